"""Canaries in everything internal; every public address in every format, and the log: none comes out."""

import logging
import re

import pytest
from django.urls import get_resolver, include, path

from archive.models import Article, Attribution, Claim, Quote, Source, Stance
from tests.leaks.addresses import crafted, echoing, names, recipes
from tests.leaks.planting import CANARY, plant

#: A fingerprint of the address and the version of all public data.
ETAG = re.compile(r"W/\"[0-9a-f]{24}\"")

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "reading"])


@pytest.fixture
def records() -> dict[str, list]:
    return plant()


@pytest.fixture
def reader(client):
    client.raise_request_exception = False
    return client


def answer(client, address: str, language: str = "de") -> tuple[int, str]:
    """Status, and headers and body as text."""
    response = client.get(address, headers={"accept-language": language})
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return response.status_code, f"{response.headers}\n{body.decode()}"


def leaks(client, addresses) -> list[str]:
    """The addresses that let a canary out, or failed."""
    found = []
    for address in addresses:
        status, text = answer(client, address)
        if CANARY.search(text) or status >= 500:
            found.append(f"{status} {address}")
    return found


def test_every_public_pattern_has_a_recipe(records):
    assert set(recipes(records)) == names()
    assert all(recipes(records).values())


def test_a_pattern_that_nobody_listed_is_noticed(records, settings):
    """Wherever it is added, by whatever name or none."""
    nested = include([path("feed.atom", lambda request: None)])
    settings.ROOT_URLCONF = (path("extra/", nested), *get_resolver().url_patterns)
    assert names() - set(recipes(records)) == {"feed.atom"}


def test_the_canaries_are_where_they_should_be(records):
    """Nothing below would be proven by an archive without them."""
    assert CANARY.search(Article.objects.get(pk=records["shown"][0].pk).body)
    assert Quote.objects.filter(note__contains="kanarie").count() == 6
    assert Source.objects.filter(name__contains="kanarie", published=False).exists()


def test_no_address_lets_a_canary_out(records, reader, caplog):
    caplog.set_level(logging.DEBUG)
    addresses = [address for found in recipes(records).values() for address in found]
    assert leaks(reader, [*addresses, *crafted(records)]) == []
    statuses = {answer(reader, address)[0] for address in addresses}
    assert {200, 302, 404, 410} == statuses
    assert not CANARY.search(_said_by_the_site(caplog))


def _said_by_the_site(caplog) -> str:
    """The log without Django's record of SQL, which only debugging switches on."""
    return "\n".join(r.getMessage() for r in caplog.records if not r.name.startswith("django.db"))


def test_a_canary_is_found_no_more_than_nonsense(records, reader):
    words = CANARY.findall(Article.objects.filter(status="draft").first().body)
    assert words
    number = Article.objects.filter(status="draft").first().body[:11]
    for address in echoing():
        twins = [answer(reader, address.replace("{}", word)) for word in (number, "nirgend" + number[7:])]
        told, nonsense = (
            (status, ETAG.sub("", text.replace(number, "nirgend" + number[7:]))) for status, text in twins
        )
        assert told == nonsense, address


@pytest.mark.parametrize("model", [Article, Attribution, Claim, Quote, Source, Stance])
def test_a_forgotten_filter_lets_nothing_out(records, reader, monkeypatch, model):
    """The reading room itself holds no hidden row."""
    monkeypatch.setattr(type(model.objects.all()), "published", lambda rows: rows)
    assert model.objects.published().count() > model.objects.filter(pk__in=_shown(model, records)).count()
    addresses = [address for found in recipes(records).values() for address in found]
    assert leaks(reader, addresses) == []


def _shown(model, records) -> list[int]:
    return [record.pk for record in records["shown"] if isinstance(record, model)]
