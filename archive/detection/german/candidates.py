"""Can a stretch of words be a subject in first position, and without which words around it?"""

from ..tokens import NAME, QUOTE, Item
from . import flags as f
from . import words as w
from .phrases import PRONOUNS


def trimmed(items: list[Item], b: int, e: int) -> tuple[int, int]:
    """Without "aber", "zudem" … in front and without a trailing relative clause or punctuation."""
    while b < e and (items[b].flags & f.SEP or items[b].low in w.WORDS["lead_in"]):
        b += 1
    for k in range(b + 1, e - 1):
        if items[k].text == "," and _opens_relative(items, k + 1, e):
            e = k
            break
    while e > b and (items[e - 1].flags & f.SEP or items[e - 1].text == "."):
        e -= 1
    return b, e


def _opens_relative(items: list[Item], k: int, e: int) -> bool:
    if not (items[k].flags & f.REL or (items[k].flags & f.PREP and k + 1 < e and items[k + 1].flags & f.REL)):
        return False
    for m in range(k + 1, e):
        if items[m].text == ",":
            return False
        if items[m].flags & (f.FIN | f.MAYFIN):
            return True
    return False


def can_be_subject(items: list[Item], b: int, e: int) -> bool:
    """Can `items[b:e]` be the subject in first position?"""
    if b >= e:
        return False
    first = items[b]
    possessive = first.low == "ihr" and e - b > 1 and items[b + 1].flags & (f.CAP | f.ADJ)
    if first.flags & (f.NOTSUBJ | f.PREP) and not possessive:
        return False
    if first.low == "das" and not (
        b + 1 < e
        and (items[b + 1].flags & f.CAP or (items[b + 1].flags & f.ADJ and items[b + 1].kind != QUOTE))
    ):
        return False
    if first.flags & f.PRON and (e - b == 1 or first.low in PRONOUNS):
        return first.low != "es"
    return any(
        (
            (items[k].flags & f.CAP and not items[k].text[0].isdigit())
            or items[k].low.endswith(("jährige", "jähriger"))
        )
        or items[k].kind == NAME
        or (items[k].kind == QUOTE and k > b + 1 and bool(items[b].flags & f.DET))
        for k in range(b, e)
    )
