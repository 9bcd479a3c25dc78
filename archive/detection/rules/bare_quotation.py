"""A sentence that is nothing but a quotation continues the voice before it."""

from ..flags import MARK
from ..reading import Reading
from ..story import Scene
from ..tokens import QUOTE
from .speaking import quotation_kind

RULE = "bare_quotation"


def find(scene: Scene) -> list[Reading]:
    """„Das stimmt nicht.“ after a sentence that names who speaks."""
    if not scene.sentence.flags & MARK:
        return []
    body = scene.items[: scene.end]
    if any(item.kind != QUOTE and item.text not in ".,:;–-" for item in body):
        return []
    carried = scene.carried()
    speaker = carried.speaker if carried else None
    rule = RULE if carried else RULE + "_unattributed"
    before = scene.story.before
    if before is not None and not (carried and carried.sentence == before.sentence.number):
        found = before.subject()
        if found and before.sentence.paragraph >= scene.sentence.paragraph - 1:
            speaker, rule = found, RULE + "_after_subject"
    return [
        Reading(quotation_kind(item), [(item.start, item.end)], rule, speaker, item=item)
        for item in body
        if item.kind == QUOTE
    ]
