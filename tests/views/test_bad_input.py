"""Whatever is typed into the address: a page that answers or says what is wrong, in time, never a failure."""

from time import monotonic
from urllib.parse import quote

import pytest

pytestmark = pytest.mark.django_db

NOUNS = ("quotes", "articles", "sources", "claims")
PATIENCE = 3  # seconds

#: What stands behind "?q=", its status, and what the page says of it.
QUERIES = {
    "1 MB": ("a" * 1_000_000, 400, "at most 300 characters"),
    "1 MB of words": ("wort+" * 200_000, 400, "at most 300 characters"),
    "10,000 words": ("a+" * 10_000, 400, "at most 300 characters"),
    "as many words as fit": ("a+" * 150, 400, "at most 32"),
    "32 words": ("+".join(f"wort{n}" for n in range(32)), 200, "Nothing found"),
    "quotation mark missing": ("%22eine+gute+Sache", 200, "quotation mark is missing"),
    "quotation mark only": ("%22", 200, "quotation mark is missing"),
    "equals sign and quotation mark": ("%3D%22", 200, "quotation mark is missing"),
    "nothing between": ("%3D%22%22", 200, "nothing left to search for"),
    "parentheses": ("((((", 200, "Parentheses were ignored"),
    "minus": ("-", 200, "no letters or digits"),
    "minus words": ("-wien+-%3D%22rom%22", 200, "name at least one word"),
    "asterisk": ("*", 200, "belongs at the end of a word"),
    "asterisks": ("***+a*+*", 200, "at least 3 letters"),
    "or": ("or+or+or", 200, "needs a word on both sides"),
    "filler words": ("die+und+der", 200, "looked for in other texts only"),
    "exact filler words": ("%3D%22in+an%22", 200, "Too common to search for"),
    "emoji": (quote("😀🏳️‍🌈"), 200, "no letters or digits"),
    "emoji and a word": (quote("😀 xyzzyx"), 200, "Nothing found"),
    "NUL": ("%00", 200, "Search"),
    "NUL in words": ("xyzzy%00xyzzy", 200, "Nothing found"),
    "lone surrogate": ("%ED%A0%80", 200, "Search"),
    "lone surrogate in a word": ("xyzzy%ED%A0%80x", 200, "Nothing found"),
    "no UTF-8": ("xyzzy%FF%FE", 200, "Nothing found"),
    "right to left": (quote("\u202exyzzyx\u202c السلام"), 200, "Nothing found"),
    "tsquery": (quote("a & !(b | c) <-> d:*"), 200, "Parentheses were ignored"),
    "quotes and backslashes": (quote("'); DROP TABLE archive_quote; -- \\"), 200, "Nothing found"),
    "regular expression": (quote('="xyzzy.*+?[](){}|^$\\d"'), 200, "Nothing found"),
    "percent signs": ("%25s%25%25(x)s+xyzzyx", 200, "Nothing found"),
    "one endless word": ("x" * 300, 200, "Nothing found"),
    "markup": (quote("<script>alert(1)</script> xyzzyx"), 200, "&lt;script&gt;"),
}


def page_of(client, address: str) -> tuple[int, str]:
    began = monotonic()
    response = client.get(address, headers={"accept-language": "en"})
    assert monotonic() - began < PATIENCE
    return response.status_code, response.content.decode()


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("name", QUERIES)
def test_any_search(client, first_article_once, noun, name):
    query, status, told = QUERIES[name]
    found, page = page_of(client, f"/{noun}/?q={query}")
    assert (found, told in page) == (status, True)
    assert "<script>alert" not in page
    if status == 400:
        assert "This search cannot be run" in page and len(page) < 100_000


ADDRESSES = [
    # a list's query string, the parameter that the 400 page names
    ("&".join(f"kind=k{number}" for number in range(200)), "kind"),
    ("&".join(["kind=direct"] * 200), None),
    ("&".join(f"source={number:08}" for number in range(200)), "source"),
    ("from=2024&to=2023", "to"),
    ("from=2023-13", "from"),
    ("to=%00", "to"),
    ("sort=drop+table", "sort"),
    ("sort=drop%20table%3B--&q=wien", "sort"),
    ("cursor=x", "cursor"),
    ("cursor=" + "A" * 100_000, "cursor"),
    ("kind=" + "x" * 1_000_000, "kind"),
    ("from=" + "2" * 1_000_000, "from"),
    ("x" * 1_000_000 + "=1", "x" * 40 + "…"),
    ("cursor=%ED%A0%80", "cursor"),
    ("count=all", "count"),
    ("quelle=x", "quelle"),
    ("q=wien&q=rom", None),
]


@pytest.mark.parametrize(("query", "parameter"), ADDRESSES)
def test_any_filter(client, first_article_once, query, parameter):
    status, page = page_of(client, f"/quotes/?{query}")
    assert status == (400 if parameter else 200)
    if parameter:
        assert f"<code>{parameter}</code>:" in page and len(page) < 200_000


def test_a_cursor_of_another_search(client, first_article_once, monkeypatch):
    monkeypatch.setattr("archive.filters.paging.PAGE", 2)
    _status, page = page_of(client, "/quotes/?sort=newest")
    cursor = page.split("cursor=")[1].split('"')[0].split("&")[0]
    assert page_of(client, f"/quotes/?sort=newest&cursor={cursor}")[0] == 200
    for other in ("/quotes/?sort=newest&q=wien", "/quotes/?sort=oldest", "/articles/?sort=newest"):
        status, page = page_of(client, f"{other}&cursor={cursor}")
        assert status == 400 and "<code>cursor</code>:" in page
