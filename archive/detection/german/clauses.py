"""Cut a sentence into clauses and tell what each one is: main, verb-first, subordinate, relative,
infinitive, fragment, quotation."""

from ..tokens import PUNCT, QUOTE, Item
from . import flags as f
from .finite import JOINTS, finite_verbs, has_finite, has_infinitive
from .phrases import phrase_end

KINDS = ("MAIN", "VERB1", "SUBORD", "RELATIVE", "INFINITIVE", "FRAGMENT", "QUOTED")
MAIN, VERB1, SUBORD, RELATIVE, INFINITIVE, FRAGMENT, QUOTED = range(7)

LEADING = JOINTS | {"aber", "doch", "denn", "auch", "nur", "jedoch", "allerdings", "so"}
RELATIVE_PREPOSITIONS = f.PREP
UNSURE = frozenset(
    ["als", "da", "während", "wie", "seit", "damit", "bis", "so", "was"]
)  # also prepositions and adverbs
BEFORE_THAT = JOINTS | {
    "so",
    "ohne",
    "statt",
    "anstatt",
    "als",
    "auch",
    "nur",
    "dadurch",
    "zwar",
    "dann",
    "nicht",
    "aber",
}
TAIL = 3  # items that may follow a clause-final verb


class Clause:
    """Items `b` to `e` (exclusive) of a sentence. `fins` are its finite verbs, `first` its first word
    after und/aber."""

    __slots__ = ("b", "e", "fins", "first", "host", "kind", "sep")

    def __init__(self, b: int, e: int, sep: str):
        self.b, self.e, self.sep = b, e, sep
        self.fins: list[int] = []
        self.first = b
        self.kind = FRAGMENT
        self.host: Clause | None = None  # the clause whose auxiliary this one completes

    def __repr__(self) -> str:
        return f"<{KINDS[self.kind]} {self.b}-{self.e} {self.fins}>"


def clauses_of(items: list[Item], end: int) -> list[Clause]:
    """The clauses of `items[:end]`, in order."""
    found: list[Clause] = []
    for clause in _pieces(items, end):
        for part in _coordinated(items, clause):
            _classify(items, part)
            if found and _goes_on(items, found[-1], part):
                part.kind = found[-1].kind
            found.append(part)
    _join_brackets(items, found)
    return found


def _pieces(items: list[Item], end: int) -> list[Clause]:
    """Split at commas, colons, dashes, and around a quotation that stands on its own."""
    found, begin, sep = [], 0, ""
    for i in range(end):
        item = items[i]
        if item.flags & f.SEP and item.kind == PUNCT:
            if i > begin:
                found.append(Clause(begin, i, sep))
            begin, sep = i + 1, item.text
        elif item.low in ("dass", "daß") and i > begin + 1 and items[i - 1].low not in BEFORE_THAT:
            found.append(Clause(begin, i, sep))
            begin, sep = i, ","  # the comma was forgotten: "hoffte dass"
        elif item.kind == QUOTE and i == begin and _stands_alone(items, i, end):
            found.append(Clause(i, i + 1, sep))
            begin, sep = i + 1, ""
    if end > begin:
        found.append(Clause(begin, end, sep))
    return found


def _stands_alone(items: list[Item], i: int, end: int) -> bool:
    """A quotation at the beginning of a clause followed by its end or by a reporting verb."""
    if i + 1 >= end:
        return True
    following = items[i + 1]
    if following.kind == QUOTE or following.flags & f.SEP:
        return True
    if following.low in ("so", "laut", "wie"):
        return items[i].strength > 1
    return bool(following.flags & f.SAY)


def _coordinated(items: list[Item], clause: Clause) -> list[Clause]:
    """Split "nannte es falsch und forderte Neuwahlen" at "und"."""
    parts, begin, sep = [], clause.b, clause.sep
    for i in range(clause.b + 1, clause.e - 1):
        if (
            items[i].low in JOINTS
            and not _joint_before_verb(items, i + 1, clause.e)
            and has_finite(items, begin, i)
            and has_finite(items, i + 1, clause.e, begin)
        ):
            parts.append(Clause(begin, i, sep))
            begin, sep = i, ""
    parts.append(Clause(begin, clause.e, sep))
    return parts


def _joint_before_verb(items: list[Item], b: int, e: int) -> bool:
    """ "in den Bereichen Lohn und Zeit und beklagen": the last joint opens the conjunct."""
    for i in range(b, e - 1):
        if items[i].flags & f.FIN:
            return False
        if items[i].low in JOINTS:
            return bool(items[i + 1].flags & f.FIN) and not items[i + 1].flags & f.AUX
    return False


def _goes_on(items: list[Item], before: Clause, part: Clause) -> bool:
    """ "der lange schwieg | und jetzt redet": verb-final after a joint, so a second relative clause."""
    if part.sep or before.kind not in (RELATIVE, SUBORD) or before.e != part.b or part.first == part.b:
        return False
    alone = part.kind == VERB1 and part.first == part.e - 1  # "… und schweigt"
    return alone or (part.kind == MAIN and part.fins[0] > part.first and part.fins[-1] == part.e - 1)


def _join_brackets(items: list[Item], clauses: list[Clause]) -> None:
    """ "hatte der Sprecher, Herr X, erklärt": give a participle cut off by an apposition its auxiliary."""
    for k in range(2, len(clauses)):
        clause = clauses[k]
        if clause.kind in (SUBORD, RELATIVE, INFINITIVE, QUOTED) or not _only_participle(items, clause):
            continue
        before = k - 1
        while before and clauses[before].kind in (FRAGMENT, RELATIVE) and k - before < 4:
            before -= 1
        host = clauses[before]
        if before < k - 1 and host.kind in (MAIN, VERB1, SUBORD) and _open_bracket(items, host):
            clause.host, clause.kind, clause.fins = host, FRAGMENT, []


def _only_participle(items: list[Item], clause: Clause) -> bool:
    verbs = [i for i in range(clause.b, clause.e) if items[i].flags & f.VERB]
    return (
        bool(verbs)
        and all(items[i].flags & (f.PART | f.INF) for i in verbs)
        and (verbs[0] <= clause.b + 3 or _date(items, clause.b))
    )


def _date(items: list[Item], b: int) -> bool:
    """ "am Donnerstag, den 7. Mai in …" """
    return items[b].low in ("den", "dem") and b + 1 < len(items) and items[b + 1].text[0].isdigit()


def _open_bracket(items: list[Item], clause: Clause) -> bool:
    if not clause.fins:
        return False
    finite = clause.fins[0]
    return bool(items[finite].flags & f.AUX) and not any(
        items[i].flags & (f.PART | f.INF) for i in range(finite + 1, clause.e)
    )


def _classify(items: list[Item], clause: Clause) -> None:
    b, e = clause.b, clause.e
    first = b
    while first < e - 1 and items[first].low in LEADING:
        first += 1
    clause.first = first
    if e - b == 1 and items[b].kind == QUOTE:
        clause.kind = QUOTED
        return
    clause.fins = finite_verbs(items, b, e)
    clause.kind = _kind(items, clause, first, e)


def _kind(items: list[Item], clause: Clause, first: int, e: int) -> int:
    item, fins = items[first], clause.fins
    if not fins:
        if has_infinitive(items, clause.b, e):
            return INFINITIVE
        return SUBORD if item.low in ("dass", "daß") else FRAGMENT
    if item.low in ("dass", "daß", "ob"):
        return SUBORD
    final = fins[-1] >= e - TAIL and not any(items[i].flags & f.PRON for i in range(fins[-1] + 1, e))
    if (
        item.low in UNSURE
        and fins[-1] < e - 1
        and not all(items[i].flags & f.VERB for i in range(fins[-1] + 1, e))
    ):
        final = False
    if (
        item.flags & (f.SUB | f.CONTENT)
        and final
        and not (fins[0] == first + 1 and item.low not in ("wenn", "weil", "wie"))
    ):
        return SUBORD
    if clause.sep == "," and _relative(items, clause, first, e, final):
        return RELATIVE
    return VERB1 if fins[0] == first else MAIN


def _relative(items: list[Item], clause: Clause, first: int, e: int, final: bool) -> bool:
    item, fins = items[first], clause.fins
    if item.flags & f.PREP and first + 1 < e and items[first + 1].flags & f.REL:
        pronoun = items[first + 1]
        return final and (
            pronoun.low in ("denen", "dessen", "deren")
            or (fins[0] > first + 2 and not items[first + 2].flags & f.CAP)
        )
    if not item.flags & f.REL or not final:
        return False
    if item.low not in ("der", "die", "das", "dem", "den"):
        return True
    if items[fins[0]].flags & (f.K1 | f.K2) and phrase_end(items, first, e) == fins[0]:
        return False
    if phrase_end(items, first, e) == fins[0] and fins[0] < e - 1:
        return fins[0] == first + 1
    return True


def is_condition(items: list[Item], clause: Clause) -> bool:
    """ "Sollte der Antrag scheitern, …": a condition, though its verb is in the subjunctive."""
    return clause.b == 0 and clause.kind == VERB1 and items[clause.fins[0]].low in ("sollte", "sollten")


def main_finite(items: list[Item], clauses: list[Clause]) -> int | None:
    """The finite verb of the first main clause, or None."""
    for clause in clauses:
        if clause.kind in (MAIN, VERB1):
            return clause.fins[0]
    return None
