"""Through whom the words came: told the Harrow Bay Courier, in an interview with the weekly Cinder, citing
X."""

from ..suggestion import Span
from ..tokens import Item
from . import words as w
from .phrases import subject_after


def conduit_in(items: list[Item], b: int, e: int, speaker: Span | None) -> Span | None:
    """The outlet the words were said to; None if none is named."""
    for i in range(b, e - 1):
        if not (items[i].low in ("told", "tells", "to", "with") or items[i].low == "according"):
            continue
        found = subject_after(items, i + 1, e)
        if not found or not _is_outlet(items, *found):
            continue
        span = items[found[0]].start, items[found[1] - 1].end
        if not (speaker and span[0] < speaker[1] and speaker[0] < span[1]):
            return span
    return None


def _is_outlet(items: list[Item], b: int, e: int) -> bool:
    return any(items[x].flags & w.OUTLET for x in range(b, e))


def relied_on(items: list[Item], b: int, e: int) -> Span | None:
    """citing X, quoting X: the voice behind the one that reports."""
    for i in range(b, e - 1):
        if items[i].low in ("citing", "quoting") and not (i and items[i - 1].flags & w.AUX):
            found = subject_after(items, i + 1, e)
            if found:
                return items[found[0]].start, items[found[1] - 1].end
    return None
