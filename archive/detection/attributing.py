"""Give each reading its voice and its chain."""

from dataclasses import dataclass

from .reading import Reading
from .suggestion import Span
from .voices import Voice, Voices


@dataclass(frozen=True, slots=True)
class Attribution:
    """The voice behind a reading and the station it came through."""

    voice: Voice | None
    via: Span | None


def attributed(text: str, readings: list[Reading], language: str) -> list[Attribution]:
    """One attribution for each reading, in the same order.

    A conduit named once for a voice ("sagte er zu der Zeitung") holds for all that this voice says.
    """
    voices = Voices(text, language)
    found = [_voice(voices, reading) for reading in readings]
    return [Attribution(voice, _via(voice)) for voice in found]


def _voice(voices: Voices, reading: Reading) -> Voice | None:
    if reading.speaker is None:
        return None
    spoken = voices.of(reading.speaker)
    if reading.relied_on:
        behind = voices.of(reading.relied_on)
        behind.via = behind.via or spoken
        return behind
    if reading.via:
        conduit = voices.of(reading.via)
        if conduit is not spoken:
            spoken.via = spoken.via or conduit
        voices.latest(spoken)
    return spoken


def _via(voice: Voice | None) -> Span | None:
    return voice.via.span if voice and voice.via else None
