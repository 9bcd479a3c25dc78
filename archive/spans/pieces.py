"""Spans as data: checking them and cutting their text out of a body."""

from collections.abc import Iterable, Sequence

Span = tuple[int, int]
Spans = tuple[Span, ...]

OMISSION = " […] "

_MESSAGES = {
    "none": {
        "de": "Eine Textstelle braucht mindestens einen Abschnitt.",
        "en": "A passage needs at least one span.",
    },
    "not_a_pair": {
        "de": "{span} ist kein Paar aus Anfang und Ende.",
        "en": "{span} is not a pair of start and end.",
    },
    "empty": {
        "de": "Der Abschnitt {span} ist leer oder endet vor seinem Anfang.",
        "en": "The span {span} is empty or ends before it starts.",
    },
    "out_of_range": {
        "de": "Der Abschnitt {span} liegt außerhalb des Textes mit {length} Zeichen.",
        "en": "The span {span} lies outside the text of {length} characters.",
    },
    "overlapping": {
        "de": "Der Abschnitt {span} beginnt vor dem Ende des vorigen, {previous}.",
        "en": "The span {span} begins before the one before it ends, {previous}.",
    },
}


class SpanError(ValueError):
    """Spans that cannot belong to a body; `code` and `params` say why, `message(language)` in words."""

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = params
        super().__init__(self.message("en"))

    def message(self, language: str = "en") -> str:
        language = "de" if language.startswith("de") else "en"
        return _MESSAGES[self.code][language].format(**self.params)


def as_spans(raw: Iterable[Sequence[int]]) -> Spans:
    """The pairs of a JSON or database array as spans. Raises SpanError("not_a_pair")."""
    return tuple(_pair(item) for item in raw)


def _pair(item: Sequence[int]) -> Span:
    pair = tuple(item) if isinstance(item, list | tuple) else (item,)
    if len(pair) != 2 or any(type(offset) is not int for offset in pair):
        raise SpanError("not_a_pair", span=item)
    return pair


def validate(spans: Iterable[Sequence[int]], length: int) -> Spans:
    """The spans, known to be non-empty, ascending, apart and within `length` code points; else SpanError.

    Spans may touch: two neighbouring sentences are two pieces if an editor says so.
    """
    checked = as_spans(spans)
    if not checked:
        raise SpanError("none")
    previous = (0, 0)
    for span in checked:
        _check(span, previous, length)
        previous = span
    return checked


def _check(span: Span, previous: Span, length: int) -> None:
    start, end = span
    if start >= end:
        raise SpanError("empty", span=span)
    if start < 0 or end > length:
        raise SpanError("out_of_range", span=span, length=length)
    if start < previous[1]:
        raise SpanError("overlapping", span=span, previous=previous)


def text_at(body: str, spans: Iterable[Sequence[int]]) -> str:
    """The passage's text: its pieces joined by " […] ". Raises SpanError."""
    return OMISSION.join(body[start:end] for start, end in validate(spans, len(body)))


def inside_a_word(body: str, place: int) -> bool:
    """Whether letters or digits stand on both sides of an offset."""
    return 0 < place < len(body) and body[place - 1 : place + 1].isalnum()


def cuts_a_word(body: str, span: Span) -> bool:
    return inside_a_word(body, span[0]) or inside_a_word(body, span[1])
