"""laut X, nach Angaben von X, X zufolge, demnach: a phrase names the voice, the rest of its clause is what was said."""

from dataclasses import dataclass

from ...reading import Reading, length, tidy, without
from ...rules.speaking import nested_quotations, quotation_kind
from ...suggestion import Span
from ...tokens import NAME, QUOTE, WORD, Item
from .. import words as w
from ..clauses import MAIN, RELATIVE, SUBORD, VERB1, Clause, attributive
from ..phrases import phrase_end
from ..scene import Scene

RULE = "according_to"
RULE_PRONOMINAL = "according_to_that"  # demnach, wonach
SHORTEST = 12  # code points
BACK = 14  # items
LONGEST_OPENING = 24  # items
NOT_IN_PHRASE = frozenset(
    [
        "sich",
        "es",
        "dass",
        "daß",
        "auch",
        "dort",
        "hier",
        "heute",
        "gestern",
        "am",
        "bei",
        "seit",
        "zudem",
        "ob",
        "wie",
        "sei",
        "ist",
    ]
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Items b to e name the voice; `cue` is the word laut, nach …; voice_b to voice_e are the voice's words."""

    b: int
    e: int
    cue: int
    voice_b: int
    voice_e: int
    pronominal: bool = False


def find(scene: Scene) -> list[Reading]:
    """Readings for each frame of the sentence."""
    if not scene.sentence.flags & w.FRAME:
        return []
    found: list[Reading] = []
    done = -1
    for frame in frames_of(scene):
        if frame.b < done:
            continue
        readings = _readings(scene, frame)
        found.extend(readings)
        done = frame.e
    return found


def frames_of(scene: Scene) -> list[Frame]:
    """All frames, left to right."""
    found = []
    for i in range(scene.end):
        if scene.items[i].flags & w.FRAME:
            frame = _frame_at(scene.items, i, scene.end)
            if frame:
                found.append(frame)
    return found


def _frame_at(items: list[Item], i: int, end: int) -> Frame | None:
    low = items[i].low
    if low == "laut":
        return _laut(items, i, end)
    if low in ("nach", "gemäß", "entsprechend", "zufolge"):
        return (_nach(items, i, end) if low != "zufolge" else None) or _postposed(items, i, end)
    if low == "aus" and i + 1 < end and items[i + 1].low == "sicht":
        j = phrase_end(items, i + 1, end)
        return Frame(i, j, i, i + 1, j)
    if low == "wonach" and i:
        return Frame(i, i + 1, i, *_antecedent(items, i), True)
    if low in ("demnach", "demzufolge", "dementsprechend"):
        return Frame(i, i + 1, i, i, i + 1, True)
    if low == "danach" and any(item.flags & (w.K1 | w.HEARSAY) for item in items[:end]):
        return Frame(i, i + 1, i, i, i + 1, True)
    return None


def _antecedent(items: list[Item], i: int) -> tuple[int, int]:
    """What wonach refers to: the noun of saying before it (Berichte, wonach)."""
    for k in range(i - 1, max(-1, i - BACK), -1):
        if items[k].flags & (w.NOUN | w.FRAMENOUN):
            b = k
            while b and items[b - 1].flags & (w.DET | w.ADJ) and not items[b - 1].flags & (w.VERB | w.LIGHT):
                b -= 1
            return b, max(k + 1, phrase_end(items, b, i))
    return i, i + 1


def _laut(items: list[Item], i: int, end: int) -> Frame | None:
    if i + 1 >= end or items[i + 1].low in ("über", "unter", "und", "wird", "werden"):
        return None
    j = _first_position_end(items, i, end) or phrase_end(items, i + 1, end, apposition=True)
    if j <= i + 1 and items[i + 1].kind == 0 and not items[i + 1].flags & (w.DET | w.PREP | w.VERB):
        j = i + 2  # laut taz, laut example.org
    return Frame(i, _past_relative(items, j, end), i, i + 1, j) if j > i + 1 else None


def _first_position_end(items: list[Item], i: int, end: int) -> int:
    """A frame that opens its sentence reaches to the finite verb, whatever stands in it; 0 if it does not open one."""
    if i:
        return 0
    commas = 0
    for k in range(i + 2, min(end, i + LONGEST_OPENING)):
        if items[k].flags & w.FIN and not attributive(items, k):
            before = items[k - 1]
            return 0 if commas == 1 else (k - 1 if before.text in {",", "–"} else k)
        if items[k].text == ",":
            commas += 1
            if k + 1 < end and items[k + 1].flags & (w.REL | w.SUB) and not items[k + 1].flags & w.DET:
                return 0
        if items[k].kind == QUOTE or items[k].text == ":":
            return 0
    return 0


def _nach(items: list[Item], i: int, end: int) -> Frame | None:
    """nach Angaben der Polizei, nach Merkels Worten, gemäß einem Bericht."""
    k = i + 1
    while k < end and k - i < 6 and not items[k].flags & w.CAP and items[k].flags & (w.DET | w.ADJ):
        k += 1
    for noun in range(k, min(end, k + 3)):
        if not items[noun].flags & w.CAP and items[noun].kind != NAME:
            break
        if items[noun].flags & w.FRAMENOUN or items[i].low == "gemäß":
            j = _first_position_end(items, i, end) or max(
                phrase_end(items, i + 1, end, apposition=True), noun + 1
            )
            return Frame(i, _past_relative(items, j, end), i, i + 1, j)
    return None


def _postposed(items: list[Item], i: int, end: int) -> Frame | None:
    """Dem Bericht zufolge, seiner Meinung nach."""
    if not i or items[i - 1].flags & w.SEP:
        return None
    if items[i].low != "zufolge" and not items[i - 1].flags & w.CAP and items[i - 1].kind == WORD:
        return None
    if items[i].low in ("nach", "entsprechend") and not items[i - 1].flags & w.FRAMENOUN:
        return None
    k = i - 1
    while k and i - k < BACK and _in_phrase(items, k - 1):
        k -= 1
    if items[i].low == "nach" and (i - k > 5 or k == i - 1):
        return None
    return Frame(k, i + 1, i, k, i)


def _in_phrase(items: list[Item], k: int) -> bool:
    item = items[k]
    if item.flags & (w.SEP | w.FIN | w.SUB) or item.low in NOT_IN_PHRASE or item.kind == QUOTE:
        return False
    if item.low in ("und", "in", "im"):
        return k > 0 and bool(items[k - 1].flags & w.CAP)
    return not (item.flags & w.MAYFIN and item.flags & w.AUX)


def _past_relative(items: list[Item], j: int, end: int) -> int:
    """Past a relative clause that hangs on the phrase, with its comma."""
    if j + 1 < end and items[j].text == "," and items[j + 1].flags & w.REL:
        m = j + 1
        while m < end and items[m].text != ",":
            m += 1
        if m < end and any(items[x].flags & (w.FIN | w.MAYFIN) for x in range(j + 1, m)):
            return m + 1
    return j


def _readings(scene: Scene, frame: Frame) -> list[Reading]:
    items, text = scene.items, scene.text
    b, e = _extent(scene, frame)
    hole = scene.span(frame.b, frame.e)
    spans = tidy(text, without([scene.span(b, e)], hole)) if e > b else []
    if length(spans) <= SHORTEST:
        return []
    rule = RULE_PRONOMINAL if frame.pronominal else RULE
    speaker = scene.span(frame.voice_b, frame.voice_e)
    cue = [scene.span(frame.cue, frame.cue + 1)]
    rest = [
        items[i] for i in range(b, e) if not frame.b <= i < frame.e and items[i].text not in {",", ":", "."}
    ]
    if rest and all(item.kind == QUOTE for item in rest):
        return [
            Reading(quotation_kind(q), [(q.start, q.end)], rule, speaker, cue, frame=hole, item=q)
            for q in rest
        ]
    kind = "evidential" if frame.pronominal else "indirect"
    reading = Reading(kind, spans, rule, speaker, cue, frame=hole)
    return [reading, *nested_quotations(scene, reading, rule + "_words")]


def _extent(scene: Scene, frame: Frame) -> tuple[int, int]:
    """The items the frame covers: its own subordinate clause, or the whole sentence."""
    items = scene.items
    if items[frame.cue].low == "wonach":
        return frame.e, _wonach_end(scene, frame)
    clause = _clause_at(scene.clauses, frame)
    begin = 0
    for i in range(frame.b - 1, -1, -1):
        if items[i].text in {":", ";"}:
            begin = i + 1
            break
    if (
        clause
        and clause.kind in (RELATIVE, SUBORD)
        and clause.b > begin
        and items[clause.first].low not in ("als",)
    ):
        return clause.first if clause.kind == RELATIVE else clause.first, _embedded_end(scene, clause)
    return max(begin, _own_begin(scene, clause, begin)), _own_end(scene, clause)


def _wonach_end(scene: Scene, frame: Frame) -> int:
    """The clause that wonach opens ends where the main clause goes on."""
    for clause in scene.clauses:
        if (
            clause.b > frame.e
            and clause.kind == VERB1
            and not any(scene.items[i].flags & (w.K1 | w.K2) for i in clause.fins)
        ):
            return clause.b
    return scene.end


def _own_begin(scene: Scene, clause: Clause | None, begin: int) -> int:
    """Where the frame's main clause begins, if another main clause is complete before it."""
    if clause is None or clause.kind not in (MAIN, VERB1):
        return begin
    k = scene.clauses.index(clause)
    if (
        clause.kind == MAIN
        and k
        and scene.clauses[k - 1].kind == MAIN
        and clause.sep == ","
        and scene.clauses[k - 1].b >= begin
    ):
        return clause.b
    return begin


def _own_end(scene: Scene, clause: Clause | None) -> int:
    """Where a conjunct with a verb of its own leaves the frame: "soll laut X … haben und steht unter Druck"."""
    if clause is None or clause.kind != MAIN:
        return scene.end
    for other in scene.clauses[scene.clauses.index(clause) + 1 :]:
        if (
            other.sep in ("und", "oder")
            and other.kind == VERB1
            and scene.items[clause.fins[0]].flags & w.HEARSAY
        ):
            return other.b
    return scene.end


def _clause_at(clauses: list[Clause], frame: Frame) -> Clause | None:
    for clause in clauses:
        if clause.b <= frame.b < clause.e:
            return clause
    return None


def _embedded_end(scene: Scene, clause: Clause) -> int:
    """Where the subordinate clause ends, with the clauses that hang on it."""
    return max(clause.e, clause.e)


def names_voice(span: Span) -> bool:
    return span[1] > span[0]
