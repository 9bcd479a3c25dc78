"""Which suggestions are settled: recorded as a passage, or decided about before the text was edited."""

from collections.abc import Iterable

from archive.models import Quote, SuggestionOutcome
from archive.vocabularies import QuoteKind

SAME = 0.6  # share of words in common (Dice) from which two passages are the same
COVERED = 0.8  # share of a suggestion that recorded passages inside it leave nothing to say about
AROUND = 60  # code points on either side kept with an outcome
IN_MARKS = (QuoteKind.DIRECT, QuoteKind.PARTIAL)


def is_recorded(suggestion, quotes: Iterable[Quote]) -> bool:
    """Whether a passage of the same or mostly the same words is recorded, or several that make it up.

    Words in marks within a recorded passage of reported speech are a passage of their own.
    """
    inside = 0
    size = _size(suggestion.spans)
    for quote in quotes:
        shared = _shared(suggestion.spans, quote.spans)
        if not shared:
            continue
        own = suggestion.nested and quote.kind not in IN_MARKS and _size(quote.spans) > size
        if 2 * shared >= SAME * (size + _size(quote.spans)) and not own:
            return True
        if shared == _size(quote.spans):
            inside += shared
    return inside >= COVERED * size


def around(body: str, spans) -> tuple[str, str]:
    """What stands before and after a passage, as kept with its outcome."""
    start, end = spans[0][0], spans[-1][1]
    return body[max(0, start - AROUND) : start], body[end : end + AROUND]


def without_settled(suggestions: list, outcomes: Iterable[SuggestionOutcome], body: str) -> list:
    """The suggestions that no outcome is about: same words, of several places the one most like it was."""
    settled: set[int] = set()
    for outcome in outcomes:
        words = _folded(outcome.text)
        same = [
            number
            for number, one in enumerate(suggestions)
            if number not in settled and _folded(one.text) == words
        ]
        if same:
            settled.add(min(same, key=lambda number: _distance(outcome, suggestions[number], body)))
    return [one for number, one in enumerate(suggestions) if number not in settled]


def _distance(outcome: SuggestionOutcome, suggestion, body: str) -> tuple[int, int]:
    before, after = around(body, suggestion.spans)
    alike = _common(outcome.before[::-1], before[::-1]) + _common(outcome.after, after)
    return -alike, abs(outcome.spans[0][0] - suggestion.spans[0][0])


def _common(one: str, other: str) -> int:
    """Length of the common beginning."""
    return next(
        (number for number, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _size(spans) -> int:
    return sum(end - start for start, end in spans)


def _shared(one, other) -> int:
    """Code points in both."""
    return sum(max(0, min(end, last) - max(start, first)) for start, end in one for first, last in other)
