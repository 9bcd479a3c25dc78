"""What is said: the clauses that a reporting verb governs, behind it or before it."""

from dataclasses import dataclass

from ..tokens import QUOTE, Item
from . import flags as f
from . import words as w
from .clauses import FRAGMENT, INFINITIVE, MAIN, QUOTED, RELATIVE, SUBORD, VERB1, Clause
from .cues import Cue

WIDE = frozenset(
    [
        "wie",
        "warum",
        "weshalb",
        "wann",
        "wer",
        "wo",
        "was",
        "wieso",
        "welche",
        "welcher",
        "welches",
        "wem",
        "wen",
        "inwieweit",
        "inwiefern",
        "woher",
        "wohin",
        "womit",
    ]
)
ASKING = frozenset(
    [
        "sagen",
        "fragen",
        "erklären",
        "mitteilen",
        "schildern",
        "beschreiben",
        "erläutern",
        "wissen",
        "erzählen",
        "verraten",
        "bekanntgeben",
        "angeben",
        "nachfragen",
        "überlegen",
        "entscheiden",
        "berichten",
    ]
)
SOON = 6  # clauses before the one in the subjunctive
OTHER_INFINITIVES = frozenset(
    {"um", "ohne", "statt", "anstatt", "nachdem", "weil", "obwohl", "wenn", "indem"}
)
LOOK_AHEAD = 4  # clauses passed over (a relative clause, an apposition) before the content begins


@dataclass(frozen=True, slots=True)
class Content:
    """Clauses `first` to `stop` (exclusive) are what is said; `direct` if they are one quotation or
    several."""

    first: int
    stop: int
    direct: bool
    mode: str  # colon, quote, that, subjunctive, infinitive, plain


def content_after(items: list[Item], clauses: list[Clause], k: int, at: int, cue: Cue) -> Content | None:
    """The content behind clause `k`, beginning with the first clause that starts at item `at` or later."""
    nxt = k + 1
    while nxt < len(clauses) and clauses[nxt].b < at:
        nxt += 1
    limit = min(len(clauses), nxt + LOOK_AHEAD)
    takes = _takes(items, clauses[k], cue)
    for j in range(nxt, limit):
        mode = _mode(items, clauses, j, cue, takes, j > nxt)
        if mode:
            stop = _stop(items, clauses, k, j, mode)
            if mode == "infinitive":
                j = _infinitive_begin(items, clauses, nxt, j)
            direct = mode in ("quote", "colon") and all(c.kind == QUOTED for c in clauses[j:stop])
            return Content(j, stop, direct, mode)
        if clauses[j].kind in (SUBORD, RELATIVE) and any(items[i].flags & f.SAY for i in clauses[j].fins):
            return None  # what follows is its content: "indem er sagte, …"
        if clauses[j].kind not in (RELATIVE, FRAGMENT, SUBORD) or (clauses[j].kind == SUBORD and j > nxt):
            return None
        if items[clauses[j].b].low in ("und", "aber", "sondern", "oder"):
            return None
    return None


def _infinitive_begin(items: list[Item], clauses: list[Clause], nxt: int, j: int) -> int:
    """ "zugesagt, nicht über das Haus, das größte der Stadt, zu bestimmen": from the first piece on."""
    first = clauses[nxt]
    apposition = items[first.b].flags & (f.DET | f.CAP) and items[max(first.b - 2, 0)].flags & f.CAP
    if nxt == j or first.kind != FRAGMENT or first.sep != "," or apposition:
        return j
    return nxt


def _takes(items: list[Item], clause: Clause, cue: Cue) -> frozenset[str]:
    """What the verb takes here: "besteht darauf" takes what "besteht" alone does not."""
    words = {items[i].low for i in range(clause.b, clause.e)}
    announced = any(taken.startswith("p:") and taken[2:] in words for taken in cue.verb.takes)
    return cue.verb.takes | {"c", "i"} if announced else cue.verb.takes


def _mode(
    items: list[Item], clauses: list[Clause], j: int, cue: Cue, takes: frozenset[str], skipped: bool
) -> str:
    clause = clauses[j]
    if clause.sep == ":":
        spoken = clause.kind == QUOTED or (
            not cue.passive
            and clause.kind in (MAIN, VERB1, SUBORD)
            and ("d" in takes or ("c" in takes and max(cue.places) == clauses[j - 1].e - 1))
        )
        return "colon" if spoken else ""
    if clause.kind == QUOTED:
        spoken = "d" in takes or ("c" in takes and items[clause.b].strength > 1)
        return "quote" if spoken else ""
    first = items[clause.first]
    if clause.kind == SUBORD and first.flags & f.CONTENT:
        if "c" not in takes or items[clause.b].low == "so":
            return ""
        if first.low in WIDE and cue.verb.lemma not in ASKING and not _degree(items, clause):
            return ""
        if first.low.startswith("welch") and clause.b > 1 and items[clause.b - 2].flags & f.CAP:
            return ""  # "schildert die Fehler, welche …": a relative clause
        return "that"
    if clause.kind == INFINITIVE:
        return "infinitive" if "i" in takes and first.low not in OTHER_INFINITIVES else ""
    if "c" in takes and _subjunctive(items, clause):
        return "subjunctive" if first.low not in ("und", "aber") else ""
    if "c" in takes and not skipped and _subjunctive_soon(items, clauses, j):
        return "subjunctive"
    if "c" in takes and not skipped and _verb_in_marks(items, clause):
        return "subjunctive"
    if (
        "v" in takes
        and clause.kind == MAIN
        and not skipped
        and clause.sep == ","
        and first.low not in w.WORDS["subordinator"]
    ):
        return "plain" if items[clause.b].low not in ("und", "aber", "sondern", "doch", "so", "denn") else ""
    return ""


def _verb_in_marks(items: list[Item], clause: Clause) -> bool:
    """ "sagte, der Weg „ist frei“": the clause has its verb within the marks."""
    last = items[clause.e - 1]
    plain = clause.kind == FRAGMENT and clause.sep == "," and items[clause.b].low != "als"
    return plain and last.kind == QUOTE and last.strength > 1


def _degree(items: list[Item], clause: Clause) -> bool:
    """ "betont, wie wichtig es sei": how much, which every verb of saying takes."""
    following = items[clause.first + 1 : clause.first + 2]
    plain = not any(item.flags & (f.CAP | f.DET | f.PRON | f.PREP | f.VERB) for item in following)
    return items[clause.first].low == "wie" and plain


def _subjunctive(items: list[Item], clause: Clause) -> bool:
    return any(items[i].flags & (f.K1 | f.K2) for i in clause.fins) and clause.kind != RELATIVE


def _subjunctive_soon(items: list[Item], clauses: list[Clause], j: int) -> bool:
    """ "sagte, wenn er komme, werde man …": a condition or a fragment first, the subjunctive after it."""
    if clauses[j].kind not in (SUBORD, FRAGMENT, MAIN, RELATIVE):
        return False
    if items[clauses[j].b].low in ("und", "aber", "sondern", "so"):
        return False
    if clauses[j].kind == MAIN or any(items[i].flags & f.SAY for i in clauses[j].fins):
        return False
    for clause in clauses[j + 1 : j + SOON]:
        if clause.kind in (MAIN, VERB1):
            return _subjunctive(items, clause)
    return False


def _stop(items: list[Item], clauses: list[Clause], k: int, j: int, mode: str) -> int:
    """The first clause after the content that no longer belongs to it."""
    if mode == "quote":
        return j + 1
    embedded = clauses[k].kind in (SUBORD, RELATIVE)
    for x in range(j + 1, len(clauses)):
        clause = clauses[x]
        if clause.kind == QUOTED and clause.sep == ":" and mode != "colon":
            return x
        if _comment(items, clauses, x, mode):
            return x
        if clause.kind not in (MAIN, VERB1) or not clause.fins:
            continue
        finite = items[clause.fins[0]]
        joined = items[clause.b].low in ("und", "aber", "sowie", "doch")
        if finite.flags & f.K1 or (finite.flags & f.K2 and not (embedded and mode == "infinitive")):
            continue
        if embedded and clause.kind == VERB1 and not joined and clauses[x - 1].kind != QUOTED:
            return x
        if (
            mode == "subjunctive"
            and clause.kind == VERB1
            and not joined
            and clauses[x - 1].kind in (MAIN, VERB1)
        ):
            return x  # "…, er sei unschuldig, erkannte das Gericht nicht an": the narrator goes on
        if joined and mode != "plain" and _new_statement(items, clause, mode):
            return x
        if items[clause.b].low in ("doch", "aber", "und") and _other_voice(items, clause):
            return x
    return len(clauses)


def _comment(items: list[Item], clauses: list[Clause], x: int, mode: str) -> bool:
    """The narrator's own words again: ", was dieser zurückwies", "lehnte …, … zu …, ab"."""
    clause = clauses[x]
    if clause.kind == FRAGMENT and mode in ("infinitive", "that"):
        return clause.e - clause.b == 1 and bool(items[clause.b].flags & f.PARTICLE)
    if any(items[i].flags & (f.K1 | f.K2) for i in clause.fins) or mode not in ("infinitive", "that"):
        return False
    if clause.sep == ":" and clause.kind == MAIN:
        return True
    if mode == "infinitive" and items[clause.first].low in ("was", "wobei"):
        return clause.kind in (SUBORD, RELATIVE)
    if clause.kind != MAIN or clause.sep != "," or clause.b != clause.first:
        return False
    rest = items[clause.fins[0] + 1 : clause.e]
    if items[clause.fins[0]].low.endswith(("e", "en")) and rest and rest[0].flags & f.CAP:
        return False  # perhaps an attribute: "die begangene Tat"
    return clauses[x - 1].kind != FRAGMENT and any(not item.flags & f.VERB for item in rest)


def _other_voice(items: list[Item], clause: Clause) -> bool:
    """ "…, doch der Sprecher erklärte": somebody else begins to speak."""
    return clause.kind == MAIN and bool(items[clause.fins[0]].flags & f.SAY)


def _new_statement(items: list[Item], clause: Clause, mode: str) -> bool:
    """ "…, und forderte": a conjunct that belongs to the narrator again."""
    finite = clause.fins[0]
    if clause.kind == VERB1 and items[finite].flags & f.SAY and finite < clause.e - 1:
        return True
    if mode in ("subjunctive", "infinitive") and clause.kind == VERB1 and finite < clause.e - 1:
        return True
    return mode == "that" and clause.kind == VERB1 and clause.e - finite > 3 and clause.sep != "und"


def is_open_infinitive(items: list[Item], b: int, e: int) -> bool:
    """An infinitive without a comma follows: "angekündigt ihr Mandat niederzulegen"."""
    last = items[e - 1]
    return e - b > 1 and bool(last.flags & f.ZUINF or (last.flags & f.INF and items[e - 2].low == "zu"))


__all__ = ["QUOTE", "Content", "content_after", "is_open_infinitive"]
