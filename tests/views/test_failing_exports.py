"""Exports that fail; apart from the others, whose archive lives in an open transaction."""

import pytest
from django.db import DatabaseError, transaction

from tests.factories import make_article, make_quote


@pytest.mark.django_db(transaction=True)
def test_a_failing_query_is_no_half_file(client, monkeypatch):
    """The first rows are fetched before the headers go out."""
    client.raise_request_exception = False
    with transaction.atomic():
        make_quote(article=make_article(status="published"), kind="own_account")

    def fail(*args, **kwargs):
        raise DatabaseError("canceling statement due to statement timeout")

    monkeypatch.setattr("archive.exporting.jsonl.json.dumps", fail)
    assert client.get("/quotes/export.jsonl").status_code == 500
