"""Passages marked in a text: numbered, escaped, overlapping ones whole."""

import re

import pytest

from archive.admin.text import Mark, marked

BODY = "Eins <b> zwei 🙂 drei."


def mark(number: int, *spans: tuple[int, int], current: bool = False) -> Mark:
    return Mark(number, number * 10, f"/{number}/", spans, current)


def words(html: str) -> str:
    return re.sub(r'<a class="passage-number".*?</a>|<[^>]*>', "", html)


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ([], []),
        ([mark(1, (0, 4))], ["Eins"]),
        ([mark(1, (0, 4), (9, 13))], ["Eins", "zwei"]),
        ([mark(1, (0, 13)), mark(2, (9, 13))], ["Eins &lt;b&gt; ", "zwei"]),
        ([mark(1, (0, 13)), mark(2, (5, 15))], ["Eins ", "&lt;b&gt; zwei", " 🙂"]),
        ([mark(1, (0, 21)), mark(2, (0, 21))], ["Eins &lt;b&gt; zwei 🙂 drei."]),
    ],
)
def test_stretches(marks, shown):
    html = marked(BODY, marks)
    assert re.findall(r"<mark[^>]*>(.*?)</mark>", html) == shown
    assert words(html) == BODY.replace("<b>", "&lt;b&gt;")
    assert html.count("passage-number") == sum(len(one.spans) for one in marks)
    assert re.findall(r'id="mark-(\d+)"', html) == [str(one.key) for one in marks]


def test_depth_current_and_descriptors():
    html = marked(BODY, [mark(1, (0, 13)), mark(2, (9, 13), current=True)], printed=[(9, 11)])
    assert '<mark class="passage depth-2 current"><span class="printed-descriptor">zw</span></mark>' in html
