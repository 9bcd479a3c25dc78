"""Filling tables quickly: copied, with triggers, keys and indexes put aside and built again at the end."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.utils import CursorWrapper

from ..derived import FACTS, QUOTE_FACTS, long_words, quote_facts, splits, words
from .rows import COLUMNS

TABLES = tuple(f"archive_{table}" for table in COLUMNS)
SEARCHED = ("source", "claim", "article", "attribution", "quote")
FOUND, SPLIT = "sample_found", "sample_split"

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
    """Tables for rows whose words are still to be found, for long words and for what those consist of."""
    cursor.execute(f"CREATE TEMP TABLE {FOUND} (id bigint, word text) ON COMMIT DROP")
    cursor.execute(f"CREATE TEMP TABLE {SPLIT} (word text PRIMARY KEY, parts text[]) ON COMMIT DROP")
    for table in SEARCHED:
        columns = f"SELECT {', '.join(COLUMNS[table])} FROM archive_{table} WITH NO DATA"
        cursor.execute(f"CREATE TEMP TABLE sample_{table} ON COMMIT DROP AS {columns}")


def copy(cursor: CursorWrapper, table: str, lines: list[str]) -> None:
    """Rows that are searched wait beside the archive."""
    target = f"{'sample' if table in SEARCHED else 'archive'}_{table}"
    with cursor.copy(f"COPY {target} ({', '.join(COLUMNS[table])}) FROM STDIN") as copying:
        copying.write("".join(lines))


def insert(cursor: CursorWrapper, first: dict[str, int]) -> None:
    """Move what waits into the archive, with all that is derived; `first` are its chunk's first ids.

    A chunk refers to nothing older than itself but sources and claims: the primary key finds its rows.
    """
    for table in ("source", "claim", "article", "attribution"):
        _insert(cursor, table, _words(cursor, table))
    new = [
        f"(SELECT * FROM archive_{table} WHERE id >= {first[table]})" for table in ("attribution", "stance")
    ]
    facts = quote_facts("sample_quote", *new, contexts=False)
    _insert(cursor, "quote", _words(cursor, "quote", *new), f=facts)
    for table in SEARCHED:
        cursor.execute(f"TRUNCATE sample_{table}")


def _insert(cursor: CursorWrapper, table: str, found: str, **facts: str) -> None:
    """With its words, as `found` has them, and of quotes with the `facts`, a statement for QUOTE_FACTS."""
    computed = [column for column in QUOTE_FACTS if column not in COLUMNS["quote"]] if facts else []
    columns = ", ".join((*COLUMNS[table], *computed, "search"))
    values = ", ".join([*(f"r.{name}" for name in COLUMNS[table]), *(f"f.{name}" for name in computed)])
    joined = " ".join(f"JOIN {name} ON {name}.id = r.id" for name in ("w", *facts))
    cursor.execute(
        f"{_once(w=found, **facts)} INSERT INTO archive_{table} ({columns}) SELECT {values}, w.search "
        f"FROM sample_{table} r {joined}"
    )


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


def _words(cursor: CursorWrapper, table: str, *others: str) -> str:
    """A word that an earlier chunk or table had is not split again."""
    cursor.execute(f"TRUNCATE {FOUND}")
    cursor.execute(f"INSERT INTO {FOUND} {long_words(table, f'sample_{table}')}")
    cursor.execute(f"INSERT INTO {SPLIT} {splits(FOUND, SPLIT)}")
    cursor.execute(f"ANALYZE {FOUND}, {SPLIT}")
    return words(table, f"sample_{table}", *others, compounds=(FOUND, SPLIT))


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
