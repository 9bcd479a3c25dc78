"""What makes a suggestion surer than others of its rule."""

import pytest

from archive.detection import detect
from archive.detection.confidence import confidence_of

SURER = [  # (the surer text, the less sure one, the rule of both)
    ("Wie der Sender meldet, brennt es.", "Es brennt, wie der Sender meldet.", "wie_x_said"),
    ("Die Firma spricht von zwölf Stellen.", "Von zwölf Stellen spricht die Firma.", "speech_act_report"),
    (
        "Die Ministerin nannte den Plan „gut gemeint“.",
        "Olm nannte den Plan „gut gemeint“.",
        "words_of_object",
    ),
]


@pytest.mark.parametrize(("surer", "less", "rule"), SURER)
def test_signs_order_the_suggestions_of_a_rule(surer, less, rule):
    (a,), (b,) = detect(surer), detect(less)
    assert a.rule == b.rule == rule
    assert a.confidence > b.confidence


def test_an_unmeasured_sign_falls_back_to_its_rule():
    assert confidence_of("so_x", "de", "unheard_of") == confidence_of("so_x", "de")
