import pytest
from django.db import connection


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
