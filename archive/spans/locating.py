"""Finding pasted or typed words in a body: exactly first, then leniently (see folding)."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from archive.spans.folding import APOSTROPHES, INVISIBLE, QUOTATION_MARKS, Folded, fold, is_mark
from archive.spans.pieces import Span, Spans, cuts_a_word, text_at

SURROUNDINGS = 60  # code points shown before and after an occurrence, to choose by

_DOTS = r"(?:…|\.{3})"
_BRACKETED = rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)"  # [...] or (…)
_OMISSIONS = (re.compile(_BRACKETED), re.compile(rf"{_BRACKETED}|…|\.{{3,}}"))


@dataclass(frozen=True, slots=True)
class Match:
    """An occurrence: spans and text in the body, whether typed to the character, what stands around it."""

    spans: Spans
    text: str
    exact: bool
    before: str
    after: str


class Body:
    """A body and, once somebody asks, its folded form."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def folded(self) -> Folded:
        return fold(self.text)


def locate(body: str, words: str, limit: int = 100) -> list[Match]:
    """Where the words stand in the body, in order of the body, at most `limit` places.

    " […] ", "[...]" or "..." in the words joins pieces that stand in this order. Quotation marks pasted
    around the words are left out of the span. Occurrences cut out of longer words ("Sinn" in "Sinnes") count
    only where there is no other, lenient ones only where there is no exact one.
    """
    searched = Body(body)
    for pieces in readings(words):
        runs = [occurrences(searched, piece) for piece in pieces]
        if chains := _in_order(runs):
            return [_match(body, spans, words) for spans in chains[:limit]]
    return []


def readings(words: str) -> list[list[str]]:
    """How typed words may be meant: in one piece, or in several where brackets or dots stand between them."""
    found: list[list[str]] = []
    for pieces in ([words], *(omission.split(words) for omission in _OMISSIONS)):
        trimmed = [piece for piece in map(_trimmed, pieces) if piece]
        if trimmed and trimmed not in found:
            found.append(trimmed)
    return found


def _trimmed(piece: str) -> str:
    return re.sub(rf"^[\s{INVISIBLE}]+|[\s{INVISIBLE}]+$", "", piece)


def occurrences(searched: Body, piece: str) -> list[Span]:
    """Spans of one piece in order, by the first way of finding it that finds any."""
    for variant, marked in _variants(piece):
        for find in (_exact, _lenient):
            if hits := list(find(searched, variant)):
                hits = [hit for hit in hits if not cuts_a_word(searched.text, hit)] or hits
                return [_inside_marks(searched.text, hit) for hit in hits] if marked else hits
    return []


def _variants(piece: str) -> Iterator[tuple[str, bool]]:
    """The piece as pasted (and whether quotation marks enclose it), then without marks around it."""
    bare = _trimmed(piece.strip(QUOTATION_MARKS))
    if bare and _one_dangles(piece):
        yield bare, False
    inner = piece[1:-1].strip()
    first, last = piece[0], piece[-1]
    enclosed = bool(inner) and first in QUOTATION_MARKS and last in QUOTATION_MARKS
    yield piece, enclosed and first not in inner and last not in inner
    if bare and bare != piece:
        yield bare, False


def _one_dangles(piece: str) -> bool:
    """Whether the only quotation mark, no apostrophe, stands at one end: its partner was not pasted along."""
    marks = [char for char in piece if char in QUOTATION_MARKS]
    return len(marks) == 1 and marks[0] not in APOSTROPHES and marks[0] in (piece[0], piece[-1])


def _exact(searched: Body, words: str) -> Iterator[Span]:
    body = searched.text
    start = body.find(words)
    while start >= 0:
        end = start + len(words)
        if not is_mark(body[start]) and not is_mark(body[end : end + 1] or " "):
            yield start, end
        start = body.find(words, start + 1)


def _lenient(searched: Body, words: str) -> Iterator[Span]:
    sought, folded = fold(words).text, searched.folded
    start = folded.text.find(sought) if sought else -1
    while start >= 0:
        end = start + len(sought)
        if folded.whole(start, end):
            yield folded.original(start, end)
        start = folded.text.find(sought, start + 1)


def _inside_marks(body: str, span: Span) -> Span:
    start, end = span[0] + 1, span[1] - 1
    inner = body[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())


def _in_order(runs: list[list[Span]]) -> list[Spans]:
    """For each place of the first piece the nearest following of the others; of nested ones the tightest."""
    chains: dict[Spans, Spans] = {}
    for first in runs[0]:
        chain = _chain(first, runs[1:])
        if chain:
            chains[chain[1:] or chain] = chain
    return sorted(chains.values())


def _chain(first: Span, runs: list[list[Span]]) -> Spans | None:
    chain = [first]
    for run in runs:
        following = bisect_left(run, (chain[-1][1], 0))
        if following == len(run):
            return None
        chain.append(run[following])
    return tuple(chain)


def _match(body: str, spans: Spans, words: str) -> Match:
    exact = all(body[start:end] in words for start, end in spans)
    before, after = surroundings(body, (spans[0][0], spans[-1][1]))
    return Match(spans, text_at(body, spans), exact, before, after)


def surroundings(body: str, span: Span) -> tuple[str, str]:
    start, end = span
    return body[max(0, start - SURROUNDINGS) : start], body[end : end + SURROUNDINGS]
