"""Every table and column is decided: public through a view of the reading room, or internal by name."""

import pytest
from django.db import connection

from archive.reading_room import INTERNAL_TABLES, PUBLIC_TABLES, SCHEMA

pytestmark = pytest.mark.django_db


def columns(schema: str) -> dict[str, list[str]]:
    """Column names of every table and view of a schema, in order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, array_agg(column_name::text ORDER BY ordinal_position)"
            " FROM information_schema.columns WHERE table_schema = %s GROUP BY 1",
            [schema],
        )
        return dict(cursor.fetchall())


def test_every_table_is_decided():
    assert set(columns("public")) == set(PUBLIC_TABLES) | INTERNAL_TABLES
    assert not set(PUBLIC_TABLES) & INTERNAL_TABLES


@pytest.mark.parametrize("name", PUBLIC_TABLES)
def test_every_column_is_decided(name):
    decided = PUBLIC_TABLES[name].columns()
    assert sorted(decided) == sorted(columns("public")[name])
    assert set(PUBLIC_TABLES[name].shown) <= set(PUBLIC_TABLES[name].public.split())


def test_the_schema_is_what_was_decided():
    views = columns(SCHEMA)
    assert {name: sorted(found) for name, found in views.items()} == {
        name: sorted(table.columns()) for name, table in PUBLIC_TABLES.items()
    }


def test_nothing_that_names_people_of_the_newsroom_is_public():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT k.table_name || '.' || k.column_name FROM information_schema.key_column_usage k"
            " JOIN information_schema.referential_constraints r USING (constraint_name)"
            " JOIN information_schema.constraint_column_usage u USING (constraint_name)"
            " WHERE u.table_name = 'auth_user' AND k.table_schema = 'public'"
        )
        personal = {row[0] for row in cursor.fetchall()}
    public = {f"{name}.{column}" for name, t in PUBLIC_TABLES.items() for column in t.public.split()}
    assert len(personal) >= 4
    assert not personal & public
