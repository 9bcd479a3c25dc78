"""PostgreSQL without any page: the newest 20 that match, and the exact number of all that do."""

import psycopg

from benchmarks.search.filters import Filter
from benchmarks.search.peers.plain_django import COLUMNS
from benchmarks.search.queries import Query
from benchmarks.search.words import Lexicon

_MATCHING = "FROM archive_quote WHERE published AND search @@ %s::tsquery"
NEWEST = "SELECT id {matching} ORDER BY issued_earliest DESC NULLS LAST, id DESC LIMIT 20"
NUMBER = "SELECT count(*) {matching}"


class Sql:
    """One statement (NEWEST or NUMBER) on a connection of the benchmark's own."""

    def __init__(self, connection: psycopg.Connection, statement: str) -> None:
        self.connection, self.statement, self.lexicon = connection, statement, Lexicon(connection)

    def ask(self, query: Query, narrowed: Filter) -> None:
        matching, asked = _MATCHING, [query.tsquery(self.lexicon)]
        if narrowed.column:
            matching += f" AND {COLUMNS.get(narrowed.column, narrowed.column)} = %s"
            asked.append(int(narrowed.key) if narrowed.key.isdigit() else narrowed.key)
        statement = self.statement.format(matching=matching)
        self.connection.execute(statement, asked, prepare=False).fetchall()
