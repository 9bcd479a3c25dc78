"""An article's text as safe HTML, its passages marked and numbered."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from archive.spans import Spans


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage to mark: its number in text order, its id, where it links to, and whether it is in work."""

    number: int
    key: int
    url: str
    spans: Spans
    current: bool = False


def marked(body: str, marks: Iterable[Mark], printed: Iterable[tuple[int, int]] = ()) -> SafeString:
    """The text, escaped first, then cut at every border of a span: overlapping passages stay whole.

    `printed` are the places of descriptors, underlined. A passage's number stands before each of its pieces.
    """
    spans = [(start, end, mark) for mark in marks for start, end in mark.spans]
    descriptors = list(printed)
    borders = {0, len(body)}
    for start, end in [*descriptors, *((start, end) for start, end, _mark in spans)]:
        borders |= {start, end}
    places = sorted(borders)
    pieces = []
    for start, end in pairwise(places):
        opening = [_number(mark, start) for first, _end, mark in spans if first == start]
        covering = [mark for first, last, mark in spans if first <= start and end <= last]
        described = any(first <= start and end <= last for first, last in descriptors)
        pieces += [*opening, _stretch(body[start:end], covering, described)]
    return mark_safe("".join(pieces))


def _number(mark: Mark, place: int) -> str:
    """The link before a piece; the first carries the anchor that lists link to."""
    anchor = format_html(' id="mark-{}"', mark.key) if place == mark.spans[0][0] else ""
    label = _("Passage %(number)d: open") % {"number": mark.number}
    return format_html(
        '<a class="passage-number" href="{}"{} aria-label="{}">{}</a>', mark.url, anchor, label, mark.number
    )


def _stretch(words: str, covering: list[Mark], described: bool) -> str:
    html = escape(words)
    if described:
        html = f'<span class="printed-descriptor">{html}</span>'
    if not covering:
        return html
    current = " current" if any(mark.current for mark in covering) else ""
    return f'<mark class="passage depth-{min(len(covering), 3)}{current}">{html}</mark>'
