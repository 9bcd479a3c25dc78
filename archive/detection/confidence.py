"""How often a rule is right, and the rule in words: both kept as data beside the word lists."""

from functools import cache

from .lexicon import lines

SHOWN_FROM = 0.53  # suggestions from this confidence are shown unasked
UNMEASURED = 0.5


@cache
def _measured() -> dict[tuple[str, str], float]:
    """(language, rule) → the share of its suggestions an editor could accept as they are."""
    found = {}
    for line in lines("confidence.txt"):
        language, rule, value, *_ = line.split()
        found[language, rule] = float(value)
    return found


@cache
def confidence_of(rule: str, language: str, sign: str = "") -> float:
    """The measured precision of a rule, where measured of its suggestions with that sign; between 0 and 1,
    0.5 where the rule was never measured."""
    measured = _measured()
    plain = measured.get((language, rule), UNMEASURED)
    return measured.get((language, f"{rule}:{sign}"), plain)


@cache
def _in_words() -> dict[str, tuple[str, str]]:
    found = {}
    for line in lines("rules.txt"):
        beginning, german, english = (part.strip() for part in line.split(" | "))
        found[beginning] = (german, english)
    return found


def explain(rule: str, language: str = "de") -> str:
    """The rule in words, in German or (for any other language) English; "" for a rule that does not exist."""
    fitting = [beginning for beginning in _in_words() if rule.startswith(beginning)]
    if not fitting:
        return ""
    german, english = _in_words()[max(fitting, key=len)]
    return german if language.startswith("de") else english
