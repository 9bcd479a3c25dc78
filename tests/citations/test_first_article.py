"""The diplomat's sentence in the first article (q18), read back by every reader."""

import json

import pytest

from archive.citations import FORMATS
from archive.citations.annotation import annotation
from archive.citations.record import UNTITLED
from tests.citations.readers import by_bibtexparser, by_pybtex, by_rispy, pandoc, straight, unbraced, written
from tests.citations.records import DIPLOMAT, SITE, first_article_record

QUOTE = first_article_record("q18")
WORDING = "Wir teilen in keiner Weise Teile des Landes auf oder schließen Friedensvereinbarungen"
CHAIN = f'{DIPLOMAT} → der britischen Zeitung "i" → dieser Artikel'
TITLE = UNTITLED["de"]


def test_the_annotation_holds_wording_chain_and_page():
    told = annotation(QUOTE)
    assert WORDING in told
    assert CHAIN in told
    assert f"{SITE}/quotes/q18v9x2mf/" in told


@pytest.mark.parametrize("extension", ["bib", "biblatex", "csl.json"])
def test_pandoc(extension):
    (item,) = pandoc(extension, QUOTE)
    assert item["type"] == "article-newspaper"
    assert item["issued"] == {"date-parts": [[2023, 9]]}
    assert item["title"] == TITLE
    assert straight(item["annote"]) == straight(annotation(QUOTE))
    assert not {"author", "container-title", "URL"} & item.keys()


def test_pandoc_reads_no_more_than_the_year_of_ris():
    """pandoc 3.9 knows neither DA nor N1; more than a year in PY would break it (see ris)."""
    (item,) = pandoc("ris", QUOTE)
    assert item["type"] == "article-newspaper"
    assert item["issued"] == {"date-parts": [[2023]]}
    assert item["title"] == TITLE
    assert "author" not in item


@pytest.mark.parametrize("read", [by_bibtexparser, by_pybtex])
def test_bibtex_readers(read):
    (entry,) = read("bib", QUOTE)
    assert entry["type"] == "article"
    assert entry["entrysubtype"] == "newspaper"
    assert entry["year"] == "2023"
    assert entry["month"].lower()[:3] == "sep"
    assert unbraced(entry["title"]) == TITLE
    assert entry["annotation"] == annotation(QUOTE)
    assert not {"author", "day", "journal"} & entry.keys()


@pytest.mark.parametrize("read", [by_bibtexparser, by_pybtex])
def test_biblatex_readers(read):
    (entry,) = read("biblatex", QUOTE)
    assert entry["date"] == "2023-09"
    assert entry["langid"] == "ngerman"
    assert entry["annotation"] == annotation(QUOTE)
    assert not {"author", "journaltitle", "year"} & entry.keys()


def test_rispy():
    (entry,) = by_rispy(QUOTE)
    assert entry["type_of_reference"] == "NEWS"
    assert (entry["year"], entry["date"]) == ("2023", "2023/09//")
    assert entry["title"] == TITLE
    assert entry["notes"] == [annotation(QUOTE)]
    assert not {"authors", "secondary_title"} & entry.keys()


def test_csl_json_keeps_the_quote_in_parts():
    (item,) = json.loads(written("csl.json", QUOTE))
    quote = item["custom"]["quote"]
    assert quote["text"] == f"{WORDING} für irgendjemanden."
    assert quote["anonymous"] is True
    assert [link["descriptor"] for link in quote["chain"]] == [DIPLOMAT, 'der britischen Zeitung "i"']
    assert quote["original_language"] == "en"


@pytest.mark.parametrize("extension", FORMATS)
def test_no_format_calls_anyone_anonymous(extension):
    """The speaker's description is printed as it stands; nobody is called Anonymous or N. N."""
    told = written(extension, QUOTE)
    assert "hochrangiger britischer Diplomat" in told
    assert not {"Anonymous", "Anonym,", "N. N."} & set(told.replace(":", " ").split())
