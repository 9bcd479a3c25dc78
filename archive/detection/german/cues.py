"""Find the reporting verb of a clause, with its auxiliary and its separated prefix."""

from dataclasses import dataclass

from ..lexicon import Verb
from ..tokens import QUOTE, Item
from . import flags as f
from . import words as w
from .clauses import Clause, is_condition

PREFIX_WITHIN = 40  # items: how far a separated prefix may stand (teilte … mit)
PREFIX_BEFORE = frozenset(
    {"und", "oder", "dass", "daß", "sowie", "um", "aber", "was", "ob", "wie", "als", "zu"}
)


PERFECT_WITH_SEIN = frozenset({"ausgehen", "fortfahren", "zurückrudern", "eintreten"})
HAPPENING = frozenset({"melden", "bestätigen", "nennen"})  # with sich: nobody says anything
OPEN_IF_NOT = frozenset(
    {"bestätigen", "sagen", "entscheiden", "mitteilen"}
)  # wollte nicht bestätigen, dass …


@dataclass(frozen=True, slots=True)
class Cue:
    """`at` the verb, `finite` the verb that is inflected (the same, or its auxiliary), `prefix` where a
    prefix stands."""

    verb: Verb
    at: int
    finite: int
    prefix: int | None
    passive: bool

    @property
    def places(self) -> list[int]:
        return sorted({self.at, self.finite} | ({self.prefix} if self.prefix is not None else set()))


def cue_of(items: list[Item], clause: Clause, end: int) -> Cue | None:
    """The first reporting verb of the clause that reports in the indicative; None without one."""
    if is_condition(items, clause):
        return None
    for i in range(clause.b, clause.e):
        if not items[i].flags & f.SAY:
            continue
        finite = _finite_for(items, clause, i)
        if (
            finite is None
            or (items[finite].flags & f.K1 and items[finite].low != "heiße")
            or _subjunctive(items[finite])
        ):
            continue
        verb, prefix = _entry(items, clause, i, end)
        if verb is None or (verb.lemma in HAPPENING and _reflexive(items, clause)):
            continue
        if verb.lemma == "fordern" and _casualties(items, clause):
            continue
        if verb.lemma in OPEN_IF_NOT and i != finite and items[i - 1].low == "nicht":
            continue
        participle = bool(items[i].flags & f.PART) and finite != i
        passive = participle and _passive(items, clause, i, finite, verb)
        return Cue(verb, i, finite, prefix, passive)
    return None


def _casualties(items: list[Item], clause: Clause) -> bool:
    """ "forderte zehn Todesopfer": an accident, no demand."""
    return any(
        items[k].low.endswith(("opfer", "tote", "verletzte", "leben")) for k in range(clause.b, clause.e)
    )


def _reflexive(items: list[Item], clause: Clause) -> bool:
    """ "meldeten sich drei Bewerber": nothing is reported."""
    return any(items[k].low == "sich" for k in range(clause.b, clause.e))


def _subjunctive(item: Item) -> bool:
    return bool(item.flags & f.K2) and item.low not in ("sollte", "sollten", "könnte", "könnten", "dürfte")


def _passive(items: list[Item], clause: Clause, i: int, finite: int, verb: Verb) -> bool:
    """ "wird mitgeteilt", "ist mitgeteilt worden", "ist angekündigt" """
    if any(items[k].low == "worden" for k in range(clause.b, clause.e)):
        return True
    lemma = items[finite].word.lemma or items[finite].low
    return lemma == "werden" or (lemma == "sein" and verb.lemma not in PERFECT_WITH_SEIN)


def _finite_for(items: list[Item], clause: Clause, i: int) -> int | None:
    if i in clause.fins:
        return i
    if not items[i].flags & (f.PART | f.INF) or (i > clause.b and items[i - 1].low == "zu"):
        return None
    helpers = [k for k in (clause.host or clause).fins if items[k].flags & f.AUX]
    return helpers[0] if helpers else None


def _entry(items: list[Item], clause: Clause, i: int, end: int) -> tuple[Verb | None, int | None]:
    """The lexicon entry meant, and where its separated prefix stands."""
    bare = None
    for verb in items[i].word.verbs:
        if not verb.prefix or verb.lemma == items[i].word.lemma:
            bare = bare or verb
            continue
        at = _prefix_place(items, i, clause.e, end, verb.prefix)
        if at is None and i and items[i - 1].low == verb.prefix and verb.prefix in w.FREE_PREFIXES:
            at = i - 1  # bekannt geben
        if at is not None:
            return verb, at
    return bare, None


def _prefix_place(items: list[Item], i: int, clause_end: int, end: int, prefix: str) -> int | None:
    other_verb = False  # behind the clause, since the last comma
    for k in range(i + 1, min(end, i + PREFIX_WITHIN)):
        if k >= clause_end:
            other_verb = not items[k].flags & f.SEP and (other_verb or bool(items[k].flags & f.FIN))
        if other_verb or items[k].low != prefix or items[k].flags & f.CAP:
            continue
        following = items[k + 1] if k + 1 < end else None
        if (
            following is None
            or following.flags & (f.SEP | f.CONTENT)
            or following.kind == QUOTE
            or following.low in PREFIX_BEFORE
        ):
            return k
        if prefix in w.FREE_PREFIXES:
            return k
    return None
