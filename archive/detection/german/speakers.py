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
    return head.low.removesuffix("en").endswith(HOUSES) or any(_listed(head.low, section) for section in SPEAKING_SECTIONS)


def _noun(item: Item) -> bool:
    closed = f.DET | f.PRON | f.PREP | f.NOTSUBJ | f.LIGHT | f.SUB
    return bool(item.flags & f.CAP) and not item.flags & closed and item.text[0].isalpha()


def _listed(low: str, section: str) -> bool:
    return low in w.NOUNS[section] or low.endswith(endings("de", "nouns.txt", section))
