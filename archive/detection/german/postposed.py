"""Where the phrase before "zufolge" and "nach" begins: dem Bericht zufolge, seiner Meinung nach."""

from ..tokens import NAME, QUOTE, WORD, Item
from . import flags as f
from . import words as w
from .finite import finite_verbs
from .phrases import phrase_end

BACK = 14  # items
HELD = w.WORDS["view_before_nach"]
DATIVE = frozenset(
    [
        "dem",
        "den",
        "der",
        "einem",
        "einer",
        "ihm",
        "ihr",
        "ihnen",
        "seinem",
        "seiner",
        "ihrem",
        "ihrer",
        "diesem",
        "dieser",
    ]
)
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
    ]
)


def beginning_before(items: list[Item], i: int) -> int | None:
    """The first item of the phrase that ends before the preposition at `i`; None if there is none."""
    if not i or items[i - 1].flags & f.SEP:
        return None
    nach = items[i].low != "zufolge"
    if (
        items[i - 1].kind == WORD
        and not items[i - 1].flags & (f.CAP | f.PRON | f.REL)
        and (nach or not _name_like(items[i - 1]))
    ):
        return None
    if nach and items[i].low != "gemäß" and items[i - 1].low not in HELD:
        return None
    k = _leftmost(items, i)
    return None if items[i].low == "nach" and (i - k > 5 or k == i - 1) else k


def _name_like(item: Item) -> bool:
    """A name written small (taz, dpa): no word of any closed class and no verb."""
    return not item.flags & (f.DET | f.PREP | f.VERB | f.LIGHT | f.NOTSUBJ | f.ADJ)


def _leftmost(items: list[Item], i: int) -> int:
    """The longest phrase that reaches exactly to `i` and begins with a dative article, a plural noun or
    a name."""
    low_end = i - 1
    while low_end and i - low_end < BACK and _in_phrase(items, low_end - 1):
        low_end -= 1
    finite = [x for x in finite_verbs(items, 0, i) if x >= low_end]
    begin = max([low_end, *(x + 1 for x in finite)])
    if begin == 0 or i - begin == 1:
        return begin
    fitting = [k for k in range(begin, i) if _can_begin(items, k) and phrase_end(items, k, i) == i]
    saying = [k for k in fitting if items[k].flags & (f.FRAMENOUN | f.DET)]
    k = (saying or fitting or [begin])[0]
    no_adjective = f.VERB | f.CAP | f.LIGHT | f.DET | f.REL
    while k > begin and items[k - 1].flags & f.ADJ and not items[k - 1].flags & no_adjective:
        k -= 1
    return k


def _can_begin(items: list[Item], k: int) -> bool:
    item, following = items[k], items[k + 1]
    if item.flags & f.DET and not item.flags & f.CAP:
        relative = k and items[k - 1].flags & f.SEP and following.flags & (f.DET | f.FRAMENOUN)
        return item.low in DATIVE and not relative
    return bool(item.flags & (f.CAP | f.ADJ)) or item.kind in (NAME, QUOTE)


def _in_phrase(items: list[Item], k: int) -> bool:
    item = items[k]
    if item.flags & (f.SEP | f.FIN | f.SUB) or item.low in NOT_IN_PHRASE or item.kind == QUOTE:
        return False
    if item.low in ("und", "in", "im"):
        return k > 0 and bool(items[k - 1].flags & f.CAP)
    return not (item.flags & f.MAYFIN and item.flags & f.AUX)
