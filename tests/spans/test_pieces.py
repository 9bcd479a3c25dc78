import pytest

from archive.spans import SpanError, as_spans, text_at, validate
from tests.first_article import annotation, body


def test_every_annotated_passage_is_the_body_at_its_spans():
    assert len(annotation()["quotes"]) == 25
    for quote in annotation()["quotes"]:
        assert text_at(body(), quote["spans"]) == quote["text"]


def test_offsets_are_code_points_and_pieces_are_joined():
    text = "😀e\u0301 שלום 👩‍👧!"
    assert text_at(text, [(0, 1), (4, 8)]) == "😀 […] שלום"
    assert text_at(text, [(1, 3)]) == "e\u0301"


def test_pieces_may_touch():
    assert validate([[0, 2], [2, 4]], 4) == ((0, 2), (2, 4))


@pytest.mark.parametrize(
    ("spans", "code", "words"),
    [
        ([], "none", "at least one"),
        ([(3, 3)], "empty", "(3, 3)"),
        ([(4, 3)], "empty", "ends before"),
        ([(-1, 3)], "out_of_range", "10 characters"),
        ([(0, 11)], "out_of_range", "(0, 11)"),
        ([(0, 5), (4, 6)], "overlapping", "(4, 6)"),
        ([(4, 6), (0, 2)], "overlapping", "(0, 2)"),
        ([(1, 2, 3)], "not_a_pair", "(1, 2, 3)"),
        ([("1", "2")], "not_a_pair", "pair"),
        ([(True, 2)], "not_a_pair", "pair"),
        ([7], "not_a_pair", "7"),
    ],
)
def test_spans_that_cannot_be(spans, code, words):
    with pytest.raises(SpanError) as raised:
        validate(spans, 10)
    assert raised.value.code == code
    assert words in str(raised.value)
    assert raised.value.message("de") != str(raised.value)


def test_as_spans_reads_arrays_of_the_database():
    assert as_spans([[1, 2], [3, 4]]) == ((1, 2), (3, 4))
