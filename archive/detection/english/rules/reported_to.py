"""is said to have …, reportedly: somebody says so, nobody is named."""

from ...reading import Reading
from .. import words as w
from ..scene import Scene

RULE = "hearsay"
BELIEVED = w.WORDS["believed"]
BEING = frozenset({"is", "are", "was", "were"})


def find(scene: Scene) -> list[Reading]:
    """The whole sentence."""
    items = scene.items
    for i in range(scene.end):
        passive = (
            items[i].low in BEING
            and i + 2 < scene.end
            and items[i + 1].low in BELIEVED
            and items[i + 2].low == "to"
        )
        if passive or items[i].flags & w.HEDGE:
            cue = scene.span(i, i + 2) if passive else scene.span(i, i + 1)
            return [Reading("evidential", [scene.sentence.span], RULE, None, [cue], force="hedges")]
    return []
