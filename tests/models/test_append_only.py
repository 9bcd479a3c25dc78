"""History, its authors, releases and readings of notes are only added to; no editorial table is emptied."""

import pghistory
import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection
from pghistory.models import Context

from archive.models import Article, InternalNote, NoteReading, Release
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db

MODELS = [model for model in apps.get_app_config("archive").get_models() if not model._meta.proxy]
EVENTS = [model for model in MODELS if hasattr(model, "pgh_tracked_model")]
KEPT = [*EVENTS, *(model.pgh_tracked_model for model in EVENTS), Release, NoteReading, Context]


def execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_every_editorial_record_has_a_history():
    names = {"Article", "Attribution", "Claim", "InternalNote", "Quote", "Source", "Stance"}
    assert {model.pgh_tracked_model.__name__ for model in EVENTS} == names


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model.__name__)
def test_no_table_is_emptied(model):
    with pytest.raises(ProgrammingError, match="Cannot truncate table"):
        execute(f"TRUNCATE {model._meta.db_table} CASCADE")


@pytest.mark.django_db(transaction=True)
def test_django_cannot_empty_them_either(monkeypatch, settings):
    from django.db.backends.postgresql.operations import DatabaseOperations as Operations

    settings.DEBUG = False
    monkeypatch.setattr(Operations, "execute_sql_flush", Operations.__mro__[1].execute_sql_flush)
    make_article()
    with pytest.raises(CommandError, match="couldn't be flushed"):
        call_command("flush", interactive=False)


@pytest.mark.parametrize("change", ["UPDATE {} SET pgh_label = 'x'", "DELETE FROM {}"])
def test_events_stand(change):
    make_article()
    with pytest.raises(ProgrammingError, match="Cannot update or delete"):
        execute(change.format("archive_articleevent"))


@pytest.mark.parametrize("change", ["UPDATE {} SET note_id = note_id", "DELETE FROM {}"])
def test_readings_of_notes_stand(change):
    note = InternalNote.objects.create(article=make_article(), text="x")
    NoteReading.objects.log([note], make_user())
    with pytest.raises(ProgrammingError, match="Cannot update or delete"):
        execute(change.format("archive_notereading"))


@pytest.mark.parametrize("change", ["UPDATE {} SET metadata = '{{}}'", "DELETE FROM {}"])
def test_who_made_a_change_stands(change):
    with pghistory.context(user=1):
        make_article()
        with pghistory.context(url="/admin/"):  # the same request, of which more is known by now
            Article.objects.update(headline="x")
    assert Context.objects.get().metadata == {"user": 1, "url": "/admin/"}
    with pghistory.context(user=2):
        Article.objects.update(headline="y")
    with pytest.raises(ProgrammingError, match="who made a change"):
        execute(change.format("pghistory_context"))
