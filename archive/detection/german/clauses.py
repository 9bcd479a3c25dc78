"""Cut a sentence into clauses and tell what each one is: main, verb-first, subordinate, relative, infinitive, fragment, quotation."""

from ..tokens import PUNCT, QUOTE, Item
from . import words as w
from .phrases import phrase_end

MAIN, VERB1, SUBORD, RELATIVE, INFINITIVE, FRAGMENT, QUOTED = range(7)

JOINTS = frozenset(
    {"und", "oder", "sondern", "sowie", "bzw"}
)  # split a clause when both sides have a finite verb
LEADING = JOINTS | {"aber", "doch", "denn", "auch", "nur", "jedoch", "allerdings", "so"}
RELATIVE_PREPOSITIONS = w.PREP
UNSURE = frozenset(
    ["als", "da", "während", "wie", "seit", "damit", "bis", "so", "was"]
)  # also prepositions and adverbs
TAIL = 3  # items that may follow a clause-final verb


class Clause:
    """Items `b` to `e` (exclusive) of a sentence. `fins` are its finite verbs, `first` its first word after und/aber."""

    __slots__ = ("b", "e", "fins", "first", "host", "kind", "sep")

    def __init__(self, b: int, e: int, sep: str):
        self.b, self.e, self.sep = b, e, sep
        self.fins: list[int] = []
        self.first = b
        self.kind = FRAGMENT
        self.host: Clause | None = None  # the clause whose auxiliary this one completes

    def __repr__(self) -> str:
        return f"<{['MAIN', 'VERB1', 'SUBORD', 'RELATIVE', 'INF', 'FRAG', 'QUOTED'][self.kind]} {self.b}-{self.e} {self.fins}>"


def clauses_of(items: list[Item], end: int) -> list[Clause]:
    """The clauses of `items[:end]`, in order."""
    found: list[Clause] = []
    for clause in _pieces(items, end):
        for part in _coordinated(items, clause):
            _classify(items, part)
            found.append(part)
    _join_brackets(items, found)
    return found


def _pieces(items: list[Item], end: int) -> list[Clause]:
    """Split at commas, colons, dashes, and around a quotation that stands on its own."""
    found, begin, sep = [], 0, ""
    for i in range(end):
        item = items[i]
        if item.flags & w.SEP and item.kind == PUNCT:
            if i > begin:
                found.append(Clause(begin, i, sep))
            begin, sep = i + 1, item.text
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
    if following.kind == QUOTE or following.flags & w.SEP:
        return True
    if following.low in ("so", "laut", "wie"):
        return items[i].strength > 1
    return bool(following.flags & w.SAY)


def _coordinated(items: list[Item], clause: Clause) -> list[Clause]:
    """Split "nannte es falsch und forderte Neuwahlen" at "und"."""
    parts, begin, sep = [], clause.b, clause.sep
    for i in range(clause.b + 1, clause.e - 1):
        if (
            items[i].low in JOINTS
            and _has_finite(items, begin, i, 0)
            and _has_finite(items, i + 1, clause.e, begin)
        ):
            parts.append(Clause(begin, i, sep))
            begin, sep = i, ""
    parts.append(Clause(begin, clause.e, sep))
    return parts


def _has_finite(items: list[Item], b: int, e: int, left: int) -> bool:
    """Does the stretch hold a finite verb of its own? `left`: where the conjunct before begins, for the right one."""
    if any(
        items[i].flags & w.FIN and not attributive(items, i) and not _after_zu(items, i, b)
        for i in range(b, e)
    ):
        return True
    if not any(items[i].flags & w.MAYFIN for i in range(b, e)):
        return False
    return (
        not any(items[i].flags & w.AUX for i in range(left, b))
        if left
        else not any(items[i].low == "zu" for i in range(b, e))
    )


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
    verbs = [i for i in range(clause.b, clause.e) if items[i].flags & w.VERB]
    return bool(verbs) and all(items[i].flags & (w.PART | w.INF) for i in verbs) and (verbs[0] <= clause.b + 3 or _date(items, clause.b))


def _date(items: list[Item], b: int) -> bool:
    """ "am Donnerstag, den 7. Mai in …" """
    return items[b].low in ("den", "dem") and b + 1 < len(items) and items[b + 1].text[0].isdigit()


def _open_bracket(items: list[Item], clause: Clause) -> bool:
    if not clause.fins:
        return False
    finite = clause.fins[0]
    return bool(items[finite].flags & w.AUX) and not any(
        items[i].flags & (w.PART | w.INF) for i in range(finite + 1, clause.e)
    )


def attributive(items: list[Item], i: int) -> bool:
    """ "die geforderte Summe": an article before, a noun after, so no verb."""
    if i == 0 or i + 1 >= len(items) or not items[i].low.endswith(("te", "ten")):
        return False
    before = items[i - 1]
    if (
        items[i + 1].flags & w.CAP
        and not items[i].flags & w.AUX
        and (_verb_follows(items, i + 2) or _verb_precedes(items, i - 1))
    ):
        return True
    return items[i].low.endswith("te") and bool(
        before.flags & w.DET and i > 1 and not items[i - 2].flags & w.SEP and items[i + 1].flags & w.CAP
    )


def _verb_follows(items: list[Item], i: int) -> bool:
    """Another finite verb before the next comma."""
    while i < len(items) and not items[i].flags & w.SEP:
        if items[i].flags & w.FIN:
            return True
        if items[i].low in JOINTS:
            return False
        i += 1
    return False


def _verb_precedes(items: list[Item], i: int) -> bool:
    """A finite verb earlier in the same stretch, with an article or preposition in between."""
    determined = False
    while i >= 0 and not items[i].flags & w.SEP and items[i].low not in JOINTS:
        if items[i].flags & w.FIN:
            return determined
        determined = determined or bool(items[i].flags & (w.DET | w.PREP))
        i -= 1
    return False


def _classify(items: list[Item], clause: Clause) -> None:
    b, e = clause.b, clause.e
    first = b
    while first < e - 1 and items[first].low in LEADING:
        first += 1
    clause.first = first
    if e - b == 1 and items[b].kind == QUOTE:
        clause.kind = QUOTED
        return
    clause.fins = _finite_verbs(items, b, e)
    clause.kind = _kind(items, clause, first, e)


def _finite_verbs(items: list[Item], b: int, e: int) -> list[int]:
    sure = [
        i
        for i in range(b, e)
        if items[i].flags & w.FIN and not attributive(items, i) and not _after_zu(items, i, b)
    ]
    if sure:
        return sure
    return [
        i
        for i in range(b, e)
        if items[i].flags & w.MAYFIN and not _after_zu(items, i, b) and not _noun_follows(items, i, e)
    ]


def _after_zu(items: list[Item], i: int, b: int) -> bool:
    return i > b and items[i - 1].low == "zu"


def _noun_follows(items: list[Item], i: int, e: int) -> bool:
    """An inflected participle before its noun is no verb: "den verlassenen Ort"."""
    return bool(
        items[i].flags & w.PART
        and items[i].low.endswith("en")
        and i + 1 < e
        and items[i + 1].flags & w.CAP
        and i > 0
        and items[i - 1].flags & w.DET
    )


def _kind(items: list[Item], clause: Clause, first: int, e: int) -> int:
    item, fins = items[first], clause.fins
    if not fins:
        if has_infinitive(items, clause.b, e):
            return INFINITIVE
        return SUBORD if item.low in ("dass", "daß") else FRAGMENT
    if item.low in ("dass", "daß", "ob"):
        return SUBORD
    final = fins[-1] >= e - TAIL and not any(items[i].flags & w.PRON for i in range(fins[-1] + 1, e))
    if (
        item.low in UNSURE
        and fins[-1] < e - 1
        and not all(items[i].flags & w.VERB for i in range(fins[-1] + 1, e))
    ):
        final = False
    if (
        item.flags & (w.SUB | w.CONTENT)
        and final
        and not (fins[0] == first + 1 and item.low not in ("wenn", "weil", "wie"))
    ):
        return SUBORD
    if clause.sep == "," and _relative(items, clause, first, e, final):
        return RELATIVE
    return VERB1 if fins[0] == first else MAIN


def _relative(items: list[Item], clause: Clause, first: int, e: int, final: bool) -> bool:
    item, fins = items[first], clause.fins
    if item.flags & w.PREP and first + 1 < e and items[first + 1].flags & w.REL:
        pronoun = items[first + 1]
        return final and (
            pronoun.low in ("denen", "dessen", "deren")
            or (fins[0] > first + 2 and not items[first + 2].flags & w.CAP)
        )
    if not item.flags & w.REL or not final:
        return False
    if item.low not in ("der", "die", "das", "dem", "den"):
        return True
    if items[fins[0]].flags & (w.K1 | w.K2) and phrase_end(items, first, e) == fins[0]:
        return False
    if phrase_end(items, first, e) == fins[0] and fins[0] < e - 1:
        return fins[0] == first + 1
    return True


def has_infinitive(items: list[Item], b: int, e: int) -> bool:
    """Does the stretch hold "zu kommen" or "aufzurufen"?"""
    return any(
        items[i].flags & w.ZUINF or (items[i].low == "zu" and i + 1 < e and items[i + 1].flags & w.VERB)
        for i in range(b, e)
    )


def main_finite(items: list[Item], clauses: list[Clause]) -> int | None:
    """The finite verb of the first main clause, or None."""
    for clause in clauses:
        if clause.kind in (MAIN, VERB1):
            return clause.fins[0]
    return None
