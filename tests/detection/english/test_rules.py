"""The rules for English."""

import pytest

from archive.detection import detect
from tests.detection.reading_tables import by_rule

CASES = [
    (
        "The fire started in a kitchen, police said.",
        "reporting_verb_after",
        "The fire started in a kitchen",
        "police",
    ),
    (
        "The court ruled that the search was illegal.",
        "reporting_verb_that",
        "that the search was illegal",
        "The court",
    ),
    (
        "The airline apologised and said flights would resume.",
        "reporting_verb_clause",
        "flights would resume",
        "The airline",
    ),
    (
        "“We will stay,” said Mara Quill, the mayor.",
        "direct_with_verb",
        "“We will stay,”",
        "Mara Quill, the mayor",
    ),
    ("“We will stay,” the mayor said on Monday.", "direct_with_verb", "“We will stay,”", "the mayor"),
    (
        "“We will stay,” said Quill, “and we will fight.”",
        "direct_with_verb",
        "“We will stay,” […] “and we will fight.”",
        "Quill",
    ),
    ("The judge said: 'This is over now.'", "direct_with_verb", "'This is over now.'", "The judge"),
    ("The bank said that rates would rise.", "reporting_verb_that", "that rates would rise", "The bank"),
    (
        "The minister told reporters the tunnel was safe.",
        "reporting_verb_clause",
        "the tunnel was safe",
        "The minister",
    ),
    (
        "Rosa Till, who said she had seen nothing.",
        "reporting_verb_clause",
        "she had seen nothing",
        "Rosa Till",
    ),
    (
        "The airline promised to refund everybody.",
        "reporting_verb_infinitive",
        "to refund everybody",
        "The airline",
    ),
    (
        "The bridge will close in autumn, the council said.",
        "reporting_verb_after",
        "The bridge will close in autumn",
        "the council",
    ),
    ("Ames called the charge “a cheap trick”.", "words_of_object", "“a cheap trick”", "Ames"),
    (
        "According to the fire service, the roof fell in.",
        "according_to",
        "the roof fell in",
        "the fire service",
    ),
    ("The house, according to its owner, is empty.", "according_to", "The house […] is empty", "its owner"),
    (
        "It was, as the architect put it, “a promise in concrete”.",
        "as_x_put_it",
        "“a promise in concrete”",
        "the architect",
    ),
    ("The engineer is said to have left.", "hearsay", "The engineer is said to have left.", ""),
    ("They warned of delays in two reports.", "speech_act", "They warned of delays in two reports.", "They"),
    ("The judge was brief: “This case is closed.”", "colon", "“This case is closed.”", "The judge"),
]


@pytest.mark.parametrize(("text", "rule", "passage", "speaker"), CASES)
def test_passage_and_speaker(text, rule, passage, speaker):
    assert by_rule(text, rule, "en") == [(passage, speaker)]


@pytest.mark.parametrize(
    "text", ["The band “Copper Lanterns” played.", "It isn't far to the workers' houses.", "The river rose."]
)
def test_no_speech_is_found_where_none_is(text):
    assert detect(text, "en") == []
