"""A sentence that is nothing but a quotation continues the voice before it."""

from ...reading import Reading
from ...tokens import QUOTE
from .. import words as w
from ..scene import Scene
from .speaking import quotation_kind

RULE = "bare_quotation"


def find(scene: Scene) -> list[Reading]:
    """„Das stimmt nicht.“ after a sentence that names who speaks."""
    if not scene.sentence.flags & w.MARK:
        return []
    body = scene.items[: scene.end]
    if any(item.kind != QUOTE and item.text not in ".,:;–-" for item in body):
        return []
    carried = scene.carried()
    speaker = carried.speaker if carried else None
    rule = RULE if carried else RULE + "_unattributed"
    return [Reading(quotation_kind(item), [(item.start, item.end)], rule, speaker, item=item) for item in body if item.kind == QUOTE]
