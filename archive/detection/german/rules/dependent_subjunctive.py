"""X beklagt Mängel, für die das Gesetz verantwortlich sei: a relative or causal clause in the subjunctive.

In a sentence that otherwise is the narrator's it renders what the sentence's subject says."""

from ...reading import Reading, tidy
from ...rules.speaking import nested_quotations
from .. import flags as f
from ..clauses import MAIN, RELATIVE, SUBORD, VERB1, Clause
from ..scene import Scene

RULE = "dependent_subjunctive"
CAUSES = frozenset({"weil", "da", "wo", "obwohl", "sodass", "nachdem"})
PLURAL = frozenset({"hätten", "müssten"})  # stand in for forms that look like the indicative
FIRST_PERSON = frozenset({"ich", "wir"})


def find(scene: Scene) -> list[Reading]:
    """The first such clause to the end of what hangs on it."""
    if not scene.sentence.flags & (f.K1 | f.K2) or scene.sentence.heading:
        return []
    if any(_subjunctive(scene, clause) for clause in scene.clauses if clause.kind in (MAIN, VERB1)):
        return []
    if any(item.low in FIRST_PERSON for item in scene.items):
        return []
    for k, clause in enumerate(scene.clauses):
        if (
            clause.kind not in (RELATIVE, SUBORD)
            or not _subjunctive(scene, clause)
            or not _renders(scene, clause)
        ):
            continue
        stop = k + 1
        while stop < len(scene.clauses) and scene.clauses[stop].kind not in (MAIN, VERB1):
            stop += 1
        speaker = scene.voice(named=False)
        if speaker is None:
            return []
        spans = tidy(scene.text, [scene.span(clause.first, scene.clauses[stop - 1].e)])
        reading = Reading(
            "indirect", spans, f"{RULE}_{'relative' if clause.kind == RELATIVE else 'cause'}", speaker
        )
        return [reading, *nested_quotations(scene, reading, RULE + "_words")]
    return []


def _subjunctive(scene: Scene, clause: Clause) -> bool:
    fins = [scene.items[i] for i in clause.fins]
    return any(item.flags & f.K1 or item.low in PLURAL for item in fins) and not any(
        item.flags & f.SAY for item in fins
    )


def _renders(scene: Scene, clause: Clause) -> bool:
    first = scene.items[clause.first].low
    return clause.kind == RELATIVE or first in CAUSES
