"""Rows that a list has shown are remembered until something public changes, without a search's marks."""

import pytest
from django.db import transaction
from django.test.utils import CaptureQueriesContext

from archive.models import Quote
from archive.public_version import one_request, public_version
from archive.search.rows import ListedQuote, listed_quotes
from config import routers
from tests.factories import make_article, make_quote, withdraw

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def quotes(db) -> list[Quote]:
    with transaction.atomic():
        article = make_article(status="published")
        return [make_quote(article=article) for _ in range(3)]


def listed(*quotes: Quote) -> tuple[list[ListedQuote], int]:
    """In a request of their own; and how many queries were made for them."""
    with one_request():
        public_version()
        with CaptureQueriesContext(routers.connection()) as asked:
            return list(listed_quotes([quote.pk for quote in quotes]).values()), len(asked)


def test_what_was_shown_is_not_read_again(quotes):
    first, second, third = quotes
    before, asked = listed(first, second)
    assert asked == 1
    assert listed(second, first) == (before[::-1], 0)
    again, asked = listed(third, first)
    assert (again[0].pk, again[1], asked) == (third.pk, before[0], 1)


def test_marks_of_one_search_are_not_seen_by_another(quotes):
    (row,), _ = listed(quotes[0])
    row.marked, row.matched_in = "<mark>a</mark>", "found in: speaker"
    (again,), asked = listed(quotes[0])
    assert (again.marked, again.matched_in, asked) == (None, "", 0)


def test_what_is_withdrawn_is_gone(quotes):
    assert listed(*quotes)[1] == 1
    withdraw(quotes[0].article)
    assert listed(*quotes) == ([], 1)
