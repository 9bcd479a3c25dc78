"""X fordert Neuwahlen: the clause reports that something was said, and what about."""

from ...reading import Reading
from .. import words as w
from ..clauses import MAIN, VERB1
from ..cues import cue_of
from ..scene import Scene
from ..subjects import subject_of

RULE = "speech_act"
SHORTEST = 2  # items after the verb


def find(scene: Scene) -> list[Reading]:
    """The whole sentence, if one of its main clauses reports an act of speaking by its object alone."""
    if not scene.sentence.flags & w.SAY or scene.sentence.heading:
        return []
    for k, clause in enumerate(scene.clauses):
        if clause.kind not in (MAIN, VERB1):
            continue
        cue = cue_of(scene.items, clause, scene.end)
        if cue is None or cue.passive or "o" not in cue.verb.takes or scene.end - cue.finite < SHORTEST + 1:
            continue
        voice = subject_of(scene.items, scene.clauses, k, cue, scene.end)
        if voice is None:
            continue
        cues = [scene.span(i, i + 1) for i in cue.places]
        return [Reading("speech_act", [scene.span(0, scene.end)], RULE, scene.span(*voice), cues, cue.verb)]
    return []
