"""The role `reading`, by a connection of its own: what it can see, and what PostgreSQL refuses it."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection, connections, transaction

from archive.models import Article, Quote
from archive.reading_role import make_role
from archive.reading_room import INTERNAL_TABLES, PUBLIC_TABLES
from config.errors import ConfigurationError
from tests.factories import make_article, make_quote, make_stance, make_user, publish, withdraw

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "reading"])

CANARY = "Kanarienvogel"
REFUSALS = (
    psycopg.errors.InsufficientPrivilege,
    psycopg.errors.WrongObjectType,
    psycopg.errors.ObjectNotInPrerequisiteState,  # a view of several tables takes no rows at all
)


@pytest.fixture
def archive() -> None:
    """One published article and, in every other state, one that holds the canary in its text."""
    with transaction.atomic():
        published = make_quote()
        make_stance(quote=published)
        publish(published.article, reviewer=make_user(CANARY))
    for status in ("draft", "in_review", "withdrawn"):
        with transaction.atomic():
            hidden = make_article(body=f"{CANARY} {status}", headline=CANARY, annotator=make_user("editor"))
            quote = make_quote(article=hidden, kind="own_account", text=CANARY)
            make_stance(quote=quote)
            if status == "withdrawn":
                withdraw(hidden)
            elif status == "in_review":
                Article.objects.filter(pk=hidden.pk).update(status=status)


@pytest.fixture
def reading(archive) -> Iterator[psycopg.Connection]:
    """As anybody who got hold of the reading room's credentials would connect."""
    connections["reading"].ensure_connection()
    raw = psycopg.connect(**connections["reading"].get_connection_params() | {"autocommit": True})
    yield raw
    raw.close()


def tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f')"
            " AND relnamespace = 'public'::regnamespace"
        )
        return [f"public.{row[0].removeprefix('public.')}" for row in cursor.fetchall()]


def test_every_table_of_the_desk_is_refused(reading):
    names = tables()
    assert len(names) > len(PUBLIC_TABLES) + len(INTERNAL_TABLES)
    for name in names:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            reading.execute(f"SELECT * FROM {name}")


def test_every_write_is_refused(reading):
    for name, table in PUBLIC_TABLES.items():
        column = table.public.split()[0]
        for statement in (
            f"INSERT INTO {name} DEFAULT VALUES",
            f"UPDATE {name} SET {column} = {column}",
            f"DELETE FROM {name}",
            f"TRUNCATE {name}",
            f"DROP VIEW {name}",
        ):
            for target in (statement, statement.replace(name, f"public.{name}")):
                reading.execute("SET default_transaction_read_only = off")
                with pytest.raises(REFUSALS):
                    reading.execute(target)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE public.mine (id int)",
        "CREATE TABLE reading.mine (id int)",
        "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE SCHEMA mine",
        "CREATE EXTENSION dblink",
        "SET ROLE postgres",
        "SET SESSION AUTHORIZATION fundstelle",
        "ALTER ROLE reading SUPERUSER",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reading",
        "COPY (SELECT 1) TO PROGRAM 'cat'",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT * FROM pg_authid",
        "CREATE TEMPORARY TABLE mine (id int)",
        "CREATE FUNCTION pg_temp.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE OPERATOR pg_temp.=== (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq, RESTRICT = eqsel)",
        "SELECT lo_create(0)",
        "SELECT lo_creat(-1)",
        "SELECT lo_from_bytea(0, 'mine')",
        "SELECT query_to_xml('SELECT * FROM public.archive_internalnote', true, true, '')",
        "SELECT nextval('public.archive_article_id_seq')",
        "DO $$ BEGIN EXECUTE 'TABLE public.archive_internalnote'; END $$",
    ],
)
def test_no_way_around(reading, statement):
    reading.execute("SET default_transaction_read_only = off")
    with pytest.raises(psycopg.Error):
        reading.execute(statement)


def test_becoming_the_owner_is_refused(reading):
    owner = connection.settings_dict["USER"]
    for statement in (f'SET ROLE "{owner}"', f'SET SESSION AUTHORIZATION "{owner}"'):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            reading.execute(statement)


def test_only_published_rows_and_no_internal_value(reading):
    for name, table in PUBLIC_TABLES.items():
        rows = reading.execute(f"SELECT * FROM {name}").fetchall()
        assert CANARY not in repr(rows), name
        for column in table.internal.split():
            assert reading.execute(f"SELECT count({column}) FROM {name}").fetchone() == (0,)
    assert reading.execute("SELECT count(*) FROM archive_article").fetchone() == (1,)
    assert reading.execute("SELECT count(*) FROM archive_gone").fetchone() == (2,)


def test_the_body_of_an_excerpted_article_does_not_exist(reading):
    assert reading.execute("SELECT body FROM archive_article").fetchall() == [("",)]
    assert reading.execute("SELECT context_before FROM archive_quote").fetchone()[0]
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # not a change of the annotation
        cursor.execute("UPDATE archive_article SET public_text = 'full' WHERE status = 'published'")
        cursor.execute("SET session_replication_role = origin")
    assert reading.execute("SELECT body FROM archive_article").fetchone()[0].startswith("Der Rat")


@pytest.mark.parametrize("column", ["headline", "body", "url"])
def test_an_error_tells_nothing_of_a_hidden_row(reading, column):
    """A condition that fails on a value and quotes it must never be evaluated on a hidden row."""
    with pytest.raises(psycopg.Error) as error:
        reading.execute(f"SELECT 1 FROM archive_article WHERE {column}::int = 1").fetchall()
    assert CANARY not in str(error.value)


def test_an_error_tells_nothing_of_a_hidden_quote(reading):
    Quote.objects.filter(published=True).exists()
    for condition in ("text::int = 1", "cast(search AS text)::int = 1", "lower(text)::int = 1"):
        with pytest.raises(psycopg.Error) as error:
            reading.execute(f"SELECT 1 FROM archive_quote WHERE {condition}").fetchall()
        assert CANARY.lower() not in str(error.value).lower()


@pytest.mark.parametrize("name", [name for name, table in PUBLIC_TABLES.items() if not table.barrier])
def test_without_a_barrier_what_is_published_is_asked_first(reading, name):
    """Conditions are ordered by their cost, and a bare column has none."""
    for condition in ("{0}::text::xml IS NOT NULL", "{0}::text::int = 1", "length({0}::text) = 1"):
        sql = f"EXPLAIN SELECT 1 FROM {name} WHERE {condition.format('public_id')}"
        plan = "\n".join(row[0] for row in reading.execute(f"{sql} AND created > '2000-01-01'"))
        rows = PUBLIC_TABLES[name].rows
        asked_first = f"Filter: ({rows} AND" in plan or f"Index Cond: ({rows}" in plan
        assert asked_first or any(f" {index} " in plan for index in _partial(rows)), plan


def _partial(rows: str) -> list[str]:
    """Indexes that hold no other rows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes WHERE indexdef LIKE %s", [f"%WHERE {rows}"])
        return [name for (name,) in cursor.fetchall()]


def test_a_condition_that_is_said_to_cost_nothing_waits_all_the_same(reading):
    """The order holds where a session tells the planner that operators are free."""
    reading.execute("SET cpu_operator_cost = 0")
    for name, column in (
        ("archive_article", "headline"),
        ("archive_quote", "text"),
        ("archive_source", "name"),
    ):
        with pytest.raises(psycopg.Error) as error:
            reading.execute(f"SELECT 1 FROM archive_{name} WHERE {column}::int = 1").fetchall()
        assert CANARY.lower() not in str(error.value).lower()


def test_a_long_query_is_ended(reading):
    assert reading.execute("SHOW statement_timeout").fetchone() == ("5s",)
    reading.execute("SET statement_timeout = '200ms'")
    with pytest.raises(psycopg.errors.QueryCanceled):
        reading.execute("SELECT pg_sleep(60)")


def test_what_the_desk_does_is_not_seen(reading):
    connection.ensure_connection()
    seen = reading.execute(
        "SELECT count(*), count(*) FILTER (WHERE query <> '<insufficient privilege>')"
        " FROM pg_stat_activity WHERE usename <> current_user"
    ).fetchone()
    assert seen[0] > 0 and seen[1] == 0


def test_the_statistics_of_hidden_rows_are_not_seen(reading):
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE archive_article, archive_quote")
    assert reading.execute("SELECT count(*) FROM pg_stats WHERE schemaname = 'public'").fetchone() == (0,)


@pytest.mark.parametrize("power", ["SUPERUSER", "CREATEROLE", "REPLICATION", "IN ROLE pg_read_all_data"])
def test_a_role_that_may_do_more_is_no_door(archive, power):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE powerful LOGIN {power}")
        with pytest.raises(ConfigurationError, match="The role powerful may do more than read"):
            make_role(cursor, "powerful", None)
        transaction.set_rollback(True)


def test_the_owner_is_no_door(archive):
    with connection.cursor() as cursor, pytest.raises(ConfigurationError, match="the desk's own role"):
        make_role(cursor, connection.settings_dict["USER"], None)
