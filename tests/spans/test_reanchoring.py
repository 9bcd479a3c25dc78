import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.spans import locate, reanchor, text_at
from tests.first_article import annotation, body

OLD = "Vorab eins. Er sagte: Das macht Sinn. Danach zwei. Und drei."
SPANS = ((22, 36),)


@pytest.mark.parametrize(
    "new",
    [
        OLD,
        OLD + " Und vier.",
        "Ganz vorn. " + OLD,
        OLD.replace("eins", "fünfzehn"),
        OLD.replace("eins", "x").replace("zwei", "y"),
        OLD.replace("sagte", "meinte").replace("Danach", "Dann"),
        OLD.replace("Er sagte: ", "").replace(" Danach zwei.", ""),
        OLD.replace("Er sagte", "Sie sagte: Das macht Spaß. Er sagte"),
        "😀 שלום " + OLD.replace("Danach", "e\u0301 Danach"),
    ],
)
def test_words_that_stayed_are_found(new):
    assert text_at(new, reanchor(OLD, new, SPANS)) == "Das macht Sinn"


@pytest.mark.parametrize(
    "new",
    [
        OLD.replace("macht", "ergibt"),
        OLD.replace("Das macht Sinn. ", ""),
        OLD.replace("Sinn", "Sinnvolles"),
        OLD.replace("Das macht", "Dasdas macht").replace("Dasdas", "AllDas"),
        OLD.replace("Sinn.", "Sinn\u0301."),
        OLD.replace("Das macht Sinn", "Das  macht Sinn"),
        "",
    ],
)
def test_words_that_changed_or_went_are_not(new):
    assert reanchor(OLD, new, SPANS) is None


TWICE = "Anna sagte ja und ging heim. Bert sagte ja und blieb dort."


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("Neu: Anna sagte ja und ging heim. Bert sagte ja und blieb dort.", "Bert sagte "),
        ("Anna sagte ja, und ging heim! Bert sagte ja, und blieb dort!", "Bert sagte "),
        ("Bert sagte ja und blieb dort.", "Bert sagte "),
        ("Anna sagte ja und ging heim. Bert sagte nichts und blieb dort.", None),
        ("Oh, Anna sagte ja und ging heim. Bert schwieg und blieb dort. Ende.", None),
    ],
)
def test_the_same_words_twice(new, expected):
    moved = reanchor(TWICE, new, ((40, 42),))
    assert (moved and new[: moved[0][0]][-len("Bert sagte ") :]) == expected


def test_all_pieces_or_none():
    old = "Wir bleiben, sagte er, und kämpfen."
    spans = ((0, 11), (23, 34))
    assert text_at("So: " + old, reanchor(old, "So: " + old, spans)) == "Wir bleiben […] und kämpfen"
    assert reanchor(old, old.replace("kämpfen", "gehen"), spans) is None


def test_several_edits_of_the_first_article():
    new = "Vorspann.\n\n" + body().replace("gegangen gegangen", "gegangen").replace("etwa Wien", "so Wien")
    new = new.replace("Beziehungen nach Moskau", "Kontakte nach Moskau")
    kept = {quote["id"]: reanchor(body(), new, quote["spans"]) for quote in annotation()["quotes"]}
    assert {name for name, spans in kept.items() if spans is None} == {"q01", "q05", "q19"}
    for quote in annotation()["quotes"]:
        if kept[quote["id"]]:
            assert text_at(new, kept[quote["id"]]) == quote["text"]
            assert kept[quote["id"]] in [match.spans for match in locate(new, quote["text"])]


WORDS = st.lists(st.sampled_from(["ja", "nein", "gut", "😀", "e\u0301", "שלום"]), max_size=12).map(" ".join)


@given(WORDS, WORDS, WORDS)
def test_what_comes_back_is_the_same_words(head, tail, new_tail):
    old, new = f"{head} Kern der Sache {tail}", f"{tail} Kern der Sache {new_tail}"
    start = old.index("Kern")
    moved = reanchor(old, new, ((start, start + 14),))
    assert text_at(new, moved) == "Kern der Sache"
