"""The place in a body most like words that are not in it, and what differs there.

Seed and extend: body words that occur among the typed ones (or nearly do) vote, rare ones loudest, for the
window they stand in; only that window is compared in full. Linear in the body.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from math import sqrt

from archive.spans.folding import Folded, fold
from archive.spans.locating import Body, occurrences, readings, surroundings
from archive.spans.pieces import Spans

LONGEST = 200  # typed words compared at once
WINDOWS = 5  # places in the body looked at closely
ALIKE = 0.5  # share of common trigrams from which two words count as spellings of one
LEAST = 0.3  # share of the typed letters that must be found again

Window = tuple[int, int]
Kin = dict[str, tuple[str, float]]

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Difference:
    """The body says `found` at [start, end), the words typed say `typed`; either may be empty."""

    start: int
    end: int
    found: str
    typed: str


@dataclass(frozen=True, slots=True)
class Nearest:
    """The stretch of the body most like `words`; with `out_of_order`, they do stand there, but too early."""

    spans: Spans
    text: str
    words: str
    differences: tuple[Difference, ...]
    before: str
    after: str
    out_of_order: bool = False


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and signs of a text: folded, with the stretch of the text each stands for."""

    source: str
    texts: list[str]
    spans: list[tuple[int, int]]

    @classmethod
    def of(cls, source: str, folded: Folded) -> "Tokens":
        found = list(_TOKEN.finditer(folded.text))
        spans = [folded.original(token.start(), token.end()) for token in found]
        return cls(source, [token[0] for token in found], spans)

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """From token `first` up to before token `last`; empty and in place where they are equal."""
        if first < last:
            return self.spans[first][0], self.spans[last - 1][1]
        place = self.spans[first - 1][1] if first else 0
        return place, place


def nearest(body: str, words: str) -> Nearest | None:
    """Where `locate` found nothing: the place meant most likely; None if nothing is much like the words."""
    searched = Body(body)
    missing = _first_missing(searched, words)
    if missing is None:
        return None
    piece, elsewhere = missing
    if elsewhere:
        return _nearest(body, elsewhere, piece, (), out_of_order=True)
    excerpt = _first_excerpt_missing(searched, piece)
    typed = Tokens.of(excerpt, fold(excerpt))
    return _compare(Tokens.of(body, searched.folded), typed) if typed.texts else None


def _first_excerpt_missing(searched: Body, piece: str) -> str:
    """Long words are compared where they first differ: excerpts overlap, so that one holds any difference."""
    words = list(re.finditer(r"\S+", piece))
    for first in range(0, max(len(words) - LONGEST // 2, 1), LONGEST // 2):
        some = words[first : first + LONGEST]
        excerpt = piece[some[0].start() : some[-1].end()]
        if not occurrences(searched, excerpt):
            return excerpt
    return piece[: words[:LONGEST][-1].end()]


def _first_missing(searched: Body, words: str) -> tuple[str, tuple[int, int] | None] | None:
    """The first piece not to be found behind the one before it, and where it stands instead."""
    position = 0
    for piece in next(reversed(readings(words)), []):
        hits = occurrences(searched, piece)
        following = [hit for hit in hits if hit[0] >= position]
        if not following:
            return piece, hits[0] if hits else None
        position = following[0][1]
    return None


def _compare(body: Tokens, typed: Tokens) -> Nearest | None:
    kin = _kin(set(body.texts), typed.texts)
    alignments = [_align(body, typed, kin, window) for window in _windows(body.texts, kin, len(typed.texts))]
    matched, pairs, (first, last) = max(alignments, key=lambda found: found[0], default=(0, [], (0, 0)))
    if not pairs or matched < LEAST * sum(map(len, typed.texts)):
        return None
    start, end = _ends(pairs, len(typed.texts), first, last)
    differences = tuple(_differences(body, typed, pairs, start, end))
    return _nearest(body.source, body.stretch(start, end), typed.source, differences)


def _align(body: Tokens, typed: Tokens, kin: Kin, window: Window) -> tuple[float, list[Window], Window]:
    """How many letters of the typed words the window has, and which tokens of both go together."""
    first, last = window
    meant = [kin.get(text, (text, 0))[0] for text in body.texts[first:last]]
    blocks = SequenceMatcher(None, meant, typed.texts, autojunk=False).get_matching_blocks()
    pairs = [(first + block.a + step, block.b + step) for block in blocks for step in range(block.size)]
    matched = sum(kin[body.texts[one]][1] * len(typed.texts[other]) for one, other in pairs)
    return matched, pairs, window


def _kin(found: set[str], typed: list[str]) -> Kin:
    """For each word of the body that is, or nearly is, a typed one: that one, and how alike (0 to 1)."""
    kin = {word: (word, 1.0) for word in typed}
    sought: dict[str, list[str]] = {}
    for word in kin:
        for trigram in _trigrams(word):
            sought.setdefault(trigram, []).append(word)
    for word in found - kin.keys():
        own = _trigrams(word)
        shared = Counter(other for trigram in own for other in sought.get(trigram, ()))
        for other, count in shared.most_common(1):
            likeness = 2 * count / (len(own) + len(_trigrams(other)))
            if likeness >= ALIKE:
                kin[word] = other, likeness
    return kin


def _trigrams(word: str) -> list[str]:
    """Three letters each, without repetition and in order, so that ties fall the same way every time."""
    padded = f" {word.casefold()} "
    return list(dict.fromkeys(padded[index : index + 3] for index in range(len(padded) - 2)))


def _windows(texts: list[str], kin: Kin, size: int) -> Iterator[Window]:
    """The windows of `size` tokens with the heaviest votes, apart, widened so that insertions fit in."""
    frequency = Counter(texts)
    votes = [kin[text][1] / sqrt(frequency[text]) if text in kin else 0.0 for text in texts]
    sums = [0.0, *accumulate(votes)]
    weights = [sums[min(start + size, len(texts))] - sums[start] for start in range(len(texts))]
    margin = size // 4 + 4
    for _ in range(WINDOWS):
        best = max(range(len(texts)), key=weights.__getitem__, default=0)
        if not texts or not weights[best]:
            return
        yield max(0, best - margin), min(len(texts), best + size + margin)
        for near in range(max(0, best - size), min(len(texts), best + size)):
            weights[near] = 0.0


def _ends(pairs: list[tuple[int, int]], size: int, first: int, last: int) -> tuple[int, int]:
    """Tokens of the body that answer to all typed ones, those before and behind the paired ones included."""
    (start, leading), (end, final) = pairs[0], pairs[-1]
    return max(first, start - leading), min(last, end + size - final)


def _differences(
    body: Tokens, typed: Tokens, pairs: list[tuple[int, int]], start: int, end: int
) -> Iterator[Difference]:
    """Runs of tokens between pairs that read the same on both sides."""
    here, there = start, 0
    same = [(one, other) for one, other in pairs if body.texts[one] == typed.texts[other]]
    for one, other in [*same, (end, len(typed.texts))]:
        if (here, there) != (one, other):
            begins, ends = body.stretch(here, one)
            first, last = typed.stretch(there, other)
            yield Difference(begins, ends, body.source[begins:ends], typed.source[first:last])
        here, there = one + 1, other + 1


def _nearest(
    body: str,
    span: tuple[int, int],
    words: str,
    differences: tuple[Difference, ...],
    out_of_order: bool = False,
) -> Nearest:
    before, after = surroundings(body, span)
    return Nearest((span,), body[span[0] : span[1]], words, differences, before, after, out_of_order)
