"""soll … gewesen sein: somebody says so; right after an attributed sentence, the same voice."""

from ...reading import Reading
from .. import words as w
from ..clauses import main_finite
from ..scene import Scene

RULE = "hearsay"


def find(scene: Scene) -> list[Reading]:
    if not scene.sentence.flags & w.HEARSAY or scene.sentence.heading:
        return []
    carried = scene.carried()
    if carried is None or carried.paragraph != scene.sentence.paragraph or scene.sentence.number - carried.sentence > 1:
        return []
    finite = main_finite(scene.items, scene.clauses)
    if finite is None or not scene.items[finite].flags & w.HEARSAY:
        return []
    return [Reading("evidential", [scene.sentence.span], RULE, carried.speaker, [scene.span(finite, finite + 1)], force="hedges")]
