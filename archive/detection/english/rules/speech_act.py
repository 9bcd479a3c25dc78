"""X denied the charge, X warned of delays: the sentence reports that something was said."""

from ...reading import Reading
from .. import words as w
from ..phrases import subject_before
from ..scene import Scene

RULE = "speech_act"


def find(scene: Scene) -> list[Reading]:
    """The whole sentence."""
    items = scene.items
    for i in range(1, scene.end - 1):
        item = items[i]
        if not item.flags & w.SAY or item.flags & (w.CAP | w.BARE) or items[i - 1].flags & (w.DET | w.PREP):
            continue
        takes = item.word.verbs[0].takes
        words = {items[k].low for k in range(i + 1, scene.end)}
        if "o" not in takes and not any(taken.startswith("o:") and taken[2:] in words for taken in takes):
            continue
        voice = subject_before(items, i)
        if voice and not any(items[k].low in ("was", "were", "been", "not") for k in range(max(0, i - 2), i)):
            cue = [scene.span(i, i + 1)]
            return [
                Reading(
                    "speech_act", [scene.sentence.span], RULE, scene.span(*voice), cue, item.word.verbs[0]
                )
            ]
    return []
