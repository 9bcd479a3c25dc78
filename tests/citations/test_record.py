from types import SimpleNamespace

import pytest

from archive.citations.bylines import Author
from archive.citations.dates import issued
from archive.citations.keys import citation_key
from archive.citations.record import ArticleRecord, QuoteRecord, article_record
from tests.citations.records import DIPLOMAT, SITE, article_like, first_article_record


def outlet(name="", label_de="", label_en=""):
    return SimpleNamespace(name=name, label_de=label_de, label_en=label_en)


def test_what_is_unknown_stays_empty():
    assert article_record(article_like(), SITE) == ArticleRecord(
        "a7k2m9xq", "de", issued=issued("2023-09"), archive_url=f"{SITE}/articles/a7k2m9xq/"
    )


def test_what_is_known_is_taken():
    article = article_like(
        outlet=outlet("Die Zeit"), headline="Was nun?", byline="Von Anna Müller", url="https://example.org/1"
    )
    record = article_record(article, SITE)
    assert (record.outlet, record.title, record.url) == ("Die Zeit", "Was nun?", "https://example.org/1")
    assert record.authors == (Author("Müller", "Anna"),)


def test_an_archived_copy_stands_in_for_a_missing_address():
    assert (
        article_record(article_like(archived_url="https://archive.example/1"), SITE).url
        == "https://archive.example/1"
    )


@pytest.mark.parametrize(
    ("language", "label"), [("de", "Heimatblatt"), ("de-AT", "Heimatblatt"), ("fr", "Local paper")]
)
def test_an_outlet_without_name_has_its_label(language, label):
    article = article_like(language=language, outlet=outlet(label_de="Heimatblatt", label_en="Local paper"))
    assert article_record(article, SITE).outlet == label


def test_the_chain_begins_with_the_speaker():
    quote = first_article_record("q18")
    assert [station.descriptor for station in quote.chain] == [DIPLOMAT, 'der britischen Zeitung "i"']
    assert quote.anonymous
    assert [station.name for station in quote.chain] == ["", "i"]


def test_own_account_has_no_chain():
    quote = first_article_record("q01")
    assert quote.chain == ()
    assert not quote.anonymous


@pytest.mark.parametrize(
    ("outlet_", "told", "title", "expected"),
    [
        ("", "2023-09", "", "article2023-k3v9x2mf"),
        ("The Guardian", "2023", "The secret talks", "theguardian2023secret-k3v9x2mf"),
        ("Süddeutsche Zeitung", "2023", "Über Größe", "sueddeutschezeitung2023groesse-k3v9x2mf"),
        ("Правда", "", "Привет", "article-k3v9x2mf"),
        ("20 Minuten", "2023", "So ist es", "article20minuten2023ist-k3v9x2mf"),
        ("Le Monde", "2024~", "L’été {à} Paris", "lemonde2024paris-k3v9x2mf"),
    ],
)
def test_keys(outlet_, told, title, expected):
    article = ArticleRecord("k3v9x2mf", "de", title=title, outlet=outlet_, issued=issued(told))
    assert citation_key(article) == expected


def test_a_quote_and_an_article_never_share_a_key():
    article = ArticleRecord("k3v9x2mf", "de")
    assert citation_key(article) != citation_key(QuoteRecord("k3v9x2mf", article, "Worte"))
