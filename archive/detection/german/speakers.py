"""Who can speak: a person, a house, a paper; not a measure, a decision, a fire."""

from ..lexicon import endings
from ..tokens import NAME, Item
from . import flags as f
from . import words as w

ABSTRACT = (
    *("ung", "ungen", "heit", "heiten", "keit", "keiten", "schaften", "nis", "nisse", "ismus", "tum"),
    *("ion", "ionen", "tät", "täten", "enz", "anz", "ment", "mente", "ie", "ik", "ur", "zahl", "zahlen"),
)
SPEAKING_SECTIONS = ("vague", "outlet", "official", "person", "institution", "document")
HOUSES = tuple(sorted(w.WORDS["house"] | w.WORDS["collective"]))


def can_speak(items: list[Item], b: int, e: int) -> bool:
    """Unless the head of the phrase is an abstract noun that names no house and no document."""
    head = next((item for item in items[b:e] if item.kind == NAME or _noun(item)), None)
    if head is None:
        return bool(items[b].flags & f.PRON)
    if head.kind == NAME or head.text.isupper() or not head.low.endswith(ABSTRACT):
        return head.low not in w.WORDS["thing"]
    return head.low.removesuffix("en").endswith(HOUSES) or any(
        _listed(head.low, section) for section in SPEAKING_SECTIONS
    )


def is_named(items: list[Item], b: int, e: int) -> bool:
    """Surely a person or a house: a role, two names side by side, an acronym, a name without article."""
    nouns = [item for item in items[b:e] if _noun(item)]
    if not nouns:
        return bool(items[b].flags & f.PRON) and e - b == 1 and items[b].low != "es"
    head = nouns[0]
    if any(_listed(head.low, section) for section in SPEAKING_SECTIONS) or head.low.endswith(HOUSES):
        return True
    pair = any(_noun(x) and _noun(y) for x, y in zip(items[b : e - 1], items[b + 1 : e], strict=False))
    return pair or head.text.isupper() or (items[b] is head and e - b == 1)


def _noun(item: Item) -> bool:
    closed = f.DET | f.PRON | f.PREP | f.NOTSUBJ | f.LIGHT | f.SUB
    return bool(item.flags & f.CAP) and not item.flags & closed and item.text[0].isalpha()


def _listed(low: str, section: str) -> bool:
    return low in w.NOUNS[section] or low.endswith(endings("de", "nouns.txt", section))
