"""What several rules need to turn quotations into readings."""

from ..reading import Reading
from ..story import Scene
from ..strength import CLAUSE, SENTENCE
from ..suggestion import Span
from ..tokens import QUOTE, Item


def quotation_kind(item: Item) -> str:
    """direct for a sentence or clause, partial for a few words."""
    return "direct" if item.strength == SENTENCE else "partial"


def inside(span: Span, spans: list[Span]) -> bool:
    return any(start <= span[0] < end for start, end in spans)


def nested_quotations(scene: Scene, reading: Reading, rule: str) -> list[Reading]:
    """Quotations that lie in an indirect passage: the same voice, its own words."""
    return [
        Reading(
            quotation_kind(item),
            [(item.start, item.end)],
            rule,
            reading.speaker,
            reading.cue,
            reading.verb,
            nested=True,
            item=item,
        )
        for item in scene.items[: scene.end]
        if item.kind == QUOTE and inside((item.start, item.end), reading.spans)
    ]


__all__ = ["CLAUSE", "SENTENCE", "inside", "nested_quotations", "quotation_kind"]
