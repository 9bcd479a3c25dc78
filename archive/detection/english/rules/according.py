"""According to X, in the words of X, as X put it: a phrase names the voice, the rest is what was said."""

from ...reading import Reading, length, tidy, without
from ...rules.speaking import nested_quotations, quotation_kind
from ...tokens import QUOTE
from .. import words as w
from ..phrases import subject_after, subject_before
from ..scene import Scene

RULE = "according_to"
RULE_AS = "as_x_put_it"
SHORTEST = 10
PUT_IT = frozenset({"put", "puts", "called", "described"})


def find(scene: Scene) -> list[Reading]:
    """One reading for the first such phrase of the sentence."""
    items, end = scene.items, scene.end
    for i in range(end - 1):
        low = items[i].low
        if low == "according" and items[i + 1].low == "to":
            voice = subject_after(items, i + 2, end, closed=i == 0)
            if voice:
                return _readings(scene, RULE, i, voice[1], voice, [i, i + 1])
        if (
            low == "in"
            and i + 3 < end
            and items[i + 1].low == "the"
            and items[i + 2].low == "words"
            and items[i + 3].low == "of"
        ):
            voice = subject_after(items, i + 4, end)
            if voice:
                return _readings(scene, RULE, i, voice[1], voice, [i, i + 2])
        if low == "as" and i + 2 < end:
            found = _as(scene, i)
            if found:
                return found
    return []


def _as(scene: Scene, i: int) -> list[Reading]:
    """ "as the architect put it", "as X said" between commas."""
    items = scene.items
    if i and not items[i - 1].flags & w.SEP:
        return []
    for k in range(i + 2, min(scene.end, i + 14)):
        if items[k].low in PUT_IT or (items[k].flags & w.SAY and not items[k].flags & w.BARE):
            e = k + 2 if k + 1 < scene.end and items[k + 1].low in ("it", "them", "this") else k + 1
            voice = subject_before(items, k, i + 1)
            closed = e >= scene.end or items[e].flags & w.SEP or items[e].kind == QUOTE
            return _readings(scene, RULE_AS, i, e, voice, [i, k]) if voice and closed else []
        if items[k].flags & w.SEP:
            return []
    return []


def _readings(scene: Scene, rule: str, b: int, e: int, voice, cue: list[int]) -> list[Reading]:
    items = scene.items
    hole = scene.span(b, e)
    spans = tidy(scene.text, without([scene.span(0, scene.end)], hole))
    if length(spans) <= SHORTEST:
        return []
    speaker, cues = scene.span(*voice), [scene.span(x, x + 1) for x in cue]
    quotes = [item for item in scene.quotes if not hole[0] <= item.start < hole[1]]
    rest = [
        x
        for x in range(scene.end)
        if not b <= x < e and items[x].kind != QUOTE and not items[x].flags & w.SEP
    ]
    if quotes and (not rest or rule == RULE_AS or items[b].low == "in"):
        return [
            Reading(quotation_kind(q), [(q.start, q.end)], rule, speaker, cues, frame=hole, item=q)
            for q in quotes
        ]
    reading = Reading("indirect", spans, rule, speaker, cues, frame=hole)
    return [reading, *nested_quotations(scene, reading, rule + "_words")]
