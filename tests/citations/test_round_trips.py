"""Nasty text through every format and its readers, and back.

What a reader changes by itself is stated here once. pandoc sets straight quotation marks as typographic ones
and parts neighbours by a thin blank; pandoc and pybtex collapse blanks, pybtex no-break spaces too; pandoc
and pylatexenc know no command for a single brace and drop it; pylatexenc, which decodes for bibtexparser and
pybtex, turns the circumflex into its modifier letter. LaTeX itself prints all of these.
"""

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.citations.annotation import annotation, one_line
from archive.citations.latex import balanced
from tests.citations.readers import by_bibtexparser, by_pybtex, by_rispy, pandoc, straight, unbraced, written
from tests.citations.records import quote_with

NASTY = [
    "Müller & Söhne: 100 % für 5 $, #1 a_b",
    "{balanced {braces}} stay",
    r"C:\temp\new \alpha \\ \&",
    "~ tilde ^ hat",
    "Привет, мир — 你好",
    "emoji 🎉 family 👨‍👩‍👧 e\u0301",
    "one\nline\r\nafter\u2028another\tand\x0bmore",
    '„Wir bleiben“, sagte “er” »dort« "hier"',
    "<b>bold</b> & <script>alert(1)</script> &amp;",
    "a--b---c ,, << >>",
    "@article{x, title={y}}",
    "ER  - \nTY  - JOUR\nAU  - Mallory",
    "% kein Kommentar",
    "= 1 + 1",
    "Zeichen\x00\x07\x1f dazwischen",
    "non\u00a0breaking",
]
UNBALANCED = [r"back \{ slash", "open { brace", "close } brace", "}{", "{{}"]

news_marks = st.sampled_from(list('abcXYZäöüß0123 &%$#_{}~^\\"<>-–„“@,;:.!?/()[]=+жЇ🎉…'))


def one_line_of(marks) -> st.SearchStrategy[str]:
    return st.text(marks, min_size=1, max_size=60).filter(one_line)


text_of_news = one_line_of(st.one_of(news_marks, st.characters(codec="utf-8")))
steady = settings(derandomize=True, max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def as_decoded(text: str) -> str:
    return text.replace("ˆ", "^").replace("\u00a0", " ")


def dropped(text: str) -> str:
    """Without the braces readers drop, and the escaping of the text itself."""
    return re.sub("[{}]", "", text)


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("extension", ["bib", "biblatex", "csl.json"])
def test_latex_through_pandoc(extension, text):
    quote = quote_with(text)
    (item,) = pandoc(extension, quote)
    assert straight(item["title"]) == straight(item["container-title"]) == straight(one_line(text))
    assert straight(item["annote"]) == straight(annotation(quote))


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("read", [by_bibtexparser, by_pybtex])
def test_latex_through_python_readers(read, text):
    quote = quote_with(text)
    (entry,) = read("bib", quote)
    assert as_decoded(unbraced(entry["title"])) == as_decoded(one_line(text))
    assert as_decoded(entry["annotation"]) == as_decoded(annotation(quote))


@pytest.mark.parametrize("text", UNBALANCED)
@pytest.mark.parametrize("read", [by_bibtexparser, by_pybtex])
def test_a_single_brace_breaks_nothing(read, text):
    """The entry after it is still read; the brace itself is there for LaTeX, these readers drop it."""
    first, second = quote_with(text), quote_with("danach")
    read_back = read("bib", first, second.article)
    assert unbraced(read_back[0]["title"]) == dropped(text)
    assert unbraced(read_back[1]["title"]) == "danach"
    assert pandoc("bib", first, second.article)[1]["title"] == "danach"


@pytest.mark.parametrize("text", NASTY + UNBALANCED + ["it's `code`"])
def test_ris_through_rispy(text):
    quote = quote_with(text)
    (entry,) = by_rispy(quote)
    assert entry["title"] == entry["secondary_title"] == one_line(text)
    assert entry["notes"] == [annotation(quote)]
    assert "authors" not in entry


@pytest.mark.parametrize("text", [*NASTY, *UNBALANCED, "it's `code`"])
def test_ris_through_pandoc(text):
    (item,) = pandoc("ris", quote_with(text))
    assert item["title"] == item["container-title"] == one_line(text)


@pytest.mark.parametrize("text", [*NASTY, *UNBALANCED, "it's `code`"])
def test_csl_json_is_exact(text):
    (item,) = json.loads(written("csl.json", quote_with(text)))
    assert item["title"] == one_line(text)
    assert item["custom"]["quote"]["text"] == text
    assert item["custom"]["quote"]["chain"][0]["descriptor"] == text


@given(text_of_news)
@steady
def test_any_text_through_bibtexparser(text):
    quote = quote_with(text)
    (entry,) = by_bibtexparser("bib", quote)
    expected = [one_line(text), annotation(quote)]
    if not balanced(one_line(text)):
        expected = [dropped(told) for told in expected]
    told = [unbraced(entry["title"]), entry["annotation"]]
    assert [as_decoded(part) for part in told] == [as_decoded(part) for part in expected]


@given(text_of_news)
@steady
def test_any_text_through_rispy(text):
    quote = quote_with(text)
    (entry,) = by_rispy(quote)
    assert [entry["title"], *entry["notes"]] == [one_line(text), annotation(quote)]


@given(text_of_news)
@steady
def test_any_text_through_csl_json(text):
    (item,) = json.loads(written("csl.json", quote_with(text)))
    assert (item["title"], item["custom"]["quote"]["text"]) == (one_line(text), text)


# pandoc also turns "²" into markup: only marks that news are made of here
@given(st.lists(one_line_of(news_marks), min_size=8, max_size=8))
@settings(parent=steady, max_examples=4)
def test_any_text_through_pandoc(texts):
    quotes = [quote_with(re.sub("[{}]", "", text) or "x") for text in texts]
    read = pandoc("bib", *[quote.article for quote in quotes])
    assert [straight(item["title"]) for item in read] == [straight(one_line(q.article.title)) for q in quotes]
