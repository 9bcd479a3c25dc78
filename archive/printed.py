"""An article's text as the public may read it: whole with its passages marked, or the passages with gaps."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.models import Quote

#: So few characters between two passages (blanks, quotation marks, a paragraph's end) are no omission.
SMALL = 4
#: `," zitiert die Zeitung.`: how a sentence ends, with the marks behind its full stop
_SENTENCE = re.compile(r".*?[.!?…][\"“”»«’']*(?=\s)", re.DOTALL)
#: `",`: marks that belong to the words before them
_CLOSING = re.compile(r"[^\w\s]*")
_ENDED = re.compile(r"[.!?…]\W*$")


@dataclass(slots=True)
class Excerpt:
    """A passage with what may be shown around it; `gap`: how many characters before it are left out."""

    number: int
    quote: Quote
    before: str
    after: str
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a whole text. `quote`: the shortest passage it belongs to; `ends`: those that end here."""

    text: str
    quote: Quote | None
    ends: tuple[tuple[int, Quote], ...] = ()


def excerpts(passages: Sequence[Quote]) -> list[Excerpt]:
    """The passages, in text order, each with its context; what stands between two is shown once."""
    found = [
        Excerpt(number, quote, quote.context_before, quote.context_after)
        for number, quote in enumerate(passages, 1)
    ]
    for first, second in pairwise(found):
        _part(first, second)
    if found:
        _first_gap(found[0])
    return found


def _part(first: Excerpt, second: Excerpt) -> None:
    """Gives each of two neighbours its part of the words between them."""
    room = second.quote.spans[0][0] - first.quote.spans[-1][1]
    if room <= 0:
        first.after = second.before = ""
    elif len(first.after) + len(second.before) < room:
        second.gap = room - len(first.after) - len(second.before)
        second.gap = second.gap if second.gap > SMALL else 0
    else:
        missing = max(0, room - len(first.after))
        between = first.after[:room] + second.before[len(second.before) - missing :]
        first.after, second.before = _shared(between, first.quote.text)


def _shared(between: str, words: str) -> tuple[str, str]:
    """The rest of the first passage's sentence stays with it, whatever follows leads to the second."""
    sentence = None if _ENDED.search(words) else _SENTENCE.match(between)
    end = (sentence or _CLOSING.match(between)).end()
    return between[:end], between[end:].lstrip()


def _first_gap(first: Excerpt) -> None:
    gap = first.quote.spans[0][0] - len(first.before)
    first.gap = gap if gap > SMALL else 0


def marked_body(body: str, passages: Sequence[Quote]) -> Iterator[Segment]:
    """The whole text in pieces, cut wherever a passage begins or ends. Spans are code points of the body."""
    numbered = list(enumerate(passages, 1))
    spans = [(start, end, quote) for quote in passages for start, end in quote.spans]
    edges = sorted({0, len(body)} | {edge for start, end, _ in spans for edge in (start, end)})
    for start, end in pairwise(edges):
        over = [(e - s, quote) for s, e, quote in spans if s <= start and end <= e]
        ends = tuple((number, quote) for number, quote in numbered if quote.spans[-1][1] == end)
        inner = min(over, key=lambda found: found[0], default=(0, None))[1]
        yield Segment(body[start:end], inner, ends)
