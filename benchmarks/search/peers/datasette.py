"""Datasette: SQLite's FTS5 (porter, unicode61) and its page of a table, with the same facets and 20 rows.

Its limits of time are raised so that it counts to the end, and it is spared suggesting further facets.
"""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.search.archive import Archive
from benchmarks.search.filters import Filter
from benchmarks.search.peers import Pages
from benchmarks.search.peers.exported import COLUMNS, FACETS, SEARCHED, rows
from benchmarks.search.processes import HOST, free_port, served
from benchmarks.search.queries import Query
from benchmarks.search.words import Term

SETTINGS = {
    "sql_time_limit_ms": 120_000,
    "facet_time_limit_ms": 120_000,
    "suggest_facets": "off",
    "default_page_size": 20,
    "default_facet_size": 12,
}


class Datasette(Pages):
    def path(self, query: Query, narrowed: Filter) -> str:
        asked = {"_search": fts5(query), "_searchmode": "raw", "_sort_desc": "issued", "_size": 20}
        if narrowed.column:
            asked[f"{narrowed.column}__exact"] = narrowed.shown
        return f"/quotes/quote?{urlencode([*asked.items(), *(('_facet', name) for name in FACETS)])}"

    def rows(self, body: bytes) -> int:
        complete = body.count(b'class="facet-info ') == len(FACETS) and b"timed out" not in body
        return body.count(b'<td class="col-text ') if complete else 0


def fts5(query: Query) -> str:
    wanted = " AND ".join(f"({' OR '.join(map(_term, group))})" for group in query.all)
    return " NOT ".join([f"({wanted})" if query.without else wanted, *map(_term, query.without)])


def _term(term: Term) -> str:
    return f'"{" ".join(term.words)}"' + "*" * term.prefix


@contextmanager
def datasette(archive: Archive) -> Iterator[Datasette]:
    file = archive.folder / "quotes.db"
    if not file.exists():
        _build(archive, file)
    port = free_port()
    settings = [word for name, value in SETTINGS.items() for word in ("--setting", name, str(value))]
    words = [sys.executable, "-m", "datasette", "serve", "--immutable", str(file)]
    words += ["--host", HOST, "--port", str(port), *settings]
    with served(words, port, archive.folder / "datasette.log", archive.folder, archive.environment):
        yield Datasette(port)


def _build(archive: Archive, file: Path) -> None:
    unfinished = file.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    searched = ", ".join(SEARCHED)
    with closing(sqlite3.connect(unfinished)) as database:
        database.executescript("PRAGMA journal_mode = off; PRAGMA synchronous = off")
        database.execute(f"CREATE TABLE quote (id INTEGER PRIMARY KEY, {', '.join(COLUMNS[1:])})")
        marks = ", ".join("?" * len(COLUMNS))
        database.executemany(f"INSERT INTO quote VALUES ({marks})", rows(archive, "copying for SQLite"))
        for name in (*FACETS, "issued"):
            database.execute(f"CREATE INDEX quote_{name} ON quote ({name})")
        database.execute(
            f"CREATE VIRTUAL TABLE quote_fts USING "
            f"fts5({searched}, tokenize='porter unicode61', content=\"quote\")"
        )
        database.execute(f"INSERT INTO quote_fts (rowid, {searched}) SELECT id, {searched} FROM quote")
        database.commit()
        database.executescript("INSERT INTO quote_fts (quote_fts) VALUES ('optimize'); ANALYZE; VACUUM")
    unfinished.rename(file)
