"""Words in quotation marks that no other rule has explained, if they look like speech."""

from ...reading import Reading
from ...tokens import QUOTE
from .. import words as w
from ..scene import Scene
from .speaking import CLAUSE, quotation_kind

RULE = "loose_marks"


def find(scene: Scene, taken: set[int]) -> list[Reading]:
    """`taken` are the starts of quotations already read."""
    if not scene.sentence.flags & w.MARK:
        return []
    found = []
    for item in scene.items[: scene.end]:
        if item.kind == QUOTE and item.start not in taken and item.strength >= CLAUSE:
            speaker = scene.subject()
            rule = RULE
            if speaker is None:
                carried = scene.carried()
                speaker, rule = (carried.speaker, RULE + "_carried") if carried else (None, RULE + "_unattributed")
            found.append(Reading(quotation_kind(item), [(item.start, item.end)], rule, speaker, item=item))
    return found
