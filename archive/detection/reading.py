"""What rules yield, and what they may look at."""

from dataclasses import dataclass, field

from .lexicon import Verb
from .sentences import Sentence
from .suggestion import Span
from .tokens import Item

TRIM = ".,;: \n\t–—-"


@dataclass(slots=True)
class Reading:
    """One passage as a rule reads it. Spans are code points; `speaker` may be empty."""

    kind: str
    spans: list[Span]
    rule: str
    speaker: Span | None = None
    cue: list[Span] = field(default_factory=list)
    verb: Verb | None = None
    force: str = ""
    nested: bool = False
    frame: Span | None = None  # the whole clause of saying
    via: Span | None = None
    relied_on: Span | None = None  # the voice that the printed speaker cites
    sentence: int = -1
    paragraph: int = -1
    item: Item | None = None  # the quotation item, for direct speech
    ends: bool = True  # the quotation ends a sentence
    begins_small: bool = False


@dataclass(slots=True)
class Carry:
    """The voice that a following sentence may continue."""

    speaker: Span
    sentence: int
    paragraph: int


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without punctuation and blanks at its ends; None if nothing is left."""
    while start < end and text[start] in TRIM:
        start += 1
    while end > start and text[end - 1] in TRIM:
        end -= 1
    return (start, end) if start < end else None


def without(spans: list[Span], hole: Span) -> list[Span]:
    """The spans with `hole` cut out of them."""
    kept = []
    for start, end in spans:
        if hole[1] <= start or hole[0] >= end:
            kept.append((start, end))
            continue
        if hole[0] > start:
            kept.append((start, hole[0]))
        if hole[1] < end:
            kept.append((hole[1], end))
    return kept


def tidy(text: str, spans: list[Span]) -> list[Span]:
    """Each span trimmed, empty ones dropped."""
    return [span for span in (trimmed(text, *piece) for piece in spans) if span]


def length(spans: list[Span]) -> int:
    """Code points in all."""
    return sum(end - start for start, end in spans)


def span_of(items: list[Item], b: int, e: int) -> Span:
    """The span of items b to e (exclusive)."""
    return items[b].start, items[e - 1].end


__all__ = ["Carry", "Reading", "Sentence", "length", "span_of", "tidy", "trimmed", "without"]
