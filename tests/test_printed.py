"""What the public reads of an article's text: passages with context and gaps, or the whole with marks."""

from types import SimpleNamespace as Passage

import pytest

from archive.printed import excerpts, marked_body

BODY = 'Am Abend tagte der Rat. "Wir bleiben", sagte sie. Er ging: "Nein." Danach war Ruhe. Es regnete lange.'


def passage(words: str, before: str = "", after: str = "") -> Passage:
    start = BODY.index(words)
    return Passage(
        text=words, spans=[[start, start + len(words)]], context_before=before, context_after=after
    )


def read(*passages: Passage) -> list[tuple[int, str, str, str]]:
    return [(found.gap, found.before, found.quote.text, found.after) for found in excerpts(passages)]


def test_the_rest_of_a_sentence_stays_with_its_passage():
    first = passage("Wir bleiben", 'Am Abend tagte der Rat. "', '", sagte sie.')
    second = passage("Nein.", 'Er ging: "', '"')
    assert read(first, second) == [
        (0, 'Am Abend tagte der Rat. "', "Wir bleiben", '", sagte sie.'),
        (0, 'Er ging: "', "Nein.", '"'),
    ]


def test_what_stands_between_two_passages_is_shown_once():
    first = passage("Nein.", 'Er ging: "', '" Danach war Ruhe.')
    second = passage("Es regnete lange.", "Danach war Ruhe. ")
    assert read(first, second)[0][3] == '"'
    assert read(first, second)[1][1] == "Danach war Ruhe. "


def test_a_gap_is_counted_in_characters():
    first, second = passage("Am Abend tagte der Rat."), passage("Danach war Ruhe.", '"Nein." ')
    assert [gap for gap, *_rest in read(first, second)] == [0, len(' "Wir bleiben", sagte sie. Er ging: ')]


def test_the_beginning_may_be_left_out_too():
    assert read(passage("Danach war Ruhe."))[0][0] == BODY.index("Danach")


def test_overlapping_passages_have_nothing_between_them():
    outer, inner = (
        passage('"Wir bleiben", sagte sie.', "x ", " y"),
        passage("Wir bleiben", '"', '", sagte sie.'),
    )
    assert read(outer, inner)[1] == (0, "", "Wir bleiben", '", sagte sie.')


def test_no_passages_no_excerpts():
    assert excerpts([]) == []


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ([], [(BODY, None, [])]),
        (["Am Abend"], [("Am Abend", "Am Abend", [1]), (BODY[8:], None, [])]),
        (
            ["Wir bleiben", "bleiben"],
            [
                (BODY[:25], None, []),
                ("Wir ", "Wir bleiben", []),
                ("bleiben", "bleiben", [1, 2]),
                (BODY[36:], None, []),
            ],
        ),
    ],
)
def test_a_whole_text_is_cut_at_its_passages(words, pieces):
    found = list(marked_body(BODY, [passage(text) for text in words]))
    assert "".join(piece.text for piece in found) == BODY
    assert [
        (piece.text, piece.quote and piece.quote.text, [number for number, _quote in piece.ends])
        for piece in found
    ] == pieces


def test_a_passage_in_two_pieces_ends_once():
    both = Passage(text="Am Abend […] Ruhe", spans=[[0, 8], [79, 83]])
    found = list(marked_body(BODY, [both]))
    assert [piece.text for piece in found if piece.quote] == ["Am Abend", BODY[79:83]]
    assert sum(len(piece.ends) for piece in found) == 1
