"""soll … gewesen sein: somebody says so; close to an attributed sentence, the same voice."""

from ...reading import Reading
from .. import flags as f
from ..clauses import main_finite
from ..scene import Scene

RULE = "hearsay"


def find(scene: Scene) -> list[Reading]:
    """The sentence whose main verb is soll or sollen."""
    if not scene.sentence.flags & f.HEARSAY or scene.sentence.heading:
        return []
    finite = main_finite(scene.items, scene.clauses)
    if finite is None or not scene.items[finite].flags & f.HEARSAY:
        return []
    carried = scene.carried()
    if carried is None:
        return []
    near = scene.sentence.number - carried.sentence <= 1 and carried.paragraph == scene.sentence.paragraph
    past = _about_the_past(scene)
    if not near and not past:
        return []
    rule = RULE + ("_past" if past else "") + ("" if near else "_far")
    cue = [scene.span(finite, finite + 1)]
    return [Reading("evidential", [scene.sentence.span], rule, carried.speaker, cue, force="hedges")]


def _about_the_past(scene: Scene) -> bool:
    """soll … haben, soll … gewesen sein: a report; a plan would end in a plain infinitive."""
    return any(clause.e and scene.items[clause.e - 1].low in ("haben", "sein") for clause in scene.clauses)
