"""Where the speaker's words begin and end, before and behind a reporting verb."""

from ..tokens import NAME, PAREN, QUOTE, Item
from . import words as w

Range = tuple[int, int]
LONGEST = 24  # items of a subject
ENDING_PREPOSITIONS = frozenset(
    [
        "on",
        "at",
        "after",
        "before",
        "during",
        "in",
        "by",
        "as",
        "while",
        "when",
        "since",
        "until",
        "with",
        "to",
        "about",
        "over",
    ]
)
APPOSITION = 14


def subject_before(items: list[Item], verb: int, floor: int = 0) -> Range | None:
    """The subject that ends before the verb at `verb` (its auxiliaries and adverbs left out)."""
    e = verb
    while e > floor and items[e - 1].flags & (w.AUX | w.ADV) and not items[e - 1].flags & w.CAP:
        e -= 1
    stop = e
    if e > floor and items[e - 1].text == "," and e < verb + 1:
        return _with_apposition(items, e - 1, floor)
    b = stop
    while b > floor and stop - b < LONGEST and not _boundary(items, b - 1):
        b -= 1
    return _trimmed(items, b, stop)


def _boundary(items: list[Item], i: int) -> bool:
    item = items[i]
    if item.kind == QUOTE or item.flags & w.SEP or item.text in ".;!?":
        return True
    if item.flags & w.BREAK and not item.flags & w.PREP and not (False):
        return True
    return bool(item.flags & (w.SAY | w.AUX)) and not item.flags & w.CAP and not item.flags & w.BARE


def _with_apposition(items: list[Item], comma: int, floor: int) -> Range | None:
    """ "Mara Quill, the harbour master, said": over one apposition or relative clause."""
    k = comma
    while k > floor and comma - k < APPOSITION and items[k - 1].text != ",":
        k -= 1
    if k <= floor or items[k - 1].text != ",":
        return None
    inner = items[k]
    b = k - 1
    while b > floor and k - b < LONGEST and not _boundary(items, b - 1):
        b -= 1
    relative = inner.low in ("who", "which", "whose")
    return _trimmed(items, b, k - 1 if relative else comma)


def _trimmed(items: list[Item], b: int, e: int) -> Range | None:
    while b < e and (
        items[b].low in w.WORDS["lead_in"] or (items[b].flags & w.ADV and not items[b].flags & w.PRON)
    ):
        b += 1
    while b < e and items[b].flags & w.PREP and items[b].low not in ("one",):
        nxt = _after_prepositional(items, b, e)
        if nxt is None:
            return None
        b = nxt
    stop = e
    while e > b and (items[e - 1].flags & w.SEP or items[e - 1].flags & w.JOINT):
        e -= 1
    if b + 1 < e < stop and items[e - 1].low.endswith("ed") and not items[e - 1].flags & w.CAP:
        e -= 1  # "the airline apologised and said"
    return (b, e) if is_phrase(items, b, e) else None


def _after_prepositional(items: list[Item], b: int, e: int) -> int | None:
    """ "In March the mayor": past "In March"."""
    for i in range(b + 1, e):
        if i > b + 1 and (items[i].flags & (w.DET | w.PRON)) and not items[i - 1].flags & w.PREP:
            return i
    return None


def is_phrase(items: list[Item], b: int, e: int) -> bool:
    """Can these items be somebody who speaks?"""
    if b >= e:
        return False
    first = items[b]
    if e - b == 1:
        return (
            bool(first.flags & (w.PRON | w.CAP))
            or first.kind == NAME
            or (first.low.isalpha() and first.low.endswith("s"))
            or first.low in w.NOUNS["institution"]  # police said
        )
    return (
        bool(first.flags & (w.DET | w.PRON | w.CAP))
        or first.kind == NAME
        or first.text[:1].isdigit()
        or not first.flags & w.AUX
    )


def subject_after(items: list[Item], i: int, end: int, closed: bool = False) -> Range | None:
    """The phrase that begins at `i`, behind an inverted verb or a preposition, with one apposition.

    `closed`: an apposition must be closed by a comma, because a clause follows.
    """
    e, commas = i, 0
    while e < end and e - i < LONGEST:
        item = items[e]
        if (item.kind in (QUOTE, PAREN) and e > i and item.kind == QUOTE) or item.text in ":;–—.!?":
            break
        if item.text == ",":
            if commas or not _opens_apposition(items, e, end, closed):
                break
            commas += 1
        elif e > i and _ends_phrase(items, e):
            break
        e += 1
    while e > i and (items[e - 1].flags & w.SEP or items[e - 1].flags & w.JOINT):
        e -= 1
    return (i, e) if is_phrase(items, i, e) else None


def _ends_phrase(items: list[Item], e: int) -> bool:
    item = items[e]
    if (item.flags & w.PRON and item.low != "who" and not item.flags & w.DET) or item.low in (
        "who",
        "that",
        "which",
    ):
        return True
    if (item.flags & (w.AUX | w.SAY) and not item.flags & w.CAP) or (
        item.flags & w.ADV and not item.flags & w.CAP
    ):
        return True
    if item.low == "with" and items[e - 1].low in ("familiar", "contact"):
        return False
    return item.low in ENDING_PREPOSITIONS and not item.flags & w.CAP


def _opens_apposition(items: list[Item], comma: int, end: int, closed: bool) -> bool:
    """A comma, then an article or a name, and no verb before the next comma or the end."""
    if comma + 1 >= end or (
        not items[comma + 1].flags & (w.DET | w.CAP) and items[comma + 1].low not in ("head", "chief")
    ):
        return False
    for k in range(comma + 1, min(end, comma + APPOSITION)):
        if items[k].flags & (w.AUX | w.SAY | w.SAYING) and not items[k].flags & w.CAP:
            return False
        if items[k].text == "," or items[k].kind == QUOTE:
            return True
    return not closed
