"""The published quotes as one flat table, for peers that keep their own copy of the data."""

from collections.abc import Iterator

from tqdm import tqdm

from benchmarks.search.archive import Archive

FACETS = ("kind", "identification", "source", "source_kind", "outlet", "language")
COLUMNS = ("id", "public_id", "text", "original_text", "speaker", *FACETS, "issued")
SEARCHED = ("text", "original_text", "speaker", "outlet")
_ROWS = """
    SELECT q.id, q.public_id, q.text, q.original_text,
           concat_ws(' ', t.descriptor, array_to_string(t.other_forms, ' '), s.name, s.label_de, s.label_en),
           q.kind, q.identification, coalesce(nullif(s.name, ''), s.label_de, ''), q.source_kind,
           coalesce(nullif(o.name, ''), o.label_de, ''), q.language, coalesce(q.issued_earliest::text, '')
    FROM archive_quote q
    LEFT JOIN archive_attribution t ON t.id = q.attribution_id
    LEFT JOIN archive_source s ON s.id = q.source_id
    LEFT JOIN archive_source o ON o.id = q.outlet_id
    WHERE q.published ORDER BY q.id
"""


def rows(archive: Archive, purpose: str) -> Iterator[tuple]:
    """In the order of COLUMNS, with a progress bar."""
    with archive.connect() as connection, connection.transaction(), connection.cursor("rows") as cursor:
        cursor.itersize = 10_000
        cursor.execute(_ROWS)
        yield from tqdm(cursor, desc=purpose, unit=" quotes", total=archive.quotes, leave=False, disable=None)
