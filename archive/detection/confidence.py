"""How often a rule is right: its measured precision, kept as data."""

SHOWN_FROM = 0.6


def confidence_of(rule: str, language: str) -> float:
    return 0.7
