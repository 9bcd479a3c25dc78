"""From text to suggestions: read, attach voices and chains, add confidence."""

from .confidence import confidence_of
from .reading import Reading
from .suggestion import Suggestion, joined


def detect(text: str, language: str = "de") -> list[Suggestion]:
    """Suggestions for a text, ordered by where they begin. Never raises for any text; spans lie inside it."""
    if language.startswith("en"):
        from .english.reader import read
    else:
        from .german.reader import read
    found = [_suggestion(text, reading, language) for reading in read(text)]
    return sorted(found, key=lambda s: (s.spans[0], s.spans[-1][1]))


def _suggestion(text: str, reading: Reading, language: str) -> Suggestion:
    spans = tuple(reading.spans)
    speaker = reading.speaker
    return Suggestion(
        kind=reading.kind,
        spans=spans,
        text=joined(text, spans),
        speaker=text[slice(*speaker)] if speaker else "",
        speaker_spans=(speaker,) if speaker else (),
        cue=" ".join(text[slice(*span)] for span in reading.cue),
        force=reading.force or (reading.verb.force if reading.verb else ""),
        rule=reading.rule,
        confidence=confidence_of(reading.rule, language),
        nested=reading.nested,
    )
