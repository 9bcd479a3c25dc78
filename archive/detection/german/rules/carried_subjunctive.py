"""A whole sentence in the subjunctive goes on reporting the voice before it."""

from ...reading import Carry, Reading
from ...rules.speaking import nested_quotations
from .. import flags as f
from ..clauses import main_finite
from ..phrases import phrase_end
from ..scene import Scene
from ..speakers import is_named

RULE = "subjunctive"
FAR = 6  # sentences
CONDITIONS = frozenset({"wenn", "falls"})
FIRST_PERSON = frozenset({"ich", "wir"})


def find(scene: Scene) -> list[Reading]:
    """Die Lage sei ruhig. – after a sentence that names who speaks."""
    if not scene.sentence.flags & (f.K1 | f.K2) or scene.sentence.heading:
        return []
    carried = scene.carried()
    if not _reported(scene, carried):
        return []
    finite = main_finite(scene.items, scene.clauses)
    if finite is not None and not scene.items[finite].flags & (f.K1 | f.K2):
        return []
    speaker, rule = _voice(scene, carried)
    if not any(item.flags & f.K1 for item in scene.items[: scene.end]):
        rule += "_modal"
    reading = Reading("indirect", [scene.sentence.span], rule, speaker)
    return [reading, *nested_quotations(scene, reading, RULE + "_words")]


def _reported(scene: Scene, carried: Carry | None) -> bool:
    items = scene.items[: scene.end]
    if any(item.low in FIRST_PERSON for item in items):
        return False
    strong = [item for item in items if item.flags & f.K1]
    if strong:
        return carried is not None or any(item.flags & f.K1S for item in strong)
    if any(item.low in ("sollte", "sollten") for item in items):
        return False
    next_to = (
        carried is not None
        and scene.sentence.number - carried.sentence <= 1
        and scene.sentence.paragraph == carried.paragraph
    )
    return next_to and not any(item.low in CONDITIONS for item in items)


def _for_whom(scene: Scene):
    """Für den Theologen Küng sei das verständlich: the phrase names the voice."""
    items = scene.items
    end = phrase_end(items, 1, scene.end) if items[0].low == "für" else 0
    named = 1 < end < scene.end and items[end].flags & (f.K1 | f.K2) and is_named(items, 1, end)
    return scene.span(1, end) if named else None


def _voice(scene: Scene, carried: Carry | None):
    for_whom = _for_whom(scene)
    if for_whom:
        return for_whom, RULE + "_after_subject"
    before = scene.story.before
    adjacent = carried is not None and scene.sentence.number - carried.sentence <= 1
    if not adjacent and before is not None and before.sentence.paragraph == scene.sentence.paragraph:
        subject = before.voice()
        if subject:
            return subject, RULE + "_after_subject"
    last = scene.story.last
    if carried is None and last is not None and scene.sentence.number - last.sentence <= FAR:
        return last.speaker, RULE + "_far"
    if carried is None:
        return None, RULE + "_unattributed"
    return carried.speaker, RULE if adjacent else RULE + "_far"
