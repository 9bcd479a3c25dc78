"""The version of everything public moves with each transaction that changes it, and with nothing else."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from archive.models import Claim, Quote, Source
from archive.public_version import public_changed, public_version
from tests.factories import make_article as make_draft
from tests.factories import (
    make_attribution,
    make_claim,
    make_quote,
    make_release,
    make_stance,
    publish,
    withdraw,
)

pytestmark = pytest.mark.django_db


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def new_transaction() -> None:
    """What was written so far counts as another transaction's."""
    run("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; SET LOCAL archive.public_changed = ''")


def moved_by(change) -> bool:
    new_transaction()
    before = public_version()
    change()
    return public_version() != before


@pytest.fixture
def shown(db) -> Quote:
    """A published passage whose article may be changed: its release is of this transaction."""
    quote = make_quote(article=make_draft(status="published"))
    make_stance(quote=quote)
    return quote


@pytest.fixture
def draft(db) -> Quote:
    quote = make_quote()
    make_stance(quote=quote)
    return quote


def update(table: str, column: str, where: str = "true") -> None:
    """Any column that an editor writes, by raw SQL."""
    run(f"UPDATE archive_{table} SET {column} = {column} || '.' WHERE {where}")


COLUMNS = [
    ("source", "name"),
    ("article", "byline"),
    ("attribution", "note"),
    ("quote", "note"),
    ("claim", "note"),
    ("stance", "note"),
]


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_change_of_something_public_moves_it(shown, table, column):
    assert moved_by(lambda: update(table, column))


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_change_of_a_draft_does_not(shown, draft, table, column):
    hidden = "NOT is_public" if table == "article" else "NOT published"
    assert not moved_by(lambda: update(table, column, hidden))


@pytest.mark.parametrize("table", ["source", "article", "attribution", "quote", "claim", "stance"])
def test_a_row_only_touched_does_not(shown, table):
    assert not moved_by(lambda: run(f"UPDATE archive_{table} SET updated = updated"))


def test_drafts_in_the_making_do_not(shown):
    def work() -> None:
        voice = make_attribution(source=Source.objects.filter(published=True).first())
        quote = make_quote(attribution=voice)
        make_stance(quote=quote, claim=Claim.objects.filter(published=True).first())
        quote.stances.all().delete()
        quote.delete()

    assert not moved_by(work)


def test_publishing_and_withdrawing_move_it(draft):
    assert moved_by(lambda: publish(draft.article))
    assert moved_by(lambda: withdraw(draft.article))


@pytest.mark.parametrize(
    "change",
    [
        lambda quote: make_release(article=quote.article, correction_note="A word."),
        lambda quote: make_quote(article=quote.article, kind="own_account", text="Der Rat"),
        lambda quote: make_stance(quote=quote, claim=make_claim()),
        lambda quote: quote.stances.all().delete(),
        lambda quote: public_changed(connection.cursor()),
    ],
    ids=["release", "quote", "stance", "deleted", "by hand"],
)
def test_what_is_added_to_and_taken_from_the_public_moves_it(shown, change):
    assert moved_by(lambda: change(shown))


def test_it_moves_once_in_a_transaction_and_not_with_what_is_undone(shown):
    new_transaction()
    before = public_version()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        update("claim", "note")
        raise ZeroDivisionError
    assert public_version() == before
    update("claim", "note")
    after = public_version()
    update("claim", "note")
    assert public_version() == after != before


def test_folding_keeps_it_and_no_value_comes_twice(db):
    seen = [public_version()]
    for _ in range(200):
        new_transaction()
        public_changed(connection.cursor())
        seen.append(public_version())
    assert len(set(seen)) == 201
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM archive_change")
        assert cursor.fetchone()[0] <= 65


@pytest.mark.django_db(transaction=True, databases=["default", "reading"])
def test_each_commit_moves_it_in_whichever_order():
    """The transaction that began first commits last; one folds while another is still open."""
    first, second = connection.copy(), connection.copy()
    seen = [public_version()]
    try:
        for number in range(70):
            for one in (first, second):
                one.set_autocommit(False)
                public_changed(one.cursor())
            second.commit()
            seen.append(public_version())
            first.commit() if number % 3 else first.rollback()
            seen += [public_version()] if number % 3 else []
    finally:
        first.close()
        second.close()
    assert len(set(seen)) == len(seen)


@pytest.mark.django_db(transaction=True)
def test_the_migration_goes_back_and_forth():
    graph = MigrationLoader(connection).graph
    (name,) = (name for app, name in graph.nodes if app == "archive" and name.endswith("_public_version"))
    (before,) = (key for key in graph.node_map["archive", name].parents if key.key[0] == "archive")
    try:
        call_command("migrate", *before.key, verbosity=0)
        run("UPDATE archive_source SET note = note")
        assert {name for (name,) in existing("archive_public")} == {"archive_public_id"}
        assert not existing("archive_change")
    finally:
        call_command("migrate", verbosity=0)
    assert public_version() == 0


def existing(beginning: str) -> list:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE starts_with(proname, %s)"
            " UNION ALL SELECT relname FROM pg_class WHERE starts_with(relname, %s)",
            [beginning, beginning],
        )
        return cursor.fetchall()
