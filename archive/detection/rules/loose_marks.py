"""Words in quotation marks that no other rule has explained, if they look like speech."""

from ..flags import MARK
from ..reading import Reading
from ..story import Scene
from ..suggestion import Span
from ..tokens import QUOTE
from .speaking import CLAUSE, SENTENCE, quotation_kind

RULE = "loose_marks"


def find(scene: Scene, taken: set[int]) -> list[Reading]:
    """`taken` are the starts of quotations already read."""
    if not scene.sentence.flags & MARK:
        return []
    found = []
    for i, item in enumerate(scene.items[: scene.end]):
        if (
            item.kind == QUOTE
            and item.start not in taken
            and item.strength >= CLAUSE
            and not _names(scene, i)
        ):
            speaker, rule = _voice(scene)
            if rule != RULE and item.strength < SENTENCE:
                continue
            found.append(Reading(quotation_kind(item), [(item.start, item.end)], rule, speaker, item=item))
    return found


def _voice(scene: Scene) -> tuple[Span | None, str]:
    named, subject, carried = scene.voice(), scene.subject(), scene.carried()
    if named or subject:
        return (named, RULE) if named else (subject, RULE + "_beside_thing")
    return (carried.speaker, RULE + "_carried") if carried else (None, RULE + "_unattributed")


def _names(scene: Scene, i: int) -> bool:
    """Right after a noun, as its name: das Buch „…“, der Verein „…“, unter dem Motto „…“."""
    item, before = scene.items[i], scene.items[i - 1] if i else None
    inner = scene.text[item.pair.inner_start : item.pair.inner_end]
    if inner[:1].islower():
        return False
    return before is not None and before.kind != QUOTE and scene.introduces_name(before)
