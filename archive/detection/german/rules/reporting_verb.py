"""X sagte, dass …; „…“, sagte X; X forderte, … zu …: the main rule, clause by clause."""

from ...reading import Reading, tidy
from ...rules.speaking import nested_quotations, quotation_kind
from ...suggestion import Span
from ...tokens import QUOTE, Item
from .. import words as w
from ..clauses import FRAGMENT, MAIN, QUOTED, RELATIVE, SUBORD, VERB1, Clause
from ..complements import Content, content_after, is_open_infinitive
from ..cues import Cue, cue_of
from ..scene import Scene
from ..sources import cited, document
from ..subjects import Range, subject_of

RULE = "reporting_verb"
DIRECT = "direct_with_verb"
WORDS = "words_of_object"
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
NAMING = frozenset({"bezeichnen", "nennen", "sprechen", "werten", "bewerten", "kritisieren", "verurteilen"})


def find(scene: Scene) -> list[Reading]:
    """Readings of every clause with a reporting verb, left to right."""
    if not scene.sentence.flags & w.SAY:
        return []
    found: list[Reading] = []
    k = 0
    while k < len(scene.clauses):
        cue = cue_of(scene.items, scene.clauses[k], scene.end)
        readings, k = _clause(scene, k, cue) if cue else ([], k + 1)
        found.extend(readings)
    return found


def _clause(scene: Scene, k: int, cue: Cue) -> tuple[list[Reading], int]:
    """The readings of clause `k`, and the clause to go on with."""
    items, clauses = scene.items, scene.clauses
    voice, conduit = _voice(scene, k, cue)
    speaker = scene.span(*voice) if voice else None
    told = scene.span(*conduit) if conduit else None
    reach = max((r[1] for r in (voice, conduit) if r and r[0] >= clauses[k].b), default=0)
    at = max(cue.at + 1, cue.finite + 1, (cue.prefix or 0) + 1, reach)
    content = content_after(items, clauses, k, at, cue)
    before = _before(scene, k, cue)
    if before and not (content and content.mode in ("that", "infinitive", "colon")):
        found, stop = _from_left(scene, k, before, cue, speaker, at)
    elif content:
        found, stop = _from_right(scene, k, content, cue, speaker), content.stop
    else:
        opened = _open_infinitive(scene, k, at, cue, speaker)
        found, stop = opened or _words_in_clause(scene, k, cue, speaker), k + 1
    for reading in found:
        reading.via = told
        if reading.speaker is None:
            reading.rule += "_unattributed"
    return found, stop


def _voice(scene: Scene, k: int, cue: Cue) -> tuple[Range | None, Range | None]:
    """Who speaks, and through whom, as far as the clause says."""
    items, clauses = scene.items, scene.clauses
    if cue.verb.lemma == "zitieren":
        return cited(items, clauses, k, cue, scene.end)
    if cue.verb.lemma in ("heißen", "verlauten"):
        found = document(items, clauses, k, scene.end, True)
        if found or cue.verb.lemma == "heißen":
            return found, None
    found = subject_of(items, clauses, k, cue, scene.end)
    if found is None and cue.passive:
        found = document(items, clauses, k, scene.end, False)
    return found, None


def _cues(scene: Scene, cue: Cue) -> list[Span]:
    return [scene.span(i, i + 1) for i in cue.places]


def _reading(
    scene: Scene, kind: str, spans: list[Span], rule: str, cue: Cue, speaker: Span | None, frame: Span | None
) -> Reading:
    return Reading(kind, spans, rule, speaker, _cues(scene, cue), cue.verb, frame=frame)


def _quotations(
    scene: Scene, b: int, e: int, cue: Cue, speaker: Span | None, frame: Span | None
) -> list[Reading]:
    found = []
    for item in scene.items[b:e]:
        if item.kind == QUOTE:
            reading = _reading(
                scene, quotation_kind(item), [(item.start, item.end)], DIRECT, cue, speaker, frame
            )
            reading.item = item
            found.append(reading)
    return found


def _from_right(scene: Scene, k: int, content: Content, cue: Cue, speaker: Span | None) -> list[Reading]:
    clauses = scene.clauses
    b, e = clauses[content.first].b, clauses[content.stop - 1].e
    frame = scene.span(clauses[k].b, max(clauses[k].b + 1, b))
    if content.direct or content.mode == "quote":
        return _quotations(scene, b, e, cue, speaker, frame)
    if content.mode == "colon" and scene.items[b].kind == QUOTE:
        return _quotations(scene, b, b + 1, cue, speaker, frame)
    following = clauses[content.stop] if content.stop < len(clauses) else None
    if following is not None and following.kind == QUOTED and following.sep == ":":
        illustration = _quotations(scene, following.b, following.e, cue, speaker, frame)
    else:
        illustration = []
    spans = tidy(scene.text, [scene.span(b, e)])
    reading = _reading(scene, "indirect", spans, f"{RULE}_{content.mode}", cue, speaker, frame)
    return [
        reading,
        *nested_quotations(scene, reading, RULE + "_words"),
        *_outer_words(scene, k, cue, speaker, b),
        *illustration,
    ]


def _outer_words(scene: Scene, k: int, cue: Cue, speaker: Span | None, until: int) -> list[Reading]:
    """Quotations within the clause of saying itself, when it also has content."""
    return [
        r
        for r in _words_in_clause(scene, k, cue, speaker, until)
        if r.item is not None and r.item.strength > 1
    ]


def _before(scene: Scene, k: int, cue: Cue) -> tuple[int, int] | None:
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
    if "d" not in cue.verb.takes or (
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


STILL_THE_SAME = frozenset(
    ["aber", "jedoch", "allerdings", "zugleich", "dagegen", "gleichzeitig"]
)  # fordern aber …: same subject
POINTING = frozenset({"das", "dies", "so"})


def _follows(items: list[Item], clause: Clause, cue: Cue) -> bool:
    """ ", sagte X" or ", das teilte X mit": the clause of saying comes after what was said."""
    if clause.first != clause.b:
        return False
    return cue.finite == clause.first or (
        cue.finite == clause.first + 1 and items[clause.first].low in POINTING
    )


def _from_left(
    scene: Scene, k: int, before: tuple[int, int], cue: Cue, speaker: Span | None, at: int
) -> tuple[list[Reading], int]:
    items, clauses = scene.items, scene.clauses
    left = clauses[before[0] : before[1]]
    nxt = k + 1
    while nxt < len(clauses) and clauses[nxt].b < at:
        nxt += 1
    frame = scene.span(clauses[k].b, max(at, clauses[nxt - 1].e))
    if all(c.kind == QUOTED for c in left):
        found = _quotations(scene, left[0].b, left[-1].e, cue, speaker, frame)
        while nxt < len(clauses) and clauses[nxt].kind == QUOTED:
            found.extend(_quotations(scene, clauses[nxt].b, clauses[nxt].e, cue, speaker, frame))
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
    reading = _reading(scene, "indirect", spans, RULE + "_after", cue, speaker, frame)
    return [reading, *nested_quotations(scene, reading, RULE + "_words")], nxt


def _open_infinitive(scene: Scene, k: int, at: int, cue: Cue, speaker: Span | None) -> list[Reading]:
    """ "hat angekündigt ihr Mandat niederzulegen": content without a comma."""
    clause = scene.clauses[k]
    if (
        "i" not in cue.verb.takes
        or not clause.b < at < clause.e
        or not is_open_infinitive(scene.items, at, clause.e)
    ):
        return []
    spans = tidy(scene.text, [scene.span(at, clause.e)])
    frame = scene.span(clause.b, at)
    return [_reading(scene, "indirect", spans, RULE + "_infinitive", cue, speaker, frame)] if spans else []


def _words_in_clause(
    scene: Scene, k: int, cue: Cue, speaker: Span | None, until: int | None = None
) -> list[Reading]:
    """nannte das „…“: a few words of the speaker inside the reporting clause."""
    clause = scene.clauses[k]
    if not speaker or cue.passive:
        return []
    stop = clause.e if until is None else min(until, clause.e)
    found = []
    for i in range(clause.b, stop):
        item = scene.items[i]
        inside_speaker = speaker[0] <= item.start < speaker[1]
        if item.kind != QUOTE or inside_speaker:
            continue
        reading = _reading(
            scene,
            quotation_kind(item),
            [(item.start, item.end)],
            WORDS,
            cue,
            speaker,
            scene.span(clause.b, clause.e),
        )
        reading.item = item
        found.append(reading)
    return found
