"""The words somebody searched for, marked in an article's text when they come to it from a list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from archive.printed import Excerpt, Segment
from archive.search import Marker, Query, QueryError, Text, parse, prepare
from config import routers


@dataclass(frozen=True)
class Searched:
    """`query` as typed, "" for none or one that is not understood; marks nothing then."""

    query: str = ""
    marker: Marker | None = None

    def marked(self, text: str, language: str) -> str:
        """The text as it is, or safe HTML with <mark> around what was searched for."""
        return self.marker.marked(Text(text, language)) if self.marker else text

    def in_whole(self, segments: Iterable[Segment], language: str) -> Iterator[tuple[Segment, str]]:
        """Each piece of a whole text with its words marked, those of a phrase across an edge too."""
        segments = list(segments)
        body = Text("".join(segment.text for segment in segments), language)
        spans, start = self.marker.spans(body) if self.marker else [], 0
        for segment in segments:
            end = start + len(segment.text)
            within = [(max(s, start) - start, min(e, end) - start) for s, e in spans if s < end and e > start]
            yield segment, _marked(segment.text, within) if within else segment.text
            start = end


def searched(typed: str, excerpts: Iterable[Excerpt], others: Iterable[Text]) -> Searched:
    """Two queries where something is searched for, whatever the texts; none otherwise."""
    query = _understood(typed)
    search = prepare(query, routers.connection().alias) if query.all else None
    if not search or not search.all:
        return Searched()
    return Searched(query.text, Marker(search, [*_texts(excerpts), *others]))


def _understood(typed: str) -> Query:
    try:
        return parse(typed)
    except QueryError:
        return Query()


def _texts(excerpts: Iterable[Excerpt]) -> Iterator[Text]:
    for excerpt in excerpts:
        for text in (excerpt.before, excerpt.quote.text, excerpt.after):
            yield Text(text, excerpt.quote.language)


def _marked(text: str, spans: Iterable[tuple[int, int]]) -> SafeString:
    pieces, place = [], 0
    for start, end in spans:
        pieces += [escape(text[place:start]), "<mark>", escape(text[start:end]), "</mark>"]
        place = end
    return mark_safe("".join([*pieces, escape(text[place:])]))  # every piece is escaped above
