"""What the filters' fields offer while one types: sources, outlets and claims that are public."""

import json

import pytest

from archive.models import Quote
from tests.factories import (
    make_article,
    make_attribution,
    make_claim,
    make_outlet,
    make_quote,
    make_source,
    make_stance,
)

pytestmark = pytest.mark.django_db

NAMES = (
    "Anna Weber",
    "Weberei Nord",
    "Jürgen Große-Müller",
    "Śwjatosława Łuków",
    "O'Neill, Sean",
    "100 % Klima_Bund",
    "Verband der Diplomaten",
)
CLAIMS = ("Es gab Verhandlungen über Getreide.", "Das Abkommen wurde unterzeichnet.")


@pytest.fixture
def archive(db) -> None:
    """Public: the names above, an outlet and the claims; hidden: a secret diplomat and a claim."""
    article = make_article(status="published", outlet=make_outlet("Diplomatische Rundschau"))
    for name in NAMES:
        make_attribution(article=article, source=make_source(kind="organisation", name=name))
    quote = make_quote(article=article)
    for text in CLAIMS:
        make_stance(quote=quote, claim=make_claim(text_de=text, text_en=""))
    hidden = make_quote(attribution=make_attribution(source=make_source(name="Diplomat Geheim")))
    make_stance(quote=hidden, claim=make_claim(text_de="Verhandlungen waren geheim.", text_en=""))


def offered(client, address: str, language: str = "en") -> list[dict]:
    response = client.get(address, headers={"accept-language": language})
    assert response.status_code == 200 and response["Content-Type"] == "application/json"
    assert len(response.content) <= 2048
    return json.loads(response.content)["results"]


def labels(client, query: str) -> list[str]:
    return [entry["label"] for entry in offered(client, f"/sources/suggest?{query}")]


OFFERED = [
    ("q=weber", ["Weberei Nord", "Anna Weber"]),
    ("q=WEB", ["Weberei Nord", "Anna Weber"]),
    ("q=web+ann", ["Anna Weber"]),
    ("q=dipl", ["Diplomatische Rundschau", "Verband der Diplomaten"]),
    ("q=dipl&outlet=1", ["Diplomatische Rundschau"]),
    ("q=jurgen", ["Jürgen Große-Müller"]),
    ("q=J%C3%BCrgen+gro%C3%9F", ["Jürgen Große-Müller"]),
    ("q=mull", ["Jürgen Große-Müller"]),
    ("q=lukow", ["Śwjatosława Łuków"]),
    ("q=o%27neill", ["O'Neill, Sean"]),
    ("q=neil", ["O'Neill, Sean"]),
    ("q=klima_", ["100 % Klima_Bund"]),
    ("q=diplomt", ["Verband der Diplomaten", "Diplomatische Rundschau"]),
    ("q=wbeer", []),
    ("q=geheim", []),
]
NOTHING = [
    *("", "x=1", "q=", "q=+", "q=w", "q=%25%25%25", "q=__", "q=%00%00", "q=%ED%A0%80%ED%A0%80"),
    "q=" + "web" * 40,
]


@pytest.mark.parametrize(("query", "found"), OFFERED)
def test_sources_by_the_beginnings_of_words_then_by_likeness(client, archive, query, found):
    assert labels(client, query) == found


@pytest.mark.parametrize("query", NOTHING)
def test_nothing_is_offered_for_next_to_nothing(client, archive, query, django_assert_num_queries):
    with django_assert_num_queries(1):  # the public version
        assert labels(client, query) == []
    assert offered(client, f"/claims/suggest?{query}") == []


def test_claims(client, archive):
    assert [entry["label"] for entry in offered(client, "/claims/suggest?q=verhandl")] == [CLAIMS[0]]
    assert [entry["label"] for entry in offered(client, "/claims/suggest?q=abkomen")] == [CLAIMS[1]]


def test_an_entry_is_what_the_lists_take(client, archive):
    (entry,) = offered(client, "/sources/suggest?q=anna", "de")
    assert entry.keys() == {"id", "label", "kind", "kind_label"}
    assert (entry["kind"], entry["kind_label"]) == ("organisation", "Organisation")
    assert client.get(f"/quotes/?source={entry['id']}").status_code == 200


def test_eight_at_most_and_two_kilobytes(client, archive, django_assert_max_num_queries):
    article = Quote.objects.filter(published=True).first().article
    for number in range(30):
        long = make_source(name=f"Lang {'😀' * 120} {number:02}")
        make_attribution(article=article, source=long)
        make_attribution(article=article, source=make_source(name=f"Kurz {number:02}"))
    with django_assert_max_num_queries(2):  # the public version, and names that begin so
        assert labels(client, "q=kurz") == [f"Kurz {number:02}" for number in range(8)]
    assert 0 < len(labels(client, "q=lang")) < 8


def test_the_reader_s_language_names_an_anonymous_voice(client, first_article):
    (english,) = offered(client, "/sources/suggest?q=diplomat", "en")
    (german,) = offered(client, "/sources/suggest?q=diplomat", "de")
    assert english["id"] == german["id"]
    assert "diplomat" in english["label"] and "Diplomat" in german["label"]
