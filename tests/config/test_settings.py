import runpy

import pytest
from django.db import connection

from config import settings


@pytest.mark.django_db
def test_a_server_gets_no_more_than_the_statement_timeout():
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("30s",)


@pytest.mark.django_db
def test_the_text_search_parser_knows_typographic_quotes():
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_tsvector('german', '„Friedensvereinbarung“ – sagte')")
        assert cursor.fetchone() == ("'friedensvereinbar':1 'sagt':2",)


@pytest.mark.parametrize(("behind", "believed"), [("0", False), ("1", True)])
def test_headers_of_a_proxy_are_believed_only_behind_one(monkeypatch, behind, believed):
    monkeypatch.setenv("BEHIND_PROXY", behind)
    found = runpy.run_path(settings.__file__)
    assert ("SECURE_PROXY_SSL_HEADER" in found, "AXES_CLIENT_IP_CALLABLE" in found) == (believed, believed)
