"""X fordert Neuwahlen: the clause reports that something was said, and what about."""

from ...reading import Reading
from .. import flags as f
from ..clauses import MAIN, VERB1, Clause
from ..cues import Cue, cue_of
from ..scene import Scene
from ..subjects import subject_of

RULE = "speech_act"
SHORTEST = 2  # items after the verb
CONTRACTED = {
    "von": ("von", "vom"),
    "zu": ("zu", "zum", "zur"),
    "an": ("an", "ans"),
    "für": ("für", "gegen"),
    "auf": ("auf",),
    "vor": ("vor",),
    "als": ("als",),
}
NEGATIONS = frozenset({"nicht", "kein", "keine", "keinen", "keiner"})


def find(scene: Scene) -> list[Reading]:
    """The whole sentence, if one of its main clauses reports an act of speaking by its object alone."""
    if not scene.sentence.flags & f.SAY or scene.sentence.heading:
        return []
    for k, clause in enumerate(scene.clauses):
        if clause.kind not in (MAIN, VERB1):
            continue
        cue = cue_of(scene.items, clause, scene.end)
        if cue is None or cue.passive or scene.end - cue.finite < SHORTEST + 1:
            continue
        variant = _variant(scene, clause, cue)
        voice = subject_of(scene.items, scene.clauses, k, cue, scene.end) if variant else None
        if voice is None:
            continue
        cues = [scene.span(i, i + 1) for i in cue.places]
        return [
            Reading("speech_act", [scene.span(0, scene.end)], variant, scene.span(*voice), cues, cue.verb)
        ]
    return []


def _variant(scene: Scene, clause: Clause, cue: Cue) -> str:
    words = {item.low for item in scene.items[clause.b : clause.e]}
    if words & NEGATIONS:
        return ""
    for taken in cue.verb.takes:
        if taken == "o" and cue.verb.lemma == "vorwerfen":
            return f"{RULE}_about"  # with a person and a charge it is as sure as those with a preposition
        if taken == "o":
            return f"{RULE}_denial" if cue.verb.force in ("denies", "doubts") else f"{RULE}_object"
        if taken.startswith("o:") and words & set(CONTRACTED[taken[2:]]):
            return f"{RULE}_about"
    return ""
