"""How the tables of the rule tests are read: (text, rule, passage, speaker)."""

from archive.detection import Suggestion, detect


def by_rule(text: str, rule: str, language: str = "de") -> list[tuple[str, str]]:
    """(passage, speaker as printed) of the suggestions that name this rule."""
    return [(s.text, s.speaker) for s in detect(text, language) if s.rule == rule]


def the_one(text: str, passage: str, language: str = "de") -> Suggestion:
    """The suggestion with exactly this passage."""
    found = [s for s in detect(text, language) if s.text == passage]
    assert len(found) == 1, [s.text for s in detect(text, language)]
    return found[0]
