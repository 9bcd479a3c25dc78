"""From text to suggestions: read, attach voices and chains, add confidence."""

from .attributing import Attribution, attributed
from .confidence import confidence_of
from .identifying import identification
from .reading import Reading
from .signs import sign_of
from .suggestion import Suggestion, joined

STANCES = {"confirms": "supports", "denies": "denies", "doubts": "questions", "hedges": "hedged"}


def detect(text: str, language: str = "de") -> list[Suggestion]:
    """Suggestions for a text, ordered by where they begin. Never raises for any text; spans lie inside it.

    Any language but English is read as German.
    """
    language = "en" if language.startswith("en") else "de"
    if language == "en":
        from .english.reader import read
    else:
        from .german.reader import read
    readings = read(text)
    pairs = zip(readings, attributed(text, readings, language), strict=True)
    found = [_suggestion(text, reading, whose, language) for reading, whose in pairs]
    return sorted(found, key=lambda s: (s.spans[0], s.spans[-1][1]))


def _suggestion(text: str, reading: Reading, whose: Attribution, language: str) -> Suggestion:
    spans = tuple(reading.spans)
    speaker, voice = reading.speaker, whose.voice
    described = voice.span if voice else None
    force = reading.force or (reading.verb.force if reading.verb else "")
    return Suggestion(
        kind=reading.kind,
        spans=spans,
        text=joined(text, spans),
        speaker=text[slice(*speaker)] if speaker else "",
        speaker_spans=(speaker,) if speaker else (),
        voice=text[slice(*described)] if described and described != speaker else "",
        voice_span=described if described != speaker else None,
        via=text[slice(*whose.via)] if whose.via else "",
        via_span=whose.via,
        identification=identification(text[slice(*described)], voice.sort, language) if voice else "",
        cue=" ".join(text[slice(*span)] for span in reading.cue),
        force=force,
        stance=STANCES.get(force, ""),
        rule=reading.rule,
        confidence=confidence_of(reading.rule, language, sign_of(reading, voice, text)),
        nested=reading.nested,
    )
