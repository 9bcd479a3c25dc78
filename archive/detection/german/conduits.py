"""Through whom the words reached the page: gegenüber der Zeitung Z, im Gespräch mit Z, unter Berufung auf
X."""

from ..suggestion import Span
from ..tokens import NAME, Item
from . import flags as f
from . import words as w
from .phrases import phrase_end

TOWARDS = frozenset({"gegenüber", "zu", "zur", "zum", "mit", "bei", "beim", "in", "im", "laut"})
OUTLETS = w.NOUNS["outlet"] - {
    "bericht",
    "interview",
    "medienberichte",
    "berichte",
    "zeitungsbericht",
    "medienbericht",
}


def conduit_in(items: list[Item], b: int, e: int, speaker: Span | None) -> Span | None:
    """The outlet to which the words of items b to e were said; None if none is named there."""
    for i in range(b, e - 1):
        low = items[i].low
        if low not in TOWARDS:
            found = _dative(items, i, b, e) if low in ("der", "dem", "einer", "einem") else None
            if found and not (speaker and found[0] < speaker[1] and speaker[0] < found[1]):
                return found
            continue
        j = phrase_end(items, i + 1, e)
        if j <= i + 1:
            continue
        span = items[i + 1].start, items[j - 1].end
        if speaker and span[0] < speaker[1] and speaker[0] < span[1]:
            continue
        if is_outlet(items, i + 1, j) or (
            low == "gegenüber"
            and any(items[x].kind == NAME or items[x].flags & f.CAP for x in range(i + 1, j))
        ):
            return span
    return None


def _dative(items: list[Item], i: int, b: int, e: int) -> Span | None:
    """Der Zeitung Z sagte der Minister; sagte sie dem Magazin: an outlet in the dative."""
    j = phrase_end(items, i, e)
    if j <= i + 1 or not is_outlet(items, i, j):
        return None
    first = i == b and j < e and bool(items[j].flags & f.SAY)
    later = i > b and (items[i].low in ("dem", "einem") or bool(items[i - 1].flags & (f.VERB | f.PRON)))
    return (items[i].start, items[j - 1].end) if first or later else None


def is_outlet(items: list[Item], b: int, e: int) -> bool:
    """Does the phrase name a paper, a station, an agency?"""
    for x in range(b, e):
        low = items[x].low
        if items[x].flags & f.CAP and (
            low in OUTLETS
            or low.endswith(("zeitung", "magazin", "sender", "agentur", "rundfunk", "nachrichten"))
        ):
            return True
    return False


def relied_on(items: list[Item], b: int, e: int) -> Span | None:
    """unter Berufung auf X, mit Verweis auf X: the voice behind the one that reports."""
    for i in range(b, e - 3):
        if (
            items[i + 1].low in ("berufung", "verweis", "hinweis", "bezug")
            and items[i].low in ("unter", "mit")
            and items[i + 2].low == "auf"
        ):
            j = phrase_end(items, i + 3, e)
            if j > i + 3:
                return items[i + 3].start, items[j - 1].end
    return None
