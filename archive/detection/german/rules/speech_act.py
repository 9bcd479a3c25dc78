"""X fordert Neuwahlen: the clause reports that something was said, and what about."""

from ...reading import Reading
from .. import flags as f
from ..clauses import MAIN, VERB1, Clause
from ..cues import Cue, cue_of
from ..scene import Scene
from ..sources import document
from ..subjects import Range, subject_of

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
    "mit": ("mit",),
    "ähnlich": (
        *(
            "ähnlich",
            "ebenso",
            "kritisch",
            "skeptisch",
            "empört",
            "entsetzt",
            "bestürzt",
            "erfreut",
            "verärgert",
        ),
        *(
            "enttäuscht",
            "zurückhaltend",
            "verhalten",
            "gelassen",
            "positiv",
            "negativ",
            "scharf",
            "ablehnend",
        ),
    ),
}
STATING = frozenset({"asserts", "reports"})
OTHER_SENSE = {
    "sprechen": frozenset({"frei", "urteil"}),
    "bezeichnen": frozenset({"sich"}),
}  # sprach ihn frei
NEGATIONS = frozenset({"nicht", "kein", "keine", "keinen", "keiner"})


def find(scene: Scene) -> list[Reading]:
    """The sentence, if one of its main clauses reports an act of speaking by its object alone."""
    if not scene.sentence.flags & f.SAY or scene.sentence.heading:
        return []
    for k, clause in enumerate(scene.clauses):
        if clause.kind not in (MAIN, VERB1):
            continue
        cue = cue_of(scene.items, clause, scene.end)
        if cue is None or scene.end - cue.finite < SHORTEST + 1:
            continue
        variant = _variant(scene, clause, cue)
        voice = _voice(scene, k, cue) if variant else None
        if voice is None or scene.items[voice[0]].low == "man":
            continue
        cues = [scene.span(i, i + 1) for i in cue.places]
        extent = scene.span(_begin(scene, k), scene.end)
        return [Reading("speech_act", [extent], variant, scene.span(*voice), cues, cue.verb)]
    return []


def _voice(scene: Scene, k: int, cue: Cue) -> Range | None:
    voice = subject_of(scene.items, scene.clauses, k, cue, scene.end)
    if voice is None and cue.passive:
        return document(scene.items, scene.clauses, k, scene.end, False)
    return voice


def _begin(scene: Scene, k: int) -> int:
    """Behind a main clause that is complete: "Es gibt Arbeit, die Firma spricht von 800 Stellen"."""
    complete = k and scene.clauses[k - 1].kind in (MAIN, VERB1) and scene.clauses[k].kind == MAIN
    return scene.clauses[k].b if complete and scene.clauses[k].sep in (",", ";", "–") else 0


def _variant(scene: Scene, clause: Clause, cue: Cue) -> str:
    words = {item.low for item in scene.items[clause.b : clause.e]}
    verb = cue.verb
    if words & NEGATIONS or words & OTHER_SENSE.get(verb.lemma, NEGATIONS):
        return ""
    for taken in verb.takes:
        if taken.startswith("o:") and words & set(CONTRACTED[taken[2:]]):
            return f"{RULE}_report" if verb.force in STATING else f"{RULE}_about"
    if "o" not in verb.takes:
        return ""
    if verb.lemma == "vorwerfen":
        return f"{RULE}_about"  # with a person and a charge it is as sure as those with a preposition
    return f"{RULE}_denial" if verb.force in ("denies", "doubts") else f"{RULE}_object"
