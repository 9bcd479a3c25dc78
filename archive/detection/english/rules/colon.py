"""X was brief: “…” – a quotation after a colon, without a verb of saying."""

from ...flags import MARK
from ...reading import Reading
from ...rules.speaking import quotation_kind
from ...tokens import QUOTE
from ..scene import Scene

RULE = "colon"


def find(scene: Scene) -> list[Reading]:
    """The quotations behind the colon."""
    if not scene.sentence.flags & MARK:
        return []
    items = scene.items
    for i in range(scene.end - 1):
        if items[i].text == ":" and items[i + 1].kind == QUOTE:
            speaker = scene.subject()
            quotes = [item for item in items[i + 1 : scene.end] if item.kind == QUOTE]
            return [Reading(quotation_kind(q), [(q.start, q.end)], RULE, speaker, item=q) for q in quotes]
    return []
