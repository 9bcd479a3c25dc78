"""so X, wie X sagte."""

import pytest

from tests.detection.reading_tables import by_rule

CASES = [
    ("Der Damm hält, so der Minister.", "so_x", "Der Damm hält", "der Minister"),
    ("„Der Damm hält“, so Minister Alt.", "so_x", "„Der Damm hält“", "Minister Alt"),
    (
        "Die Fähre fährt, wie die Reederei mitteilte, bis Mittag.",
        "wie_x_said",
        "Die Fähre fährt […] bis Mittag",
        "die Reederei",
    ),
    ("Wie der Sender berichtet, fällt das Fest aus.", "wie_x_said", "fällt das Fest aus", "der Sender"),
]


@pytest.mark.parametrize(("text", "rule", "passage", "speaker"), CASES)
def test_the_clause_names_the_voice(text, rule, passage, speaker):
    assert by_rule(text, rule) == [(passage, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "Das Haus ist so groß wie ein Schloss.",
        "Er lief, so schnell er konnte.",
        "Wie viele kamen, weiß keiner.",
    ],
)
def test_comparisons_name_nobody(text):
    assert by_rule(text, "so_x") == by_rule(text, "wie_x_said") == []
