"""Texts that are no texts: no exception, linear cost, spans inside the text."""

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import detection
from archive.detection.suggestion import PIECE_JOINT

PACKAGE = str(Path(detection.__file__).parent)
SENTENCE = "Der Minister sagte, die Lage sei ernst, und „man handle“, so er, laut Zeitung "
NARRATIVE = "der Fluss trägt Holz, Schnee und Eis ins weite Tal und der Regen fällt "
BAD = {
    "empty": "",
    "blank": " \n\t\n ",
    "no full stop": SENTENCE * 100,
    "unclosed": "„" * 10_000,
    "unclosed with words": "„sagte er " * 10_000,
    "closers only": "“" * 10_000,
    "deep": "„Er sagte ‚" * 25 + "tief" + "‘ so“" * 25,
    "capitals": "DER MINISTER SAGTE: „WIR GEHEN.“ LAUT POLIZEI BRANNTE ES. " * 20,
    "recognition noise": "D3r Min|ster s@gte, d1e L4ge se1 'ern st\" . ,,W1r g3hen“ s agte e r.. ;;; ((( )) "
    * 50,
    "other language": "Le ministre a dit : « Nous partons. » Il a ri. 大臣は「行く」と言った。",
    "line breaks": "„\n" * 3_000 + "“",
    "digits": "1.1.1.1" * 3_000 + "a",
    "brackets": "(" * 5_000 + ")" * 5_000,
    "one word": "a" * 100_000,
    "surrogates and zero width": "\u200b\ud800„x“, sagte \U0001f600 er.",
}


def check(text: str, found: list) -> None:
    for s in found:
        assert s.spans
        assert all(0 <= start < end <= len(text) for start, end in s.spans)
        assert all(a[1] <= b[0] for a, b in zip(s.spans, s.spans[1:], strict=False))
        assert s.text == PIECE_JOINT.join(text[start:end] for start, end in s.spans)
        assert s.speaker == PIECE_JOINT.join(text[start:end] for start, end in s.speaker_spans)
        assert not s.via_span or s.via == text[slice(*s.via_span)]
        assert not s.voice_span or s.voice == text[slice(*s.voice_span)]
        assert detection.explain(s.rule), s.rule


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", BAD)
def test_bad_texts(name, language):
    check(BAD[name], detection.detect(BAD[name], language))


def test_a_megabyte_without_a_full_stop():
    text = NARRATIVE * (1_000_000 // len(NARRATIVE))
    check(text, detection.detect(text))


def steps(text: str, language: str) -> int:
    """Lines of the package executed for a text."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        if not frame.f_code.co_filename.startswith(PACKAGE):
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        detection.detect(text, language)
    finally:
        sys.settrace(before)
    return count


GROWING = {
    "no full stop": SENTENCE,
    "unclosed": "„sagte er ",
    "paragraphs": "„Wir gehen\n",
    "empty paragraphs": "„\n\n",
    "nested": "‚a „b ",
    "voices": "Anna Meier sagte, es regne. Ein Herr Kolb gab an, dass es schneit. ",
    "subjunctive": "Er sei da. ",
    "commas": "a, ",
    "brackets": "((",
    "english": "“We go,” said the man, who told the paper that it was late. ",
}


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", GROWING)
def test_twice_the_text_takes_at_most_2_3_times_the_steps(name, language):
    # a sentence is cut after some hundred words: only beyond them is the cost linear
    length = 2_000 if name == "no full stop" else 600
    once = GROWING[name] * (length // len(GROWING[name]))
    detection.detect(once, language)  # words looked up once are remembered
    assert steps(once + once, language) <= 2.3 * steps(once, language)


WORDS = [
    "sagte",
    "sagte,",
    "dass",
    "sei",
    "habe",
    "laut",
    "nach",
    "zufolge",
    "so",
    "wie",
    "„",
    "“",
    "‚",
    "‘",
    "»",
    "«",
    '"',
    "'",
    ",",
    ".",
    ":",
    ";",
    "(",
    ")",
    "–",
    "\n",
    "er",
    "Müller",
    "die",
    "der",
    "Polizei",
    "soll",
    "und",
    "zu",
    "gehen",
    "said",
    "told",
    "that",
    "according",
    "to",
    "he",
]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join), st.sampled_from(["de", "en"]))
def test_any_order_of_telling_words(text, language):
    check(text, detection.detect(text, language))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["de", "en", "fr", ""]))
def test_any_text(text, language):
    check(text, detection.detect(text, language))


def test_the_same_text_gives_the_same_suggestions():
    assert detection.detect(SENTENCE) == detection.detect(SENTENCE)
