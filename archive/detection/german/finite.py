"""Which words of a stretch are finite verbs: participles, infinitives and attributes told apart from them."""

from ..tokens import Item
from . import flags as f

JOINTS = frozenset(
    {"und", "oder", "sondern", "sowie", "bzw"}
)  # split a clause when both sides have a finite verb


ARTICLES = frozenset({"dem", "den", "des", "einem", "einen", "einer", "eines"})  # no subject of a verb behind
LIKE_PARTICIPLE = (  # verbs whose past participle looks like the infinitive
    "lassen",
    "halten",
    "fallen",
    "geben",
    "messen",
    "essen",
    "treten",
    "raten",
    "fahren",
    "tragen",
    "schlagen",
    "laden",
    "wachsen",
    "kommen",
    "rufen",
    "stoßen",
    "laufen",
    "fangen",
    "sehen",
    "lesen",
    "heißen",
)


def has_finite(items: list[Item], b: int, e: int, left: int | None = None) -> bool:
    """Does the stretch hold a finite verb of its own? `left`: where the conjunct before begins, for the
    right one."""
    if any(
        items[i].flags & f.FIN and not attributive(items, i) and not _after_zu(items, i, b)
        for i in range(b, e)
    ):
        return True
    if not any(items[i].flags & f.MAYFIN for i in range(b, e)):
        return False
    if left is None:
        return not any(items[i].low == "zu" for i in range(b, e))
    helpers = [items[i] for i in range(left, b) if items[i].flags & f.AUX]
    return not helpers or bool(items[b].flags & f.SUB) or _plain_plural(items[e - 1], helpers)


def _plain_plural(item: Item, helpers: list[Item]) -> bool:
    """ "ist … und viele befürchten": an infinitive's form that neither sein nor haben can govern."""
    if item.low != item.word.lemma or item.low.endswith(LIKE_PARTICIPLE):
        return False
    return all(helper.word.lemma in ("sein", "haben") for helper in helpers)


def attributive(items: list[Item], i: int) -> bool:
    """ "die geforderte Summe": an article before, a noun after, so no verb."""
    if i == 0 or i + 1 >= len(items) or items[i].flags & f.AUX:
        return False
    before = items[i - 1]
    if not items[i].low.endswith(("te", "ten") if not before.flags & f.DET else ("e", "en")):
        return False
    if items[i + 1].flags & f.CAP and (_verb_follows(items, i + 2) or _verb_precedes(items, i - 1)):
        return True
    within = i > 1 and not items[i - 2].flags & f.SEP
    return items[i].low.endswith(("te", "ten")) and bool(
        before.flags & f.DET and (within or before.low in ARTICLES) and items[i + 1].flags & f.CAP
    )


def _verb_follows(items: list[Item], i: int) -> bool:
    """Another finite verb before the next comma, and no attribute itself."""
    while i < len(items) and not items[i].flags & f.SEP:
        if items[i].flags & f.FIN and not (i + 1 < len(items) and items[i + 1].flags & f.CAP):
            return True
        if items[i].low in JOINTS:
            return False
        i += 1
    return False


def _verb_precedes(items: list[Item], i: int) -> bool:
    """A finite verb earlier in the same stretch, with an article or preposition in between."""
    determined = False
    while i >= 0 and not items[i].flags & f.SEP and items[i].low not in JOINTS:
        if items[i].flags & f.FIN:
            return determined
        determined = determined or bool(items[i].flags & (f.DET | f.PREP))
        i -= 1
    return False


def finite_verbs(items: list[Item], b: int, e: int) -> list[int]:
    sure = [
        i
        for i in range(b, e)
        if items[i].flags & f.FIN and not attributive(items, i) and not _after_zu(items, i, b)
    ]
    if sure:
        return sure
    infinitive = has_infinitive(items, b, e)
    return [
        i
        for i in range(b, e)
        if items[i].flags & f.MAYFIN
        and not (infinitive and items[i].flags & f.INF)
        and not _after_zu(items, i, b)
        and not _noun_follows(items, i, e)
        and not _completes_infinitive(items, i, e)
    ]


def _completes_infinitive(items: list[Item], i: int, e: int) -> bool:
    """ "gewonnen zu haben": the participle before "zu" is no finite verb."""
    k = i
    while k < e and items[k].flags & f.PART:
        k += 1
    return i < k < e - 1 and items[k].low == "zu"


def _after_zu(items: list[Item], i: int, b: int) -> bool:
    return i > b and items[i - 1].low == "zu"


def _noun_follows(items: list[Item], i: int, e: int) -> bool:
    """An inflected participle before its noun is no verb: "den verlassenen Ort"."""
    return bool(
        items[i].flags & f.PART
        and items[i].low.endswith("en")
        and i + 1 < e
        and items[i + 1].flags & f.CAP
        and i > 0
        and items[i - 1].flags & f.DET
    )


def has_infinitive(items: list[Item], b: int, e: int) -> bool:
    """Does the stretch hold "zu kommen" or "aufzurufen"?"""
    return any(
        items[i].flags & f.ZUINF
        or (
            items[i].low == "zu" and i + 1 < e and (items[i + 1].flags & f.VERB or items[i + 1].low == "sein")
        )
        for i in range(b, e)
    )
