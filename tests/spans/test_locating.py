import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.spans import locate, text_at
from tests.first_article import annotation, body

LENIENT = [
    # body, words typed or pasted, the text found
    ("Er sagte:\r\nDas geht.", "sagte:\nDas", "sagte:\r\nDas"),
    ("Er sagte:\nDas geht.", "sagte:\r\nDas", "sagte:\nDas"),
    ("Das  macht\u00a0 Sinn.", "Das macht Sinn", "Das  macht\u00a0 Sinn"),
    ("Das macht Sinn.", "Das\u202fmacht \t Sinn", "Das macht Sinn"),
    ("Getreide\u00adknappheit droht", "Getreideknappheit", "Getreide\u00adknappheit"),
    ("Getreideknappheit droht", "Getreide\u00adknappheit", "Getreideknappheit"),
    ('Er "wollte" nicht', "Er „wollte“ nicht", 'Er "wollte" nicht'),
    ("Er »wollte« nicht", 'Er "wollte" nicht', "Er »wollte« nicht"),
    ("It’s about time", "It's about time", "It’s about time"),
    ("Wien – New York", "Wien - New York", "Wien – New York"),
    ("Wien -- New York", "Wien — New York", "Wien -- New York"),
    ("Ukraine‑Konflikt", "Ukraine-Konflikt", "Ukraine‑Konflikt"),
    ("Nun ja … vielleicht", "Nun ja ... vielleicht", "Nun ja … vielleicht"),
    ("Nun ja ... vielleicht", "Nun ja … vielleicht", "Nun ja ... vielleicht"),
    ("u\u0308ber die Gra\u0308ben", "über die Gräben", "u\u0308ber die Gra\u0308ben"),
    ("über die Gräben", "u\u0308ber die Gra\u0308ben", "über die Gräben"),
    ("Das x\u0302 bleibt", "x\u0302", "x\u0302"),
    ("5 \u212b weit", "5 Å weit", "5 \u212b weit"),
    ("한국 말", unicodedata.normalize("NFD", "한국"), "한국"),
    (unicodedata.normalize("NFD", "한국 말"), "한국", unicodedata.normalize("NFD", "한국")),
    ("Ich ❤️ Wien", "Ich ❤ Wien", "Ich ❤️ Wien"),
    ("Familie 👩‍👧 da", "👩‍👧", "👩‍👧"),
    ("הוא אמר שלום לכולם", "שלום  לכולם", "שלום לכולם"),
    ("Das macht Sinn.", "\u200b Das macht Sinn \u00a0", "Das macht Sinn"),
]

MARKS = [
    ('"Das macht Sinn", sagte er', '"Das macht Sinn"', "Das macht Sinn"),
    ('"Das macht Sinn", sagte er', "„Das macht Sinn“", "Das macht Sinn"),
    ("« Das macht Sinn », sagte er", '"Das macht Sinn"', None),
    ("« Das macht Sinn », sagte er", "« Das macht Sinn »", "Das macht Sinn"),
    ("Das macht Sinn, sagte er", "„Das macht Sinn“", "Das macht Sinn"),
    ("Das macht Sinn, sagte er", "„Das macht Sinn", "Das macht Sinn"),
    ('"Das macht Sinn", sagte er', '"Das macht Sinn', "Das macht Sinn"),
    ('eine "gute Sache", sagte er', 'gute Sache"', "gute Sache"),
    ("Hans’ Haus", "Hans’", "Hans’"),
    ('ich sagte der "i", dass i', '"i"', "i"),
    ('"Wir bleiben", sagte er, "und kämpfen"', '"Wir bleiben", sagte er, "und kämpfen"', None),
    ("'That's it', he said", "'That's it'", None),
]


@pytest.mark.parametrize(("text", "words", "found"), LENIENT)
def test_lenient(text, words, found):
    (match,) = locate(text, words)
    assert match.text == found
    assert text_at(text, match.spans) == found


@pytest.mark.parametrize(("text", "words", "found"), MARKS)
def test_quotation_marks_pasted_along(text, words, found):
    (match,) = locate(text, words)
    if found is not None:
        assert match.text == found
    assert match.text.strip("«» ") in text


def test_marks_around_one_letter_choose_the_place_with_marks():
    assert locate('ich sagte der "i", dass i', '"i"')[0].spans == ((15, 16),)


def test_every_annotated_passage_is_found_where_it_stands():
    for quote in annotation()["quotes"]:
        spans = [match.spans for match in locate(body(), quote["text"])]
        assert tuple(map(tuple, quote["spans"])) in spans


@pytest.mark.parametrize(
    "words",
    [
        "Wir bleiben […] und kämpfen.",
        "Wir bleiben ... und kämpfen.",
        "„Wir bleiben“ [...] „und kämpfen.“",
        "Wir bleiben (…) und  kämpfen.",
    ],
)
def test_omissions_join_pieces(words):
    text = "„Wir bleiben“, sagte Müller, „und kämpfen.“"
    (match,) = locate(text, words)
    assert match.spans == ((1, 12), (30, 42))
    assert match.text == "Wir bleiben […] und kämpfen."
    assert (match.before, match.after) == ("„", "“")


def test_dots_of_the_body_itself_are_no_omission():
    assert [match.spans for match in locate("Ja … nein. Ja und nein.", "Ja ... nein")] == [((0, 9),)]


def test_pieces_in_the_wrong_order_are_not_found():
    assert locate("eins zwei drei", "drei […] eins") == []


def test_of_nested_chains_the_tightest():
    assert [match.spans for match in locate("a x a y b", "a [...] b")] == [((4, 5), (8, 9))]


def test_several_places_in_order_with_surroundings():
    matches = locate("erst Ja dann Ja zuletzt", "Ja")
    assert [match.spans for match in matches] == [((5, 7),), ((13, 15),)]
    assert [(match.before, match.after) for match in matches] == [
        ("erst ", " dann Ja zuletzt"),
        ("erst Ja dann ", " zuletzt"),
    ]


def test_exact_places_come_before_lenient_ones():
    (match,) = locate("Das  macht Sinn. Das macht Sinn.", "Das macht Sinn")
    assert match.exact and match.spans == ((17, 31),)
    assert not locate("Das  macht Sinn.", "Das macht Sinn")[0].exact


def test_whole_words_come_before_parts_of_words():
    assert [match.spans for match in locate("Sinnes Sinn", "Sinn")] == [((7, 11),)]
    assert [match.spans for match in locate("Sinnes", "Sinn")] == [((0, 4),)]


@pytest.mark.parametrize(
    "words", ["cafe", "Das macht Unsinn", "", "  ", "[…]", "\u00ad", "dasmacht", "DAS MACHT"]
)
def test_not_there(words):
    assert locate("Das macht Sinn, cafe\u0301 und café", words) == []


def test_no_more_than_asked_for():
    assert len(locate("Ja " * 500, "Ja", limit=7)) == 7


LETTERS = ["a", "ä", "a\u0308", "x\u0302", "ש", "😀", "1"]
SIGNS = [" ", "\u00a0", "\r\n", "\u00ad", '"', "„", "-", "–", "…", "..."]
TEXTS = st.lists(st.sampled_from(LETTERS + SIGNS), max_size=20)


@given(TEXTS, TEXTS, TEXTS, st.sampled_from(["NFC", "NFD"]))
def test_whatever_is_copied_and_normalised_is_found_again(before, inner, after, form):
    copied = "".join(["ä", *inner, "a"])
    text = "".join([*before, copied, *after])
    matches = locate(text, unicodedata.normalize(form, copied).replace("\r\n", "\n"))
    assert matches
    assert all(match.text == text_at(text, match.spans) for match in matches)
