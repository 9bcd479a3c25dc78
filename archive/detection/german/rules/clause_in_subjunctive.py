"""X ist gegen den Bau, er sei zu teuer: a main clause in the subjunctive beside one in the indicative."""

from ...reading import Reading, tidy
from ...rules.speaking import nested_quotations
from .. import flags as f
from ..clauses import MAIN
from ..scene import Scene

RULE = "clause_in_subjunctive"
FIRST_PERSON = frozenset({"ich", "wir"})


def find(scene: Scene) -> list[Reading]:
    """From the first such clause to the end of the sentence; its first clause names the voice."""
    if not scene.sentence.flags & f.K1 or scene.sentence.heading:
        return []
    if any(item.low in FIRST_PERSON for item in scene.items):
        return []
    for k, clause in enumerate(scene.clauses):
        if not k or clause.kind != MAIN or not any(scene.items[i].flags & f.K1S for i in clause.fins):
            continue
        carried = scene.carried()
        speaker = scene.voice() or (carried.speaker if carried else None)
        if speaker is None:
            return []
        spans = tidy(scene.text, [scene.span(clause.b, scene.end)])
        reading = Reading("indirect", spans, RULE, speaker)
        return [reading, *nested_quotations(scene, reading, RULE + "_words")]
    return []
