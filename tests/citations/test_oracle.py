"""Our references against citeproc-js (see oracle/README.md), and where our house rules differ from it."""

import json
import re
from pathlib import Path

import pytest

from archive.citations.formatted import in_text, reference
from archive.citations.typesetting import as_html
from tests.citations.oracle.records import articles

EXPECTED = json.loads((Path(__file__).parent / "oracle" / "expected.json").read_text(encoding="utf-8"))
SIDES = [(style, language) for style in EXPECTED for language in EXPECTED[style]]


def _doubtful(found: re.Match) -> str:
    return found[0].replace("2022", "ca. 2022")


_MONTH = "(Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"

# (styles, languages, what citeproc-js prints, what we print instead, why), applied in this order
ALLOWED = [
    (
        "apa chicago",
        "de",
        rf"{_MONTH} (\d+)–(\d+)",
        r"\2.–\3. \1",
        "German dates are written in German order",
    ),
    ("apa chicago", "de", rf"{_MONTH} (\d+)(?!\d)", r"\2. \1", "German dates are written in German order"),
    ("iso690 harvard", "de", rf"\b(\d\d?)–(\d\d?) {_MONTH}", r"\1.–\2. \3", "a German ordinal takes its dot"),
    ("iso690 harvard", "de", rf"(?<!–)\b(\d\d?) {_MONTH}", r"\1. \2", "a German ordinal takes its dot"),
    ("mla", "de en", "Circa", "ca.", "no capital inside a sentence"),
    ("harvard", "de en", r"(?<=[(, ])2022(?=\))", "ca. 2022", "a doubtful date is shown as one"),
    ("iso690", "de", r"(?<=, )2022\.| 2022(?=\)$)", _doubtful, "a doubtful date is shown as one"),
    ("chicago", "de en", "Leyen, Ursula von der", "von der Leyen, Ursula", "a particle stays with its name"),
    ("iso690", "de", r"^DPA\b", "dpa", "a body is spelled as it spells itself"),
    ("iso690", "de", "kein Datum", "ohne Datum", "one German wording in all styles"),
    ("iso690", "de", r"\. (\d{4})(–\d{4})?(?=$|\. (Verf|\[Zu))", "", "a bare year is not said twice"),
    ("iso690", "de", r"^((?!.*https|\().*[^.?!])$", r"\1.", "a reference ends with a full stop"),
    (
        "iso690",
        "de",
        r"^\((\w+), \w+, \w+, [^\[]*?(?= (?:ca|\[|\d))",
        r"(\1 u. a.",
        "four names are too many",
    ),
    ("iso690", "de", r"\. \.(?= |$)", ".", "no full stop for a missing newspaper"),
    ("harvard", "de", "Zugegriffen", "Zugriff am", "one German wording in all styles"),
]

# Where citeproc-js leaves something out, ours is spelled out below instead.
LEFT_OUT = {
    "iso690": lambda article: not article.authors,  # prints no day or month for what has no author
    "harvard": lambda article: not article.authors and not article.outlet,  # prints no name or title
}


def in_our_house(text: str, style: str, language: str) -> str:
    """What citeproc-js prints, with the differences we allow made up for."""
    for styles, languages, pattern, ours, _why in ALLOWED:
        if style in styles.split() and language in languages.split():
            text = re.sub(pattern, ours, text)
    return text


def printed(text: str) -> str:
    return as_html(text).replace("&amp;", "&")


def compared(style: str, kind: str, language: str) -> dict[str, str]:
    """citeproc-js's references or citations in our house, by id, without those it prints incompletely."""
    left_out = LEFT_OUT.get(style, lambda article: False)
    told = EXPECTED[style][language]
    return {a.id: in_our_house(told[a.id][kind], style, language) for a in articles() if not left_out(a)}


@pytest.mark.parametrize(("style", "language"), SIDES)
def test_references_agree(style, language):
    expected = compared(style, "bibliography", language)
    ours = {article.id: printed(reference(article, style, language)) for article in articles()}
    assert {number: ours[number] for number in expected} == expected


@pytest.mark.parametrize(("style", "language"), SIDES)
def test_citations_in_the_text_agree(style, language):
    expected = compared(style, "citation", language)
    ours = {article.id: printed(in_text(article, style, language)) for article in articles()}
    assert {number: ours[number] for number in expected} == expected


def test_enough_is_compared():
    assert sum(len(compared(*side[:1], "bibliography", side[1])) for side in SIDES) >= 500


@pytest.mark.parametrize(
    ("style", "language", "number", "reference_", "citation"),
    [
        (
            "iso690",
            "de",
            "r2",
            "Das ist kein Krieg!, 2023. <i>The Guardian</i> [online]. 14. September 2023. "
            "Verfügbar unter: https://example.org/a?b=1&c=2#d",
            "(<i>Das ist kein Krieg!</i> 2023)",
        ),
        (
            "harvard",
            "en",
            "r100",
            "‘Ohne Zeitung’ (2023), 14 September. Available at: https://example.org/a?b=1&c=2#d.",
            "(‘Ohne Zeitung’, 2023)",
        ),
        ("harvard", "de", "r103", "„Ohne Zeitung“ (2023).", "(„Ohne Zeitung“, 2023)"),
    ],
)
def test_what_the_oracle_leaves_out(style, language, number, reference_, citation):
    article = next(article for article in articles() if article.id == number)
    assert printed(reference(article, style, language)) == reference_
    assert printed(in_text(article, style, language)) == citation
