"""Voices that speak on: subjunctive, hearsay, bare quotations."""

import pytest

from tests.detection.reading_tables import by_rule

LEAD = "Der Zoologe Nils Orde sagte, die Wölfe seien zurück. "
CASES = [
    ("Sie hätten keine Feinde. Die Schäfer müssten aufpassen.", "subjunctive_modal", []),
    (
        "Die Lage sei ruhig. Man habe Zeit.",
        "subjunctive",
        [("Die Lage sei ruhig. Man habe Zeit.", "Der Zoologe Nils Orde")],
    ),
    ("„Zäune helfen.“", "bare_quotation", [("„Zäune helfen.“", "Der Zoologe Nils Orde")]),
    (
        "Ein Rudel soll drei Schafe gerissen haben.",
        "hearsay_past",
        [("Ein Rudel soll drei Schafe gerissen haben.", "Der Zoologe Nils Orde")],
    ),
]


@pytest.mark.parametrize(("text", "rule", "expected"), CASES[1:])
def test_the_last_voice_goes_on(text, rule, expected):
    assert by_rule(LEAD + text, rule) == expected


def test_the_indicative_is_the_narrators_again():
    assert by_rule(LEAD + "Das Land zahlt für Zäune.", "subjunctive") == []


def test_hearsay_without_a_voice_before_it_is_left_alone():
    assert by_rule("Der Turm soll 2031 fertig sein.", "hearsay") == []
