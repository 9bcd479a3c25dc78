"""Pairing quotation marks."""

import pytest

from archive.detection.marks import outermost, pair_marks

CASES = [
    ("„a b“", ["„a b“"]),
    ("»a b«", ["»a b«"]),
    ("«a b»", ["«a b»"]),
    ("“a b”", ["“a b”"]),
    ('"a b"', ['"a b"']),
    ("'a b'", ["'a b'"]),
    ("‚a b‘", ["‚a b‘"]),
    ("''a b''", ["''a b''"]),
    ('„a b"', ['„a b"']),
    ("„a ‚b‘ c“", ["„a ‚b‘ c“", "‚b‘"]),
    ("“a ‘b’ c”", ["“a ‘b’ c”", "‘b’"]),
    ("It's the dogs' house", []),
    ("„a\n\n„b“", ["„a\n\n„b“"]),
    ("„a\nb“", []),
    ("Er sagte:\n„Wir bleiben noch hier, sagte er.\nDann ging er.", ["„Wir bleiben noch hier, sagte er."]),
    ('5" breit und 6" hoch', []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_pairs(text, expected):
    assert [text[pair.start : pair.end] for pair in pair_marks(text)] == expected


def test_nesting_50_deep_is_one_outermost_pair():
    text = "„" * 50 + "tief" + "“" * 50
    assert [(p.start, p.end) for p in outermost(pair_marks(text))] == [(0, len(text))]
