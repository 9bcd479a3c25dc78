"""Texts taken apart into words: remembered between requests if they are short, the places as they stand."""

import pytest
from django.db import transaction

from archive.public_version import one_request, public_version
from archive.search import words
from archive.search.words import Words, taken_apart
from tests.factories import make_article, withdraw

pytestmark = pytest.mark.django_db(transaction=True)

SHORT, LONG = "Die Getreide-Exporte, sagte er.", "Wort " * 500


def apart(*texts: str) -> dict[str, Words]:
    with one_request():
        public_version()
        return taken_apart(texts)


def test_words_and_their_places():
    own = taken_apart([SHORT])[SHORT]
    assert own.words == ["Die", "Getreide", "Exporte", "sagte", "er"]
    assert [SHORT[start:end] for start, end in own.places] == own.words


def test_short_texts_are_taken_apart_once():
    first, again = apart(SHORT, LONG), apart(SHORT, LONG)
    assert again[SHORT] is first[SHORT]
    assert len(LONG) > words._LONGEST
    assert again[LONG] is not first[LONG]


def test_nothing_is_remembered_of_what_was_public_before():
    first = apart(SHORT)
    with transaction.atomic():
        article = make_article(status="published")
    withdraw(article)
    assert apart(SHORT)[SHORT] is not first[SHORT]
