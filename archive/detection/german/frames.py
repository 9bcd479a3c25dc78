"""Phrases that name a voice: laut X, nach Angaben von X, X zufolge, demnach, wonach."""

from dataclasses import dataclass

from ..tokens import NAME, QUOTE, Item
from . import flags as f
from . import words as w
from .finite import attributive
from .phrases import phrase_end
from .postposed import beginning_before

BACK = 20  # items
LONGEST_OPENING = 24  # items
TIMES_BEFORE = w.WORDS["time_before_nach"]
ADVERBIAL = frozenset({"in", "im", "zu", "zur", "für", "aus", "beim", "gegen", "über"})
AGENT = frozenset({"von", "vom"})
DOCUMENTS = w.NOUNS["document"]
PEOPLE = tuple(sorted(w.NOUNS["official"] | w.NOUNS["person"] | {"chef", "chefin", "leiter", "leiterin"}))
MASCULINE_SINGULAR = (
    "präsident",
    "agent",
    "student",
    "ist",
    "or",
    "mann",
    "rat",
    "chef",
    "tag",
    "dienst",
    "plan",
)
HOUSES = tuple(sorted(w.WORDS["house"]))


@dataclass(frozen=True, slots=True)
class Frame:
    """Items b to e name the voice; `cue` is the word laut, nach …; voice_b to voice_e are the voice's
    words."""

    b: int
    e: int
    cue: int
    voice_b: int
    voice_e: int
    pronominal: bool = False


def frames_of(items: list[Item], end: int) -> list[Frame]:
    """All frames, left to right."""
    found = []
    for i in range(end):
        if items[i].flags & f.FRAME:
            frame = _frame_at(items, i, end)
            if frame:
                found.append(frame)
    return found


def _frame_at(items: list[Item], i: int, end: int) -> Frame | None:
    low = items[i].low
    if i and low in ("laut", "nach", "gemäß") and _attribute(items, i):
        return None
    if low == "laut":
        return _laut_which(items, i, end) or _laut(items, i, end)
    if low in ("nach", "gemäß", "entsprechend", "zufolge"):
        before = _nach(items, i, end) if low != "zufolge" else None
        found = before or _postposed(items, i, end)
        return None if found and _first_person(items, found) else found
    if low == "aus" and i + 1 < end and items[i + 1].low == "sicht":
        j = phrase_end(items, i + 1, end)
        return Frame(i, j, i, i + 1, j)
    if low == "wonach" and i:
        return Frame(i, i + 1, i, *_antecedent(items, i), True)
    if low in ("demnach", "demzufolge", "dementsprechend"):
        return Frame(i, i + 1, i, i, i + 1, True)
    if low == "danach" and any(item.flags & (f.K1 | f.K2 | f.HEARSAY) for item in items[:end]):
        return Frame(i, i + 1, i, i, i + 1, True)
    return None


def _laut_which(items: list[Item], i: int, end: int) -> Frame | None:
    """ "die Pläne, laut denen …": the voice is what the relative pronoun refers to."""
    if not i or items[i - 1].text != "," or i + 2 >= end or items[i + 1].low not in ("denen", "dem", "der"):
        return None
    return Frame(i, i + 2, i, *_antecedent(items, i)) if _begins_phrase(items, i + 2) else None


def _begins_phrase(items: list[Item], i: int) -> bool:
    """ ", laut denen jeder …": what follows is a subject, so the word before is a relative pronoun."""
    plain = items[i - 1].low == "denen" or not items[i].flags & (f.CAP | f.ADJ)
    return plain or bool(items[i].flags & f.DET)


def _attribute(items: list[Item], i: int) -> bool:
    """ "die laut Gutachten geringen Spuren", "Monate nach dem Urteil", "darunter laut …": no clause."""
    before = items[i - 1]
    if before.low in TIMES_BEFORE:
        return True
    inside = before.flags & f.DET and before.low not in ("das", "dies", "diese", "dieser", "alle", "beide")
    k = i - 3 if i > 1 and items[i - 2].flags & f.PREP else i - 2
    return bool(inside) and (k < 0 or not items[k].flags & f.SEP)  # a comma before: a relative clause


def _antecedent(items: list[Item], i: int) -> tuple[int, int]:
    """What wonach refers to: the noun of saying before it (Berichte, wonach)."""
    for k in range(i - 1, max(-1, i - BACK), -1):
        if items[k].flags & (f.NOUN | f.FRAMENOUN):
            b = k
            while b and items[b - 1].flags & (f.DET | f.ADJ) and not items[b - 1].flags & (f.VERB | f.LIGHT):
                b -= 1
            return b, max(k + 1, phrase_end(items, b, i))
    before = i - 1 if items[i - 1].text == "," else i
    for k in range(max(0, before - BACK), before):
        if items[k].flags & f.DET and phrase_end(items, k, before) == before:
            return k, before  # "aus der Zeitung Z, wonach …"
    return i, i + 1


def _laut(items: list[Item], i: int, end: int) -> Frame | None:
    if i + 1 >= end or items[i + 1].low in ("über", "unter", "und", "wird", "werden"):
        return None
    j = _first_position_end(items, i, end) or _voice_end(items, i + 1, end)
    if j <= i + 1 and items[i + 1].kind == 0 and not items[i + 1].flags & (f.DET | f.PREP | f.VERB):
        j = i + 2  # laut taz, laut example.org
    return Frame(i, _past_relative(items, j, end), i, i + 1, j) if j > i + 1 else None


def _voice_end(items: list[Item], i: int, end: int) -> int:
    """The end of the phrase that names the voice, without adverbials of the clause that follow it.

    "laut Polizei in Korat gefasst": only a house or an office takes "in Korat", "für Umwelt" along.
    """
    j = phrase_end(items, i, end, apposition=True)
    for k in range(i + 1, j):
        low = items[k].low
        open_end = items[k - 1].text != "," and not (low == "zu" and items[k - 1].flags & f.PREP)
        taken = low not in ("zu", "zur", "gegen", "über") and items[k - 1].low.endswith(HOUSES)
        if low in ADVERBIAL and open_end and not taken:
            return k
        if low in AGENT and k == i + 1 and not _speaks_for(items[i]):
            return k
        if low == "der" and _nominative(items, k, j):
            return k
    return j


def _speaks_for(item: Item) -> bool:
    """ "laut Angaben von X", "laut Sprecherin von X", but not "laut Entwurf | von X bezahlt"."""
    return bool(item.flags & f.FRAMENOUN and item.low not in DOCUMENTS) or item.low.endswith(HOUSES + PEOPLE)


def _nominative(items: list[Item], k: int, j: int) -> bool:
    """ "laut Verfassung | der Präsident": a masculine singular after "der" is the subject, no genitive."""
    head = next((items[x] for x in range(k + 1, j) if items[x].flags & f.CAP), None)
    return head is not None and head.low.endswith(MASCULINE_SINGULAR) and not items[k - 1].flags & f.FRAMENOUN


def _first_position_end(items: list[Item], i: int, end: int) -> int:
    """A frame that opens its sentence reaches to the finite verb, whatever stands in it; 0 if it does not
    open one."""
    if i:
        return 0
    commas = 0
    for k in range(i + 2, min(end, i + LONGEST_OPENING)):
        if items[k].flags & f.FIN and not attributive(items, k):
            before = items[k - 1]
            return 0 if commas == 1 else (k - 1 if before.text in {",", "–"} else k)
        if items[k].text == ",":
            commas += 1
            if k + 1 < end and items[k + 1].flags & (f.REL | f.SUB) and not items[k + 1].flags & f.DET:
                return 0
        if items[k].kind == QUOTE or items[k].text == ":":
            return 0
    return 0


def _nach(items: list[Item], i: int, end: int) -> Frame | None:
    """nach Angaben der Polizei, nach Merkels Worten, gemäß einem Bericht."""
    k = i + 1
    while k < end and k - i < 6 and not items[k].flags & f.CAP and items[k].flags & (f.DET | f.ADJ):
        k += 1
    for noun in range(k, min(end, k + 3)):
        if not items[noun].flags & f.CAP and items[noun].kind != NAME:
            break
        if (
            items[noun].low in ("artikel", "paragraph")
            and noun + 1 < end
            and items[noun + 1].text[0].isdigit()
        ):
            return None  # nach Artikel 68
        if items[noun].flags & f.FRAMENOUN or items[i].low == "gemäß":
            j = _first_position_end(items, i, end) or max(_voice_end(items, i + 1, end), noun + 1)
            return Frame(i, _past_relative(items, j, end), i, i + 1, j)
    return None


def _postposed(items: list[Item], i: int, end: int) -> Frame | None:
    """Dem Bericht zufolge, seiner Meinung nach."""
    k = beginning_before(items, i)
    return Frame(k, i + 1, i, k, i) if k is not None else None


def _first_person(items: list[Item], frame: Frame) -> bool:
    """ "meiner Meinung nach", "Ihrer Ansicht nach": whoever writes, or is asked, not a voice in the text."""
    first = items[frame.voice_b]
    return first.low in ("meiner", "unserer", "deiner", "eurer") or (
        first.text == "Ihrer" and frame.voice_b > 0
    )


def _past_relative(items: list[Item], j: int, end: int) -> int:
    """Past a relative clause that hangs on the phrase, with its comma."""
    if j + 1 < end and items[j].text == "," and items[j + 1].flags & f.REL:
        m = j + 1
        while m < end and items[m].text != ",":
            m += 1
        if m < end and any(items[x].flags & (f.FIN | f.MAYFIN) for x in range(j + 1, m)):
            return m + 1
    return j
