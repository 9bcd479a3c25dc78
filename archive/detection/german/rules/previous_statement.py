"""Das teilte X mit: the sentence before was what X said."""

from ...reading import Reading, trimmed
from .. import flags as f
from ..cues import cue_of
from ..scene import Scene
from ..sources import document
from ..subjects import after_verb

RULE = "statement_before"
POINTING = frozenset({"das", "dies"})


def find(scene: Scene) -> list[Reading]:
    items = scene.items
    if not scene.sentence.flags & f.SAY or items[0].low not in POINTING or not scene.clauses:
        return []
    clause = scene.clauses[0]
    cue = cue_of(items, clause, scene.end)
    if cue is None or cue.finite != 1 or "c" not in cue.verb.takes:
        return []
    if (
        clause.e < scene.end - 1
        and len(scene.clauses) > 1
        and items[scene.clauses[1].first].flags & f.CONTENT
    ):
        return []
    voice = after_verb(items, cue.finite + 1, clause.e, scene.end)
    if cue.verb.lemma == "hervorgehen":
        voice = document(items, scene.clauses, 0, scene.end, True)
    if voice is None and not cue.passive:
        return []
    before = scene.story.before
    last = scene.story.readings[-1] if scene.story.readings else None
    told = before is not None and last is not None and last.sentence == before.sentence.number
    if voice and (cue.verb.force == "denies" or (cue.verb.force == "confirms" and told)):
        cues = [scene.span(i, i + 1) for i in cue.places]
        return [
            Reading(
                "speech_act",
                [scene.sentence.span],
                "speech_act_on_statement",
                scene.span(*voice),
                cues,
                cue.verb,
            )
        ]
    if before is None or before.sentence.heading:
        return []
    speaker = scene.span(*voice) if voice else None
    cues = [scene.span(i, i + 1) for i in cue.places]
    if told:
        if not last.speaker:
            last.speaker = speaker
        return [Reading("none", [], RULE, speaker, cues, cue.verb)]
    spans = [trimmed(scene.text, *before.sentence.span), scene.span(0, 1)]
    return [Reading("indirect", [s for s in spans if s], RULE, speaker, cues, cue.verb)]
