"""Who is the subject of a clause of saying: where the speaker's words stand."""

from ..tokens import NAME, Item
from . import flags as f
from . import words as w
from .candidates import can_be_subject, trimmed
from .clauses import FRAGMENT, RELATIVE, SUBORD, VERB1, Clause
from .cues import Cue
from .finite import JOINTS
from .fronted import common_word, named_after, pronoun_after, thing_first
from .phrases import phrase_end
from .speakers import can_speak, is_named

Range = tuple[int, int]  # items, end exclusive
AGENT = frozenset({"von", "vom", "durch", "seitens"})
ADDRESSEES = w.NOUNS["outlet"]
MOST_SKIPPED = 3  # prepositional phrases between verb and subject


def subject_of(items: list[Item], clauses: list[Clause], k: int, cue: Cue, end: int) -> Range | None:
    """The items of the subject of clause `k`, whose reporting verb is `cue`; None where none is printed."""
    clause = clauses[k]
    if cue.passive:
        return agent(items, min(cue.at, cue.finite) + 1, clause.e) or agent(items, clause.b, clause.e)
    if clause.host:
        k = clauses.index(clause.host)
        clause = clause.host
    if clause.kind in (RELATIVE, SUBORD) and clause.first > clause.b and k:
        own = phrase_at(items, clause.first, cue.finite, cue.finite)
        return own or _of_dependent(items, clauses[k - 1])
    if clause.kind == RELATIVE:
        return _relative_subject(items, clause, cue, end)
    if clause.kind == SUBORD:
        return phrase_at(items, clause.first + 1, cue.finite, cue.finite)
    if cue.finite == clause.first:
        before = _before_commas(items, clauses, k) or _inherited(items, clauses, k)
        return (
            before or after_verb(items, cue.finite + 1, clause.e, end) or _it(items, cue.finite + 1, clause.e)
        )
    found = _first_position(items, clauses, k, cue, end)
    found = found or after_verb(items, cue.finite + 1, clause.e, end) or _noble(items, clause.b, cue.finite)
    return found or _it(items, clause.b, clause.e)


def _noble(items: list[Item], b: int, finite: int) -> Range | None:
    """ "Von der Leyen sagte", "Zu Guttenberg sagte": nothing else can be the subject."""
    name = (
        items[b].low in ("von", "zu", "van", "de") and 1 < finite - b <= 3 and items[finite - 1].flags & f.CAP
    )
    return (b, finite) if name else None


def _of_dependent(items: list[Item], clause: Clause) -> Range | None:
    """ "während X wartet | und fordert": the subject of the dependent clause before the joint."""
    if clause.kind == RELATIVE or not clause.fins:
        return clause.first, clause.first + 1
    return phrase_at(items, clause.first + 1, clause.fins[0], clause.fins[0])


def _it(items: list[Item], b: int, e: int) -> Range | None:
    """ "Hier stellte es fest, dass": es for a court, a ministry, when nothing else can be the subject."""
    for i in range(b, min(e, b + 3)):
        if items[i].low == "es":
            return i, i + 1
    return None


def agent(items: list[Item], b: int, e: int) -> Range | None:
    """ "von X" of a passive clause."""
    found = []
    for i in range(b, e - 1):
        if items[i].low in AGENT:
            j = phrase_end(items, i + 1, e)
            if j > i + 1:
                inner = next((k for k in range(i + 1, j) if items[k].low in AGENT), j)
                found.append((is_named(items, i + 1, inner), i + 1, j))
    best = next((phrase for phrase in found if phrase[0]), found[0] if found else None)
    return best[1:] if best else None


def phrase_at(items: list[Item], i: int, limit: int, end: int) -> Range | None:
    """The noun phrase at `i`, after words that may stand before a subject."""
    i = skip_light(items, i, limit)
    j = phrase_end(items, i, end)
    return (i, j) if j > i and can_be_subject(items, i, j) else None


def skip_light(items: list[Item], i: int, limit: int) -> int:
    while i < limit and (
        (items[i].flags & f.LIGHT and not _article(items, i))
        or (items[i].flags & f.TIME and items[i].flags & f.CAP)
    ):
        i += 1
    return i


def _article(items: list[Item], i: int) -> bool:
    return (
        items[i].low in ("ihr", "das", "sein")
        and i + 1 < len(items)
        and bool(items[i + 1].flags & (f.CAP | f.ADJ))
    )


def after_verb(items: list[Item], i: int, clause_end: int, end: int) -> Range | None:
    """The subject after its verb, past adverbs, times and prepositional phrases."""
    for _ in range(MOST_SKIPPED):
        i = skip_light(items, i, clause_end)
        if i >= clause_end:
            return None
        if not items[i].flags & f.PREP:
            break
        past = phrase_end(items, i + 1, clause_end)
        if past <= i + 1:
            return None
        i = past
    j = phrase_end(items, i, end, apposition=True)
    return (i, j) if j > i and can_be_subject(items, i, j) else None


def _relative_subject(items: list[Item], clause: Clause, cue: Cue, end: int) -> Range | None:
    first = clause.first
    if items[first].flags & f.PREP or items[first].low in (
        "dem",
        "den",
        "denen",
        "dessen",
        "welchen",
        "welchem",
    ):
        found = phrase_at(
            items, first + 2 if items[first].flags & f.PREP else first + 1, cue.finite, cue.finite
        )
        if found:
            return found
    return first, first + 1


def _before_commas(items: list[Item], clauses: list[Clause], k: int) -> Range | None:
    """ "Meier, Chef des Amtes, sagte": the clauses before hold no main verb and begin with a noun phrase."""
    if not k or clauses[k].sep != ",":
        return None
    begin = k
    while begin and clauses[begin - 1].kind in (FRAGMENT, RELATIVE):
        begin -= 1
    if begin == k or clauses[begin].kind != FRAGMENT:
        return None
    b, e = trimmed(items, clauses[begin].b, clauses[k - 1].e)
    return (b, e) if can_be_subject(items, b, e) else None


def _inherited(items: list[Item], clauses: list[Clause], k: int, joined: bool = False) -> Range | None:
    """ "X nannte es falsch und forderte …": the subject of the clause before."""
    after = clauses[k].first + 1
    adverb = after < clauses[k].e and items[after].low in ("aber", "jedoch", "allerdings", "zugleich")
    if not joined and items[clauses[k].b].low not in ("und", "sowie", "aber", "oder", "doch") and not adverb:
        return None
    for clause in reversed(clauses[:k]):
        if clause.kind in (SUBORD, RELATIVE, FRAGMENT) or not clause.fins:
            continue
        if clauses[k].kind == SUBORD:
            return None
        if any(items[i].flags & (f.K1 | f.K2) for i in clause.fins):
            continue
        return clause_subject(items, clauses, clauses.index(clause))
    return None


def clause_subject(items: list[Item], clauses: list[Clause], k: int) -> Range | None:
    """The subject of any main clause, reporting or not."""
    clause = clauses[k]
    if not clause.fins:
        return None
    finite = clause.fins[0]
    if finite == clause.first:
        before = _before_commas(items, clauses, k)
        return before or _inherited(items, clauses, k) or after_verb(items, finite + 1, clause.e, clause.e)
    b, e = trimmed(items, clause.first, finite)
    if pronoun_after(items, finite):
        return finite + 1, finite + 2
    later = after_verb(items, finite + 1, clause.e, clause.e)
    if can_be_subject(items, b, e) and not (
        later
        and (common_word(items, b, e) or named_after(items, b, finite) or thing_first(items, b, e, later))
    ):
        return _with_head_before(items, clauses, k, b, e)
    return later or _noble(items, clause.first, finite)


def _first_position(items: list[Item], clauses: list[Clause], k: int, cue: Cue, end: int) -> Range | None:
    clause = clauses[k]
    b, e = trimmed(items, clause.first, cue.finite)
    if pronoun_after(items, cue.finite):
        return cue.finite + 1, cue.finite + 2
    if not can_be_subject(items, b, e) or _is_addressee(items, b, e, cue, clause, end):
        return None
    if items[e - 1].low in JOINTS:
        return _inherited(items, clauses, k, True)
    fronted = common_word(items, b, e) or named_after(items, b, cue.finite) or not can_speak(items, b, e)
    later = after_verb(items, cue.finite + 1, clause.e, end) if fronted else None
    if later and can_speak(items, *later):
        return None
    inner = phrase_end(items, b, e)
    if (
        inner < e
        and inner > b
        and items[inner].flags & f.PREP
        and items[inner].low in ("am", "im", "gegenüber", "nach", "bei", "beim", "vor")
    ):
        e = inner
    return _with_head_before(items, clauses, k, b, e)


def _with_head_before(items: list[Item], clauses: list[Clause], k: int, b: int, e: int) -> Range:
    """ "Meier, die Chefin des Amtes(,) sagte": reach back over an apposition."""
    begin = k
    while begin and clauses[begin].sep == "," and clauses[begin - 1].kind == FRAGMENT and k - begin < 2:
        begin -= 1
    if begin < k and items[b].flags & (f.DET | f.CAP):
        start, _ = trimmed(items, clauses[begin].b, e)
        if can_be_subject(items, start, e):
            return start, e
    return b, e


def _is_addressee(items: list[Item], b: int, e: int, cue: Cue, clause: Clause, end: int) -> bool:
    """ "Der Zeitung sagte Y": a dative in first position, the subject behind the verb."""
    if items[b].low not in ("der", "dem", "den", "einer", "einem", "ihrer", "seiner"):
        return False
    spoken_to = items[b].low in ("dem", "den", "einem") or any(
        items[i].low in ADDRESSEES or items[i].kind == NAME for i in range(b, e)
    )
    return spoken_to and after_verb(items, cue.finite + 1, clause.e, end) is not None


__all__ = ["VERB1", "Range", "after_verb", "agent", "clause_subject", "subject_of"]
