"""What requests remember of public data: within one version of it, and never in a transaction."""

import pytest
from django.db import transaction

from archive.models import Article
from archive.public_version import Remembered, one_request, public_version
from tests.factories import make_article, make_quote, withdraw

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article(db) -> Article:
    with transaction.atomic():
        return make_quote(article=make_article(status="published")).article


def seen(remembered: Remembered) -> dict:
    with one_request():
        public_version()
        return remembered.values()


def test_it_holds_until_something_public_changes(article):
    remembered = Remembered(most=10)
    seen(remembered)["label"] = "Diplomat"
    make_quote()  # a draft
    assert seen(remembered) == {"label": "Diplomat"}
    withdraw(article)
    assert seen(remembered) == {}


def test_a_request_that_began_before_a_change_keeps_nothing_for_those_after_it(article):
    remembered = Remembered(most=10)
    with one_request():
        public_version()
        withdraw(article)
        remembered.values()["label"] = "read before"
    assert seen(remembered) == {}


def test_outside_of_requests_and_in_transactions_nothing_is_kept():
    remembered = Remembered(most=10)
    public_version()
    remembered.values()["label"] = "by a command"
    with transaction.atomic():
        seen(remembered)["label"] = "in a transaction"
    assert remembered.values() == seen(remembered) == {}


def test_a_request_that_did_not_ask_for_the_version_remembers_nothing():
    remembered = Remembered(most=10)
    seen(remembered)["label"] = "Diplomat"
    with one_request():
        assert remembered.values() == {}


def test_there_is_a_limit():
    remembered = Remembered(most=3)
    seen(remembered).update(dict.fromkeys("abcd"))
    assert seen(remembered) == {}
