"""Filling tables quickly: copied, with triggers, keys and indexes put aside and built again at the end."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.utils import CursorWrapper

from ..derived import FACTS, QUOTE_FACTS, new_splits, quote_facts, words
from .rows import COLUMNS

TABLES = tuple(f"archive_{table}" for table in COLUMNS)
STAGED = "sample_quote"
SPLIT = "sample_split"

_KEYS = """
    SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid), contype = 'f'
    FROM pg_constraint
    WHERE contype IN ('u', 'f') AND (conrelid = ANY(%s::regclass[]) OR confrelid = ANY(%s::regclass[]))
    ORDER BY contype DESC, conname
"""
_INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = ANY(%s::regclass[]) AND NOT indisprimary
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
"""


@contextmanager
def put_aside(cursor: CursorWrapper) -> Iterator[None]:
    """Without triggers, unique and foreign keys and indexes; coming back, keys check every row."""
    tables = list(TABLES)
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute(_KEYS, [tables, tables])
    keys = cursor.fetchall()  # unique keys, then the foreign ones that need them
    cursor.execute(_INDEXES, [tables])
    indexes = cursor.fetchall()
    for table in TABLES:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    for table, name, _definition, _foreign in reversed(keys):
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    for name, _definition in indexes:
        cursor.execute(f"DROP INDEX {name}")
    yield
    cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
    for _name, definition in indexes:
        cursor.execute(definition)
    for table, name, definition, _foreign in keys:
        cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
    for table in TABLES:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def stage(cursor: CursorWrapper) -> None:
    """Tables for quotes whose facts are still to be computed and for words split into their parts."""
    columns = ", ".join(COLUMNS["quote"])
    cursor.execute(f"CREATE TEMP TABLE {SPLIT} (word text PRIMARY KEY, parts text[]) ON COMMIT DROP")
    cursor.execute(
        f"CREATE TEMP TABLE {STAGED} ON COMMIT DROP AS SELECT {columns} FROM archive_quote WITH NO DATA"
    )


def copy(cursor: CursorWrapper, table: str, lines: list[str]) -> None:
    target = STAGED if table == "quote" else f"archive_{table}"
    with cursor.copy(f"COPY {target} ({', '.join(COLUMNS[table])}) FROM STDIN") as copying:
        copying.write("".join(lines))


def insert_quotes(cursor: CursorWrapper, first: dict[str, int]) -> None:
    """Move the staged quotes into the archive, with all that is derived; `first` are their chunk's first ids.

    A chunk refers to nothing older than itself but sources and claims: the primary key finds its rows.
    """
    new = {table: f"(SELECT * FROM archive_{table} WHERE id >= {first[table]})" for table in first}
    new["source"] = "(SELECT * FROM archive_source WHERE search IS NULL)"
    for table in ("source", "article", "claim", "attribution"):
        _fill_in(cursor, table, ("search",), _words(cursor, table, new[table]))
    computed = [column for column in QUOTE_FACTS if column not in COLUMNS["quote"]]
    columns = ", ".join((*COLUMNS["quote"], *computed, "search"))
    values = ", ".join([*(f"q.{name}" for name in COLUMNS["quote"]), *(f"f.{name}" for name in computed)])
    facts = quote_facts(STAGED, new["attribution"], new["stance"], contexts=False)
    found = _words(cursor, "quote", STAGED, new["attribution"], new["stance"])
    cursor.execute(
        f"{_once(f=facts, w=found)} INSERT INTO archive_quote ({columns}) SELECT {values}, w.search "
        f"FROM {STAGED} q JOIN f ON f.id = q.id JOIN w ON w.id = q.id"
    )
    cursor.execute(f"TRUNCATE {STAGED}")


def settle(cursor: CursorWrapper, next_ids: dict[str, int]) -> None:
    """The sequences go on behind the rows; the planner knows the new tables."""
    for table, number in next_ids.items():
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s, false)", [f"archive_{table}", number]
        )
    for table in TABLES:
        cursor.execute(f"ANALYZE {table}")


def derive(cursor: CursorWrapper) -> None:
    """What follows from all rows together is known when all articles are there."""
    for table in ("source", "claim"):
        _fill_in(cursor, table, *FACTS[table])


def _words(cursor: CursorWrapper, table: str, rows: str, *others: str) -> str:
    """A word that an earlier chunk or table had is not split again."""
    cursor.execute(f"INSERT INTO {SPLIT} {new_splits(table, rows, SPLIT)}")
    cursor.execute(f"ANALYZE {SPLIT}")
    return words(table, rows, *others, split=SPLIT)


def _once(**queries: str) -> str:
    """What is worked out for all rows is not worked out again for each: the planner, which knows nothing of
    tables just filled, might find that cheaper."""
    return f"WITH {', '.join(f'{name} AS MATERIALIZED ({query})' for name, query in queries.items())}"


def _fill_in(cursor: CursorWrapper, table: str, columns: tuple[str, ...], expected: str) -> None:
    assigned = ", ".join(f"{column} = e.{column}" for column in columns)
    stored, due = (", ".join(f"{row}.{column}" for column in columns) for row in "re")
    cursor.execute(
        f"{_once(e=expected)} UPDATE archive_{table} r SET {assigned} FROM e "
        f"WHERE e.id = r.id AND ROW({stored}) IS DISTINCT FROM ROW({due})"
    )


def fill_words(cursor: CursorWrapper) -> None:
    """The words that queries are corrected by, which no trigger has kept meanwhile."""
    cursor.execute("SELECT archive_fill_words()")
    cursor.execute("ANALYZE archive_word")
