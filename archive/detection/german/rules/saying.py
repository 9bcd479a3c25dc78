"""Readings of a clause of saying, shared by the rules for content behind it and before it."""

from ...reading import Reading
from ...rules.speaking import quotation_kind
from ...suggestion import Span
from ...tokens import QUOTE
from ..cues import Cue
from ..scene import Scene

DIRECT = "direct_with_verb"


def cues_of(scene: Scene, cue: Cue) -> list[Span]:
    return [scene.span(i, i + 1) for i in cue.places]


def reading_of(
    scene: Scene, kind: str, spans: list[Span], rule: str, cue: Cue, speaker: Span | None, frame: Span | None
) -> Reading:
    return Reading(kind, spans, rule, speaker, cues_of(scene, cue), cue.verb, frame=frame)


def quotations_of(
    scene: Scene, b: int, e: int, cue: Cue, speaker: Span | None, frame: Span | None
) -> list[Reading]:
    found = []
    for item in scene.items[b:e]:
        if item.kind == QUOTE:
            reading = reading_of(
                scene, quotation_kind(item), [(item.start, item.end)], DIRECT, cue, speaker, frame
            )
            reading.item = item
            found.append(reading)
    return found
