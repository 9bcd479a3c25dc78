import pytest

from archive.report import DEFINITIONS, Figure, pooled, wilson


def report(numerator, denominator):
    return {code: Figure(definition, numerator, denominator) for code, definition in DEFINITIONS.items()}


def test_hidden_below_ten_articles():
    assert pooled([report(1, 2)] * 9) == {}


def test_sums_of_both_sides():
    figures = pooled([report(1, 2)] * 9 + [report(11, 12)])
    assert figures["second_hand"].text() == "20/30"
    assert figures["second_hand"].articles == 10
    assert (round(figures["second_hand"].low, 3), round(figures["second_hand"].high, 3)) == (0.488, 0.808)
    assert "mean_chain" not in figures and "longest_chain" not in figures


def test_nothing_to_count():
    figure = pooled([report(0, 0)] * 10)["ambiguous"]
    assert (figure.text(), figure.low, figure.high) == ("–", None, None)


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662), (1, 1, 0.2065, 1.0)],
)
def test_wilson(numerator, denominator, low, high):
    """The third row is the example of Newcombe (1998), the others follow from the closed form."""
    assert wilson(numerator, denominator) == pytest.approx((low, high), abs=5e-5)
    assert wilson(0, 0) is None
