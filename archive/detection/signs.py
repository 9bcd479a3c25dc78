"""What makes a suggestion surer, or less sure, than others of its rule: a sentence or a few words in marks, a
voice with a role, a subject before or behind its verb, a new paragraph."""

from collections.abc import Callable

from .reading import Reading
from .strength import CLAUSE, SENTENCE
from .voices import Voice

IMPERSONAL = frozenset({"man", "niemand", "viele", "einige", "nobody", "many", "some"})
QUOTATIONS = {SENTENCE: "sentence", CLAUSE: "clause"}


def sign_of(reading: Reading, voice: Voice | None, text: str) -> str:
    """One word that goes with the rule's name in confidence.txt; "" where nothing is told apart."""
    for beginning, look in LOOKS:
        if reading.rule.startswith(beginning):
            return look(reading, voice, text)
    return _marks(reading, voice, text) if reading.rule.endswith("_words") else ""


def _marks(reading: Reading, voice: Voice | None, text: str) -> str:
    """„Das stimmt nicht.“ is speech more often than „stimmig“."""
    return QUOTATIONS.get(reading.item.strength, "few") if reading.item else ""


def _role(reading: Reading, voice: Voice | None, text: str) -> str:
    """A minister, a paper, a court."""
    return "role" if voice and voice.sort else ""


def _marks_and_role(reading: Reading, voice: Voice | None, text: str) -> str:
    return "_".join(filter(None, (_marks(reading, voice, text), _role(reading, voice, text))))


def _verb_and_role(reading: Reading, voice: Voice | None, text: str) -> str:
    """nannte, kritisierte: the words within their object are the subject's; with other verbs they may be a
    name."""
    naming = "naming" if reading.verb and "n" in reading.verb.takes else "other"
    return "_".join(filter(None, (naming, _role(reading, voice, text))))


def _behind(reading: Reading, voice: Voice | None, text: str) -> str:
    """The voice is named behind the beginning of the passage."""
    return "behind" if reading.speaker and reading.speaker[0] > reading.spans[0][0] else ""


def _behind_or_role(reading: Reading, voice: Voice | None, text: str) -> str:
    return _behind(reading, voice, text) or _role(reading, voice, text)


def _paragraph(reading: Reading, voice: Voice | None, text: str) -> str:
    """A voice rarely goes on into the next paragraph."""
    if reading.speaker is None or text.find("\n", reading.speaker[1], reading.spans[0][0]) < 0:
        return ""
    return "new_paragraph"


def _impersonal(reading: Reading, voice: Voice | None, text: str) -> str:
    spoken = text[slice(*reading.speaker)].lower() if reading.speaker else ""
    return "impersonal" if spoken in IMPERSONAL else ""


LOOKS: tuple[tuple[str, Callable], ...] = (
    ("loose_marks", _marks),
    ("colon", _marks_and_role),
    ("words_of_object", _verb_and_role),
    ("subjunctive", _paragraph),
    ("noun_with_content_that", _role),
    ("speech_act_report", _behind_or_role),
    ("speech_act", _behind),
    ("wie_x_said_words", _marks),
    ("wie_x_said", _behind),
    ("reporting_verb_words", _marks),
    ("reporting_verb", _impersonal),
)
