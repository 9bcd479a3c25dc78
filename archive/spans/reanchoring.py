"""Where a passage stands after its body was edited."""

import re
from collections import Counter
from collections.abc import Iterator
from heapq import nsmallest
from itertools import pairwise

from archive.spans.folding import is_mark
from archive.spans.pieces import Span, Spans, inside_a_word

REACH = 120  # code points either side by which occurrences are told apart
MOST = 200  # occurrences compared


def reanchor(old_body: str, new_body: str, spans: Spans) -> Spans | None:
    """The spans of the same words in the edited body; None if they were changed or are gone.

    Words before the first and behind the last change keep their place; others are sought where something
    changed, and taken only if old and new place are each other's best match by what stands around them.
    """
    prefix = _shared_prefix(old_body, new_body)
    suffix = min(_shared_suffix(old_body, new_body), min(len(old_body), len(new_body)) - prefix)
    moved: list[Span] = []
    for span in spans:
        found = _moved(old_body, new_body, span, prefix, suffix)
        if found is None or _edges(old_body, span) != _edges(new_body, found):
            return None
        moved.append(found)
    return tuple(moved) if all(one[1] <= other[0] for one, other in pairwise(moved)) else None


def _moved(old: str, new: str, span: Span, prefix: int, suffix: int) -> Span | None:
    start, end = span
    if end <= prefix:
        return span
    if start >= len(old) - suffix:
        shift = len(new) - len(old)
        return start + shift, end + shift
    return _by_context(old, new, span, max(0, prefix - (end - start)), len(new) - suffix + end - start)


def _by_context(old: str, new: str, span: Span, low: int, high: int) -> Span | None:
    """The occurrence that is most alike in its surroundings, if no other old one is more like it."""
    start, end = span
    words, size = old[start:end], end - start
    rivals = [place for place in _places(old, words, low, len(old), start) if place != start]
    edges = _edges(old, span)
    candidates = [
        place
        for place in _places(new, words, low, high, start, start + len(new) - len(old))
        if _edges(new, (place, place + size)) == edges
    ]
    if not candidates:
        return None
    best = max(candidates, key=lambda place: _likeness(old, start, new, place, size))
    ours = _likeness(old, start, new, best, size)
    alone = len(candidates) == 1 and not rivals
    if not alone and (ours == 0 or any(_likeness(old, rival, new, best, size) >= ours for rival in rivals)):
        return None
    return best, best + size


def _places(body: str, words: str, low: int, high: int, *near: int) -> list[int]:
    """Where the words stand within [low, high): the MOST places closest to any offset of `near`, in order."""
    found = _find_all(body, words, low, high)
    return sorted(nsmallest(MOST, found, key=lambda place: min(abs(place - offset) for offset in near)))


def _find_all(body: str, words: str, low: int, high: int) -> Iterator[int]:
    place = body.find(words, low, high)
    while place >= 0:
        yield place
        place = body.find(words, place + 1, high)


def _likeness(old: str, at: int, new: str, place: int, size: int) -> int:
    """Adjoining code points in common, and words in common a little further off."""
    before = old[max(0, at - REACH) : at], new[max(0, place - REACH) : place]
    after = old[at + size : at + size + REACH], new[place + size : place + size + REACH]
    adjoining = _shared_suffix(*before) + _shared_prefix(*after)
    return adjoining + 4 * sum(_shared_words(*pair) for pair in (before, after))


def _shared_words(one: str, other: str) -> int:
    return (Counter(re.findall(r"\w{3,}", one)) & Counter(re.findall(r"\w{3,}", other))).total()


def _shared_prefix(one: str, other: str) -> int:
    """Length of the common beginning, by halving: comparing slices is quicker than characters."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _shared_suffix(one: str, other: str) -> int:
    return _shared_prefix(one[::-1], other[::-1])


def _edges(body: str, span: Span) -> tuple[bool, bool]:
    """Whether the span begins and ends within a word: where it did not, it must not after the edit."""
    start, end = span
    marked = end < len(body) and is_mark(body[end])
    return inside_a_word(body, start), marked or inside_a_word(body, end)
