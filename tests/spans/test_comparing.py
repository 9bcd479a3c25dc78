import random

import pytest

from archive.spans import comparing, locate, nearest
from tests.first_article import body

SENTENCE = (
    "Wir teilen in keiner Weise Teile des Landes auf oder schließen Friedensvereinbarungen "
    "für irgendjemanden."
)


def differences(found):
    return [(difference.found, difference.typed) for difference in found.differences]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (SENTENCE.replace("keiner", "einer"), [("keiner", "einer")]),
        (SENTENCE.replace("für", "mit"), [("für", "mit")]),
        (SENTENCE.replace(" auf oder", ""), [("auf oder", "")]),
        (SENTENCE.replace("Teile", "große Teile"), [("", "große")]),
        (SENTENCE.replace("Wir", "wir"), [("Wir", "wir")]),
        (SENTENCE.replace("Wir teilen", "Sie geben"), [("Wir teilen", "Sie geben")]),
        (SENTENCE.replace("irgendjemanden.", "Moskau!"), [("irgendjemanden.", "Moskau!")]),
        (SENTENCE.replace("schließen", "schliessen"), [("schließen", "schliessen")]),
    ],
)
def test_the_place_meant_and_what_differs(words, expected):
    assert locate(body(), words) == []
    found = nearest(body(), words)
    assert found.text == SENTENCE
    assert differences(found) == expected
    for difference in found.differences:
        assert body()[difference.start : difference.end] == difference.found


def test_one_misspelt_word():
    found = nearest(body(), "Friedensvereinbahrungen")
    assert found.text == "Friedensvereinbarungen"
    assert differences(found) == [("Friedensvereinbarungen", "Friedensvereinbahrungen")]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("britische Zeitung i", 'britischen Zeitung "i'),
        ("sagte sie", "sagte er"),
        ("Beamte haben", "Beamten haben"),
    ],
)
def test_the_likelier_of_several_places(words, text):
    assert nearest(body(), words).text == text


@pytest.mark.parametrize("place", [5, 150, 400, 799])
def test_long_words_are_compared_where_they_differ(place):
    letters = random.Random(3)
    words = ["".join(letters.choices("abcdefgh", k=9)) for _ in range(800)]
    typed = [*words[:place], "anders", *words[place + 1 :]]
    found = nearest(f"Vorab. {' '.join(words)} Danach.", " ".join(typed))
    assert differences(found) == [(words[place], "anders")]


def test_surroundings_are_shown():
    found = nearest(body(), "weder glaubwürdig noch zutreffende")
    assert found.before.endswith('solche Behauptungen als "')
    assert found.after.startswith('". Demnach')


def test_the_missing_piece_of_several():
    found = nearest(body(), "Britische Beamten […] geheime Gespräche mit Vertretern des Kreml geführt")
    assert found.words == "geheime Gespräche mit Vertretern des Kreml geführt"
    assert differences(found) == [("Kremls", "Kreml")]


def test_pieces_that_stand_there_in_another_order():
    found = nearest("erst das eine, dann das andere", "andere […] eine")
    assert found.out_of_order and found.text == "eine" and found.differences == ()


@pytest.mark.parametrize(
    "words", ["", "…", "völlig unbekannter Quatsch xyz", "?!", "der Zug nach Ulm fährt jetzt"]
)
def test_nothing_like_it(words):
    assert nearest("Das macht Sinn, sagte er der Zeitung.", words) is None


def test_an_empty_body():
    assert nearest("", "Das macht Sinn") is None


def test_offsets_are_code_points():
    text = "😀 e\u0301 – 👩‍👧 „Das ma\u00adcht Sinn“"
    found = nearest(text, "Das macht keinen Sinn")
    assert found.text == "Das ma\u00adcht Sinn"
    assert differences(found) == [("", "keinen")]


def test_a_long_body_is_compared_only_where_it_counts(monkeypatch):
    """100 kB of shuffled words: the full comparison sees a window about the size of what was typed."""
    compared = []
    original = comparing.SequenceMatcher

    def watched(junk, one, other, autojunk):
        compared.append(len(one))
        return original(junk, one, other, autojunk=autojunk)

    monkeypatch.setattr(comparing, "SequenceMatcher", watched)
    words = body().split()
    random.Random(2).shuffle(words)
    text = " ".join(words * 16) + " " + body() + " " + " ".join(words * 16)
    assert len(text) > 100_000
    found = nearest(text, SENTENCE.replace("keiner", "einer"))
    assert found.text == SENTENCE
    assert len(compared) <= comparing.WINDOWS and max(compared) < 60
