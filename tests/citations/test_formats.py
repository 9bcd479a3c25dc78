"""Each format's own shape: what stands where, how it ends, what it does with nothing."""

import json
from dataclasses import replace
from datetime import date

import pytest

from archive.citations import FORMATS, ArticleRecord
from archive.citations.bylines import Author
from archive.citations.dates import issued
from archive.citations.latex import escape
from archive.citations.typesetting import as_text
from tests.citations.readers import pandoc, written
from tests.citations.records import SITE, first_article_record, quote_with

FULL = ArticleRecord(
    id="k3v9x2mf",
    language="de",
    title="Geheime Treffen",
    outlet="i",
    authors=(Author("von der Leyen", "Ursula"), Author(literal="Foreign, Commonwealth Office")),
    issued=issued("2023-09-22"),
    url="https://example.org/a_b?c=1&d=50%25#e",
    archive_url=f"{SITE}/articles/k3v9x2mf/",
    accessed=date(2024, 1, 5),
)


def test_every_format_says_what_it_is():
    assert list(FORMATS) == ["bib", "biblatex", "ris", "csl.json", "txt", "html"]
    assert all(module.LABEL and "charset=utf-8" in module.CONTENT_TYPE for module in FORMATS.values())


@pytest.mark.parametrize(
    ("extension", "expected"),
    [("bib", "% 0 records\n"), ("biblatex", "% 0 records\n"), ("ris", ""), ("csl.json", "[]\n"), ("txt", "")],
)
def test_nothing(extension, expected):
    assert written(extension) == expected


@pytest.mark.parametrize("extension", ["bib", "biblatex"])
def test_the_end_says_how_many(extension):
    assert written(extension, FULL, first_article_record()).endswith("\n\n% 2 records\n")


@pytest.mark.parametrize("extension", FORMATS)
def test_it_streams(extension):
    """The first record comes out before the second is asked for."""

    def one_then_fail():
        yield FULL
        raise AssertionError("asked for a second record")

    told = FORMATS[extension].render(one_then_fail())
    assert any("Geheime Treffen" in next(told) for _ in range(2))


def test_bibtex():
    assert written("bib", FULL) == (
        "@article{i2023geheime-k3v9x2mf,\n"
        "  entrysubtype = {newspaper},\n"
        "  author = {von der Leyen, Ursula and {Foreign, Commonwealth Office}},\n"
        "  title = {{Geheime Treffen}},\n"
        "  journal = {{i}},\n"
        "  year = {2023},\n"
        "  month = sep,\n"
        "  day = {22},\n"
        "  url = {https://example.org/a_b?c=1&d=50%25#e},\n"
        "  urldate = {2024-01-05},\n"
        "  language = {de},\n"
        f"  annotation = {{Archiv: {SITE}/articles/k3v9x2mf/}},\n"
        "}\n\n% 1 record\n"
    )


def test_biblatex():
    told = written("biblatex", replace(FULL, issued=issued("2022-03~/2022-04-02")))
    assert "  journaltitle = {{i}},\n  date = {2022-03~/2022-04-02},\n" in told
    assert "  langid = {ngerman},\n  language = {german},\n" in told


def test_ris():
    assert written("ris", replace(FULL, title="Geheime\nTreffen")).split("\r\n") == [
        "TY  - NEWS",
        "ID  - i2023geheime-k3v9x2mf",
        "AU  - von der Leyen, Ursula",
        "AU  - Foreign Commonwealth Office",
        "TI  - Geheime Treffen",
        "T2  - i",
        "PY  - 2023",
        "DA  - 2023/09/22/",
        "UR  - https://example.org/a_b?c=1&d=50%25#e",
        "Y2  - 2024/01/05/",
        "LA  - de",
        f"N1  - Archiv: {SITE}/articles/k3v9x2mf/",
        "ER  - ",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("told", "line"),
    [("2023", "DA  - 2023///"), ("2023-09", "DA  - 2023/09//"), ("2022-03~", "DA  - 2022/03//2022-03~")],
)
def test_ris_dates_are_no_more_exact_than_known(told, line):
    assert line in written("ris", replace(FULL, issued=issued(told))).split("\r\n")


def test_csl_json():
    (item,) = json.loads(written("csl.json", FULL))
    assert item["author"] == [
        {"family": "von der Leyen", "given": "Ursula"},
        {"literal": "Foreign, Commonwealth Office"},
    ]
    assert item["issued"] == {"date-parts": [[2023, 9, 22]]}
    assert item["accessed"] == {"date-parts": [[2024, 1, 5]]}
    assert (item["type"], item["language"], item["container-title"]) == ("article-newspaper", "de", "i")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2022-03~", {"date-parts": [[2022, 3]], "circa": True}),
        ("2022-03/2022-04-02", {"date-parts": [[2022, 3], [2022, 4, 2]]}),
    ],
)
@pytest.mark.parametrize("extension", ["bib", "biblatex", "csl.json"])
def test_partial_dates_through_pandoc(extension, told, expected):
    (item,) = pandoc(extension, replace(FULL, issued=issued(told)))
    assert item["issued"] == expected


@pytest.mark.parametrize("extension", ["bib", "biblatex", "csl.json"])
def test_a_body_stays_whole_and_a_particle_with_its_name(extension):
    (item,) = pandoc(extension, FULL)
    person, body = item["author"]
    assert body == {"literal": "Foreign, Commonwealth Office"}
    assert (person["given"], person["family"].split()[-1]) == ("Ursula", "Leyen")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("& % $ # _", r"\& \% \$ \# \_"),
        ("~ ^ \\", r"{\textasciitilde} {\textasciicircum} {\textbackslash}"),
        ("a {b} c", r"a \{b\} c"),
        ("a { b", r"a {\textbraceleft} b"),
        ("} {", r"{\textbraceright} {\textbraceleft}"),
        ("a -- b '' ``", "a -{}- b '{}' `{}`"),
        ("Привет 🎉", "Привет 🎉"),
        ("zwei\nZeilen", "zwei Zeilen"),
    ],
)
def test_latex(text, expected):
    assert escape(text) == expected


def test_html_is_escaped():
    told = written("html", quote_with('<b>&"</b>\x02'))
    assert "<b>" not in told
    assert "&lt;b&gt;&amp;" in told
    assert told.count("<i>") == told.count("</i>") > 0


def test_txt_has_the_words_their_place_and_the_reference():
    said, reference = written("txt", first_article_record()).strip().split("\n")
    assert said.startswith("„Wir teilen in keiner Weise") and said.endswith(", 2023)")
    assert reference == as_text("[Zeitungsartikel ohne Überschrift]. (2023, September).")
