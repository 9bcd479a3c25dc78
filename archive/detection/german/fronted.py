"""Is what stands before the verb really its subject, or an object, an adverb, a time put first?"""

from ..tokens import Item
from . import flags as f
from . import words as w
from .speakers import can_speak

Range = tuple[int, int]  # items, end exclusive
PERIODS = frozenset(
    ["stunden", "stunde", "tage", "tag", "wochen", "woche", "monate", "minuten", "jahre", "augenblicke"]
)
FRONTED = frozenset({"die", "das", "eine", "seine", "ihre", "diese", "dieses"})
PLURAL = ("ungen", "heiten", "keiten", "schaften", "ionen", "täten")


def common_word(items: list[Item], b: int, e: int) -> bool:
    """One word that is written with a capital only because the sentence begins: "Besorgt äußerte sich X"."""
    first = items[b]
    if b or first.flags & f.PRON or not first.text[1:].islower():
        return False
    if any(items[i].low in PERIODS for i in range(b, e)):
        return True  # wenige Tage nach dem Fest erklärte …
    loose = e - b == 1 or bool(items[b + 1].flags & (f.PREP | f.SEP))
    return loose and (first.low.endswith("end") or w.is_common(first.low))


def named_after(items: list[Item], b: int, finite: int) -> bool:
    """ "Die Richtlinie stellte der Chef Franz Muster in Frage": an object first, "der" and a name behind."""
    if _disagrees(items, b, finite):
        return True
    if items[b].low not in FRONTED or finite + 3 >= len(items) or items[finite + 1].low != "der":
        return False
    k = finite + 2
    while k < len(items) and items[k].flags & f.ADJ and not items[k].flags & f.CAP:
        k += 1
    names = items[k : k + 2]
    return len(names) == 2 and all(item.flags & f.CAP and not item.flags & f.TIME for item in names)


def _disagrees(items: list[Item], b: int, finite: int) -> bool:
    """ "Die Äußerungen bezeichnete X als falsch": a plural cannot be the subject of a singular verb."""
    k = b + 1
    while k < finite and items[k].flags & f.ADJ and not items[k].flags & f.CAP:
        k += 1
    plural = items[b].low in ("die", "diese", "seine", "ihre") and items[k].low.endswith(PLURAL)
    return plural and k < finite and items[finite].low.endswith(("te", "t", "wird", "hat"))


def thing_first(items: list[Item], b: int, e: int, later: Range) -> bool:
    """ "Jede Verantwortung weist Hartmann von sich": what cannot speak stands before the verb."""
    return not can_speak(items, b, e) and can_speak(items, *later)


def pronoun_after(items: list[Item], finite: int) -> bool:
    return finite + 1 < len(items) and items[finite + 1].low in ("er", "wir", "man", "ich")
