"""Passages as a list shows them: light rows, of which a page makes more than of anything else.

They answer to what templates and search ask of a Quote with its article and chain, in a tenth of the time
that model instances of eleven joined tables take.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.models import Source
from archive.public_version import Remembered
from config import routers

_ROWS = """
    SELECT q.id, q.public_id, q.kind, q.text, q.language, q.original_text, q.original_language, q.confidence,
           q.identification,
           a.public_id, a.headline, a.byline, a.url, a.issued, a.language,
           o.public_id, o.kind, o.name, o.label_de, o.label_en,
           (SELECT json_agg(json_build_array(c.text_de, c.text_en) ORDER BY c.id)::text
            FROM archive_claim c WHERE c.id = ANY (q.claim_ids)),
           (WITH RECURSIVE route(place, source_id, via_id, descriptor, other_forms) AS (
                SELECT 1, source_id, via_id, descriptor, other_forms FROM archive_attribution
                WHERE id = q.attribution_id
                UNION ALL
                SELECT place + 1, t.source_id, t.via_id, t.descriptor, t.other_forms
                FROM route JOIN archive_attribution t ON t.id = route.via_id
            )
            SELECT json_agg(json_build_array(r.descriptor, r.other_forms,
                                             s.public_id, s.kind, s.name, s.label_de, s.label_en)
                            ORDER BY place)::text
            FROM route r JOIN archive_source s ON s.id = r.source_id)
    FROM archive_quote q
    JOIN archive_article a ON a.id = q.article_id
    LEFT JOIN archive_source o ON o.id = a.outlet_id
    WHERE q.id = ANY (%s::bigint[]) AND q.published
"""


@dataclass(frozen=True, slots=True)
class ListedSource:
    public_id: str
    kind: str
    name: str
    label_de: str
    label_en: str

    label = Source.label


@dataclass(frozen=True, slots=True)
class ListedArticle:
    public_id: str
    headline: str
    byline: str
    url: str
    issued: str
    language: str
    outlet: ListedSource | None

    @property
    def outlet_id(self) -> bool:
        return self.outlet is not None


@dataclass(frozen=True, slots=True)
class Station:
    """One attribution of a chain."""

    descriptor: str
    other_forms: list[str]
    source: ListedSource


@dataclass(slots=True)
class ListedQuote:
    """`claims` are pairs of a German and an English wording; a search adds `marked…` and `matched_in`."""

    pk: int
    public_id: str
    kind: str
    text: str
    language: str
    original_text: str
    original_language: str
    confidence: str
    identification: str
    article: ListedArticle
    claims: Sequence[Sequence[str]] = ()
    stations: Sequence[Station] = ()
    marked: str | None = None
    marked_original: str = ""
    matched_in: str = ""

    def chain(self) -> Sequence[Station]:
        """From the speaker to the station nearest the article; empty for an own account."""
        return self.stations

    @property
    def attribution(self) -> Station | None:
        return self.stations[0] if self.stations else None

    @property
    def attribution_id(self) -> bool:
        return bool(self.stations)


_parts = Remembered(most=2000)  # what rows are made of, by primary key: some five megabytes a process


def listed_quotes(keys: Sequence[int]) -> dict[int, ListedQuote]:
    """Published passages by primary key, each made anew. One query for those that are not remembered: who
    narrows a search or goes back sees most of them again. It goes through the door of the running request.
    """
    known = _parts.values()
    if missing := [key for key in keys if key not in known]:
        known.update(_fetched(missing))
    return {key: ListedQuote(*known[key]) for key in keys if key in known}


def _fetched(keys: list[int]) -> dict[int, tuple]:
    with routers.prepared() as cursor:
        cursor.execute(_ROWS, [keys])
        rows = cursor.fetchall()
    lists = json.loads(f"[{','.join([text or 'null' for row in rows for text in row[20:]])}]")
    pairs = zip(rows, lists[::2], lists[1::2], strict=True)
    return {row[0]: _parts_of(row, claims or (), route or ()) for row, claims, route in pairs}


def _parts_of(row: tuple, claims: Iterable[list], route: Iterable[list]) -> tuple:
    outlet = ListedSource(*row[15:20]) if row[15] else None
    return *row[:9], ListedArticle(*row[9:15], outlet), tuple(claims), tuple(_stations(route))


def _stations(route: Iterable[list]) -> Iterable[Station]:
    for descriptor, other_forms, *source in route:
        yield Station(descriptor, other_forms, ListedSource(*source))
