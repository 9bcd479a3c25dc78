"""…, sagte X: what was said stands before the clause of saying."""

from ...reading import Reading, tidy
from ...rules.speaking import nested_quotations
from ...suggestion import Span
from ...tokens import Item
from ..clauses import FRAGMENT, MAIN, QUOTED, RELATIVE, SUBORD, VERB1, Clause
from ..cues import Cue
from ..scene import Scene
from .saying import quotations_of, reading_of

RULE = "reporting_verb"
STATED = frozenset(
    [
        "sagen",
        "erklären",
        "berichten",
        "melden",
        "betonen",
        "ergänzen",
        "versichern",
        "mitteilen",
        "bekanntgeben",
        "angeben",
    ]
)
STILL_THE_SAME = frozenset(
    ["aber", "jedoch", "allerdings", "zugleich", "dagegen", "gleichzeitig"]
)  # fordern aber …: same subject
POINTING = frozenset({"das", "dies", "so"})


def said_before(scene: Scene, k: int, cue: Cue) -> tuple[int, int] | None:
    """The clauses before clause `k` that hold what was said: "…, sagte X"."""
    clauses, items = scene.clauses, scene.items
    if not k or not _follows(items, clauses[k], cue):
        return None
    begin = k
    while begin and items[clauses[begin - 1].b].text != ";":
        begin -= 1
    while begin < k - 1 and clauses[k - 1].kind == QUOTED and clauses[k - 1].sep == ":":
        begin = k - 1
    left = clauses[begin:k]
    if all(c.kind == QUOTED for c in left):
        return begin, k
    pointing = cue.finite > clauses[k].first
    if not cue.verb.takes & ({"c", "d"} if pointing else {"d"}) or (
        cue.passive and cue.at != cue.finite and cue.prefix is None and cue.verb.lemma not in STATED
    ):
        return None
    if clauses[k].sep not in (",", "–", "-", "") or not any(_statement(items, c) for c in left):
        return None
    if left[0].kind == FRAGMENT and all(c.kind in (FRAGMENT, RELATIVE) for c in left):
        return None
    if (
        left[0].kind == SUBORD
        and items[left[0].first].low not in ("dass", "daß", "ob")
        and all(c.kind in (SUBORD, RELATIVE, FRAGMENT) for c in left)
    ):
        return None
    if cue.finite + 1 < scene.end and items[cue.finite + 1].low in STILL_THE_SAME:
        return None
    return begin, k


def _statement(items: list[Item], clause: Clause) -> bool:
    """Can this clause be what somebody said?"""
    that = clause.kind == SUBORD and items[clause.first].low in ("dass", "daß", "ob")
    return bool(clause.fins) and (that or clause.kind in (MAIN, VERB1))


def _follows(items: list[Item], clause: Clause, cue: Cue) -> bool:
    """ ", sagte X" or ", das teilte X mit": the clause of saying comes after what was said."""
    if clause.first != clause.b:
        return False
    return cue.finite == clause.first or (
        cue.finite == clause.first + 1 and items[clause.first].low in POINTING
    )


def from_left(
    scene: Scene, k: int, before: tuple[int, int], cue: Cue, speaker: Span | None, at: int
) -> tuple[list[Reading], int]:
    items, clauses = scene.items, scene.clauses
    left = clauses[before[0] : before[1]]
    nxt = k + 1
    while nxt < len(clauses) and clauses[nxt].b < at:
        nxt += 1
    frame = scene.span(clauses[k].b, max(at, clauses[nxt - 1].e))
    if all(c.kind == QUOTED for c in left):
        found = quotations_of(scene, left[0].b, left[-1].e, cue, speaker, frame)
        while nxt < len(clauses) and clauses[nxt].kind == QUOTED:
            found.extend(quotations_of(scene, clauses[nxt].b, clauses[nxt].e, cue, speaker, frame))
            nxt += 1
        return found, nxt
    spans = [scene.span(left[0].b, left[-1].e)]
    stop = len(clauses)
    if (
        nxt < stop
        and clauses[nxt].sep == ","
        and any(c.fins for c in clauses[nxt:])
        and items[clauses[nxt].b].low not in ("und", "der", "die", "das")
    ):
        spans.append(scene.span(clauses[nxt].b, clauses[-1].e))
        nxt = stop
    spans = tidy(scene.text, spans)
    reading = reading_of(scene, "indirect", spans, RULE + "_after", cue, speaker, frame)
    return [reading, *nested_quotations(scene, reading, RULE + "_words")], nxt
