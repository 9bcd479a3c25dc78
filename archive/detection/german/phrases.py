"""Where a noun phrase ends."""

import re

from ..tokens import NAME, PAREN, QUOTE, Item
from . import flags as f
from . import words as w

LONGEST_ATTRIBUTE = 10  # items between an article and a participle
PARTICIPLE = re.compile(r"(?:te|ten|ter|ene|enen|ener|nde|nden|nder)$")
LONGEST_APPOSITION = 16  # items
BREAKING = frozenset(
    ["am", "im", "in", "nach", "laut", "bei", "vor", "auf"]
)  # capitalised at a sentence's beginning, no nouns
FILLERS = frozenset(
    ["rund", "etwa", "so", "genannte", "weiteren", "auch", "nur", "selbst", "knapp", "mehr", "als"]
)
JOINTS = w.WORDS["np_joint"]
PLACES = frozenset({"in", "im"})
ADVERBS = frozenset(
    ["immer", "eher", "leider", "bisher", "sicher", "der", "einer", "dieser", "unser", "oder"]
)
NO_PLACES = frozenset(
    [
        "absprache",
        "zusammenarbeit",
        "folge",
        "höhe",
        "zukunft",
        "kraft",
        "richtung",
        "form",
        "bezug",
        "aussicht",
        "anlehnung",
        "abstimmung",
        "verbindung",
        "teilen",
    ]
)
PRONOUNS = frozenset({"er", "sie", "es", "man", "wir", "ich"})


def phrase_end(items: list[Item], i: int, end: int, apposition: bool = False) -> int:
    """Where the noun phrase that begins at `i` ends (exclusive); `i` itself if none begins there."""
    if i < end and items[i].flags & f.PRON and _bare_pronoun(items, i, end):
        return i + 1
    j, head = i, False
    while j < end:
        step = _after_noun(items, j, end) if head else 0
        item = items[j]
        if item.kind in (NAME, PAREN) or (item.kind == QUOTE and not head):
            head = head or item.kind != PAREN
            j += 1
        elif item.flags & f.CAP:
            if head and (item.text[0].isdigit() or (item.flags & f.TIME and not items[j - 1].flags & f.DET)):
                break
            if item.low in BREAKING:
                break
            head = True
            j += 1
            if j < end and items[j].text == "." and len(item.text) <= 4:
                j += 1
        elif (
            item.text in (".", "-", "&")
            and j > i
            and j + 1 < end
            and items[j + 1].flags & f.CAP
            and len(items[j - 1].text) <= 4
        ):
            j += 1
        elif not head:
            past = _past_attribute(items, i, j, end)
            if past:
                j = past
                continue
            if not (
                _before_noun(item)
                or _inflected_participle(items, i, j, end)
                or (item.low in JOINTS and j > i)
            ):
                break
            j += 1
        elif step:
            j = step
        elif apposition and item.text == ",":
            return _apposition_end(items, j, end) or _trimmed(items, i, j)
        else:
            break
    return _trimmed(items, i, j) if head else i


def _past_attribute(items: list[Item], i: int, j: int, end: int) -> int:
    """ "die in New York geborene Lopez": past the words between article and participle; 0 if there are
    none."""
    if j != i + 1 or not items[i].flags & f.DET or not items[j].flags & f.PREP:
        return 0
    for k in range(j + 2, min(end - 1, j + LONGEST_ATTRIBUTE)):
        if items[k].flags & f.SEP:
            return 0
        if PARTICIPLE.search(items[k].low) and not items[k].flags & f.CAP and items[k + 1].flags & f.CAP:
            return k + 1
    return 0


def _bare_pronoun(items: list[Item], i: int, end: int) -> bool:
    low = items[i].low
    if low in PRONOUNS:
        return True
    if i + 1 < end and (items[i + 1].flags & f.CAP or items[i + 1].kind == NAME):
        return False
    return not (i + 1 < end and items[i + 1].flags & f.ADJ and not items[i + 1].flags & f.VERB)


def _before_noun(item: Item) -> bool:
    if item.flags & f.DET:
        return True
    if item.flags & f.ADJ and not item.flags & (f.FIN | f.PREP | f.SUB):
        return True
    return item.low in FILLERS


def _inflected_participle(items: list[Item], i: int, j: int, end: int) -> bool:
    """ "der verletzte Fahrer": looks like a finite verb, but stands between an article and its noun."""
    if j == i or j + 1 >= end or items[j].flags & f.AUX or not items[j].low.endswith(("te", "ten", "ter")):
        return False
    return bool(items[j - 1].flags & (f.DET | f.ADJ)) and bool(items[j + 1].flags & (f.CAP | f.ADJ))


def _after_noun(items: list[Item], j: int, end: int) -> int:
    """The next noun's position if the phrase goes on with a genitive, "von", "und" …; 0 if it does not."""
    item = items[j]
    if not (
        item.flags & f.GEN
        or _genitive_plural(items, j)
        or item.low in JOINTS
        or item.low in PLACES
        or (item.low == "die" and items[j - 1].low in ("und", "sowie"))
    ):
        return 0
    k = j + 1
    following = items[k] if k < end else item
    if item.low == "der" and following.flags & (f.ADJ | f.CAP) == f.ADJ and following.low.endswith("e"):
        return 0  # "Auskunft der Bahn | der größte Teil": -e after "der" is a nominative
    while (
        k < end
        and k - j < 6
        and not items[k].flags & f.CAP
        and items[k].kind not in (NAME, QUOTE)
        and _before_noun(items[k])
    ):
        k += 1
    if k >= end or not (items[k].flags & f.CAP or items[k].kind == NAME) or items[k].flags & f.TIME:
        return 0
    if item.low in PLACES and (items[k].text[0].isdigit() or items[k].low in NO_PLACES):
        return 0
    if item.low in ("zu", "gegen", "über", "für") and k - j > 2:
        return 0
    return k


def _genitive_plural(items: list[Item], j: int) -> bool:
    """ "Angaben libanesischer Kreise", "Meinung vieler Fachleute": no article, the ending alone tells."""
    item = items[j]
    plain = item.flags & (f.ADJ | f.DET) and not item.flags & (f.FIN | f.PREP | f.LIGHT | f.NOTSUBJ | f.CAP)
    return bool(
        plain and items[j - 1].flags & f.FRAMENOUN and item.low.endswith("er") and item.low not in ADVERBS
    )


def _apposition_end(items: list[Item], comma: int, end: int) -> int:
    """The position of the comma that closes the apposition opened by `comma`; 0 if none is opened."""
    k = comma + 1
    if k >= end or not (
        items[k].flags & (f.CAP | f.DET) or (items[k].flags & f.ADJ and not items[k].flags & f.FIN)
    ):
        return 0
    if items[k].low in ("so", "wie", "laut", "nach"):
        return 0
    m = k
    while (
        m < end
        and items[m].text not in {",", ":", ";", "–"}
        and items[m].kind != QUOTE
        and m - k < LONGEST_APPOSITION
    ):
        if items[m].flags & f.FIN or items[m].flags & f.MAYFIN:
            return 0
        m += 1
    return m if (m < end and items[m].text == ",") or m >= end else 0


TRAILING = frozenset(
    {
        ",",
        "und",
        "(",
        "-",
        "der",
        "die",
        "des",
        "von",
        "in",
        "im",
        "sowie",
        "&",
        "oder",
        "zu",
        "für",
        "beim",
        "vom",
        "aus",
        "dem",
        "zur",
    }
)


def _trimmed(items: list[Item], i: int, j: int) -> int:
    while j > i and items[j - 1].low in TRAILING:
        j -= 1
    return j
