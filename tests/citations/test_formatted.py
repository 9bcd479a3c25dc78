"""Untitled articles, quotation marks, and the form that names a quote's chain in a text."""

from dataclasses import replace

import pytest

from archive.citations import ArticleRecord, QuoteRecord
from archive.citations.bylines import Author
from archive.citations.dates import issued
from archive.citations.formatted import STYLES, in_text, reference
from archive.citations.record import Station
from archive.citations.typesetting import as_text, quoted
from archive.citations.words import DE, EN
from tests.citations.records import first_article_record, in_article

BARE = first_article_record("q18")
BY_MUELLER = in_article(BARE, title="Was nun?", outlet="Die Zeit", authors=(Author("Müller", "Anna"),))
WHO = "hochrangiger britischer Diplomat"


@pytest.mark.parametrize(
    ("style", "language", "expected"),
    [
        ("apa", "de", f"({WHO} gegenüber „i“, zit. n. Müller, 2023)"),
        ("apa", "en", f"({WHO} to “i,” as cited in Müller, 2023)"),
        ("mla", "de", f"({WHO} gegenüber „i“, zit. n. Müller)"),
        ("mla", "en", f"({WHO} to “i,” qtd. in Müller)"),
        ("chicago", "de", f"({WHO} gegenüber „i“, zit. n. Müller 2023)"),
        ("chicago", "en", f"({WHO} to “i,” quoted in Müller 2023)"),
        ("iso690", "de", f"({WHO} gegenüber „i“, zit. n. Müller 2023)"),
        ("harvard", "en", f"({WHO} to ‘i’, quoted in Müller, 2023)"),
    ],
)
def test_the_chain_in_a_text(style, language, expected):
    assert as_text(in_text(BY_MUELLER, style, language)) == expected


@pytest.mark.parametrize(
    ("style", "language", "expected"),
    [
        ("apa", "de", "[Zeitungsartikel ohne Überschrift]. (2023, September)."),
        ("apa", "en", "[Newspaper article without headline]. (2023, September)."),
        ("mla", "en", "Newspaper article without headline. Sept. 2023."),
        ("chicago", "en", "Newspaper article without headline. 2023. September."),
        ("iso690", "de", "[Zeitungsartikel ohne Überschrift], 2023. September 2023."),
        ("harvard", "de", "[Zeitungsartikel ohne Überschrift] (2023), September."),
    ],
)
def test_an_article_without_headline_is_described(style, language, expected):
    assert reference(BARE, style, language) == expected


def test_the_first_article_in_a_text():
    assert in_text(BARE) == f"({WHO} gegenüber „i“, zit. n. [Zeitungsartikel ohne Überschrift], 2023)"


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        ((), "(Müller, 2023)"),
        ((Station("", "Die Zeit", outlet=True, channel="observation"),), "(Müller, 2023)"),
        ((Station("der Sprecher", "Bo Abel"),), "(Bo Abel, zit. n. Müller, 2023)"),
        ((Station("", "", "Sprecherin (ohne Namen)"),), "(Sprecherin (ohne Namen), zit. n. Müller, 2023)"),
        (
            (
                Station("eine Beamtin", anonymous=True, channel="closed"),
                Station("", "dpa", outlet=True, channel="publication"),
                Station("", "taz", outlet=True),
            ),
            "(Beamtin laut „dpa“, laut „taz“, zit. n. Müller, 2023)",
        ),
    ],
)
def test_other_chains(chain, expected):
    assert in_text(replace(BY_MUELLER, chain=chain)) == expected


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_speaker_is_no_author(style, language):
    named = replace(BY_MUELLER, chain=(Station("", "Bo Abel"),))
    assert "Abel" not in reference(named, style, language)
    assert in_text(named, style, language).startswith("(Bo Abel, ")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ('Er sagte "nein"', DE, "„Er sagte ‚nein‘“."),
        ("Er sagte „nein“", DE, "„Er sagte ‚nein‘“."),
        ("He said “no”", EN, "“He said ‘no’.”"),
        ("Was nun?", DE, "„Was nun?“"),
        ("Why?", EN, "“Why?”"),
    ],
)
def test_quotation_marks(text, words, expected):
    assert quoted(text, words, ".") == expected


def test_an_unknown_style_is_a_key_error():
    article = ArticleRecord("k3v9x2mf", "de", issued=issued(""))
    with pytest.raises(KeyError):
        reference(article, "vancouver")
    assert isinstance(BARE, QuoteRecord)
