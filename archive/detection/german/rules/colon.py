"""X: „…“ without a verb of saying."""

from ...reading import Reading
from ...rules.speaking import CLAUSE, quotation_kind
from ...tokens import QUOTE
from .. import flags as f
from ..candidates import can_be_subject, trimmed
from ..clauses import main_finite
from ..phrases import phrase_end
from ..scene import Scene

RULE = "colon"
SHORTEST = 12


def find(scene: Scene) -> list[Reading]:
    if not scene.sentence.flags & f.MARK:
        return []
    items = scene.items
    for i in range(scene.end - 1):
        after = items[i + 1]
        if items[i].text == ":" and after.kind == QUOTE and after.end - after.start > SHORTEST:
            speaker = _reported_on(scene) or scene.voice() or _going_on(scene, i) or _phrase_before(scene, i)
            return [
                Reading(
                    quotation_kind(q), [(q.start, q.end)], RULE, speaker, frame=scene.span(0, i + 1), item=q
                )
                for q in items[i + 1 : scene.end]
                if q.kind == QUOTE and q.strength >= CLAUSE
            ]
    return []


def _reported_on(scene: Scene):
    """The voice before, if the sentence itself is in the reportive subjunctive."""
    finite = main_finite(scene.items, scene.clauses)
    carried = scene.carried()
    spoken = finite is not None and scene.items[finite].flags & f.K1
    return carried.speaker if carried and spoken else None


def _going_on(scene: Scene, colon: int):
    """ "Und: „…“", "Die Antwort ist einfach: „…“": a thing does not speak, the voice before goes on."""
    carried = scene.carried()
    subject = scene.subject()
    return carried.speaker if carried and (colon < 2 or subject) else subject


def _phrase_before(scene: Scene, colon: int):
    b, e = trimmed(scene.items, 0, colon)
    j = phrase_end(scene.items, b, e)
    return scene.span(b, j) if j > b and can_be_subject(scene.items, b, j) else None
