import pytest

from archive.spans import context, locate
from tests.first_article import annotation, body


@pytest.mark.parametrize(
    ("text", "words", "before", "after"),
    [
        ("Eins war. Zwei ist. Drei wird.", "Zwei ist.", "Eins war. ", " Drei wird."),
        ("Eins war. Zwei ist so. Drei wird.", "ist", "Zwei ", " so."),
        ('Er kam. "Das macht Sinn", sagte er. Dann ging er.', "Das macht Sinn", 'Er kam. "', '", sagte er.'),
        ("Kurz\n\nZwei ist.\n\nDrei wird. Vier.", "Zwei ist.", "Kurz\n\n", "\n\nDrei wird."),
        (
            "Am 2. Mai kam Dr. Meier, z. B. so. Ja.",
            "Ja.",
            "Am 2. Mai kam Dr. Meier, z. B. so. ",
            "",
        ),
        ("Es war 2023. Er ging. Er kam.", "Er ging.", "Es war 2023. ", " Er kam."),
        ("Nur das", "Nur das", "", ""),
        ("Er rief: „Halt!“ Sie blieb. Stille.", "Sie blieb.", "Er rief: „Halt!“ ", " Stille."),
    ],
)
def test_one_sentence_on_either_side(text, words, before, after):
    assert context(text, locate(text, words)[0].spans) == (before, after)


def test_a_discontinuous_passage_has_the_context_of_its_ends():
    text = "Vorher. Wir bleiben, sagte er, und kämpfen. Nachher."
    assert context(text, ((8, 19), (31, 43))) == ("Vorher. ", " Nachher.")


def test_long_sentences_are_cut_between_words():
    text = "wort " * 500 + "HIER" + " wort" * 500
    before, after = context(text, ((2500, 2504),))
    assert 290 < len(before) <= 300 and before.startswith("wort ") and before.endswith(" ")
    assert 290 < len(after) <= 300 and after.endswith(" wort")


def test_one_endless_word_is_cut_anyway():
    before, after = context("x" * 1000 + " HIER " + "y" * 1000, ((1001, 1005),))
    assert len(before) == 300 and len(after) == 300


def test_context_adjoins_the_passage_in_the_first_article():
    for quote in annotation()["quotes"]:
        spans = quote["spans"]
        before, after = context(body(), spans)
        assert body()[: spans[0][0]].endswith(before)
        assert body()[spans[-1][1] :].startswith(after)
        assert len(before) <= 300 and len(after) <= 300
        assert before or spans[0][0] == 0
