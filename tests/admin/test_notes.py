"""Internal notes: for those with the permission, every reading logged, and their words nowhere else."""

import logging
import sys
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.messages import get_messages
from django.core import mail
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.views.debug import ExceptionReporter

from archive.admin.note import InternalNoteAdmin
from archive.models import InternalNote, NoteReading
from tests.admin.entering import article_url
from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db
URL = "/admin/archive/internalnote/"
CANARY = "Kanarienvogel-4711"


@pytest.fixture
def source():
    return make_source(name="Ada Muster")


@pytest.fixture
def note(source, carla) -> InternalNote:
    return InternalNote.objects.create(text=f"{CANARY}: nachfragen.", source=source, author=carla)


def read_by(user) -> int:
    return NoteReading.objects.filter(reader=user).count()


def test_notes_are_for_chiefs(desk, review, chief, carla, source):
    for client in (desk, review):
        for path in ("", "add/"):
            assert client.get(URL + path).status_code == 403
        assert "internal note" not in client.get("/admin/").content.decode().lower()
    response = chief.post(f"{URL}add/", {"text": CANARY, "source": source.pk})
    note = InternalNote.objects.get()
    assert response.status_code == 302 and note.author == carla
    assert CANARY not in " ".join(map(str, get_messages(response.wsgi_request)))
    assert not LogEntry.objects.filter(object_repr__contains=CANARY).exists()
    two = chief.post(f"{URL}add/", {"text": "Zwei", "source": source.pk, "article": make_article().pk})
    assert "exactly one record" in two.content.decode()


def test_every_reading_is_logged(chief, review, carla, rita, note):
    for path, readings in (("", 1), (f"{note.pk}/change/", 2), (f"{note.pk}/history/", 3)):
        assert CANARY in chief.get(URL + path).content.decode()
        assert read_by(carla) == readings
        assert review.get(URL + path).status_code == 403
    chief.get("/admin/")
    assert read_by(carla) == 3 and read_by(rita) == 0


@pytest.mark.parametrize("change", [lambda rows: rows.update(note=None), lambda rows: rows.delete()])
def test_what_was_logged_stays(chief, note, change):
    chief.get(URL)
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        change(NoteReading.objects.all())


def test_others_come_across_no_word_of_a_note(desk, review, admin_client, source, note, anna):
    note.text += " Noch einmal."
    note.save()
    article = make_article(annotator=anna)
    InternalNote.objects.create(text=CANARY, article=article)
    pages = [
        "/admin/",
        "/admin/archive/source/",
        f"/admin/archive/source/?q={CANARY[:6]}",
        f"/admin/archive/source/{source.pk}/change/",
        f"/admin/archive/source/{source.pk}/history/",
        article_url(article),
        article_url(article).replace("change", "history"),
    ]
    for client in (desk, review):
        for page in pages:
            response = client.get(page)
            assert response.status_code == 200 and CANARY not in response.content.decode(), page
        for page in (f"{URL}{note.pk}/change/", f"{URL}{note.pk}/history/", f"{URL}{note.pk}/delete/"):
            response = client.get(page)
            assert response.status_code == 403 and CANARY not in response.content.decode()
    # What protects a source from deletion is named, not quoted.
    told = admin_client.get(f"/admin/archive/source/{source.pk}/delete/").content.decode()
    assert "nternal note" in told and CANARY not in told
    assert CANARY not in str(note) and CANARY not in repr(note)


@pytest.mark.parametrize("lookup", ["isnull=False", "gt=0", "text__startswith=K", "author=1"])
@pytest.mark.parametrize("kind", ["article", "quote", "source", "claim", "attribution"])
def test_no_list_is_filtered_by_notes(desk, kind, lookup):
    """Or the list would tell what is noted, and about whom."""
    assert desk.get(f"/admin/archive/{kind}/?internal_notes__{lookup}").status_code == 400
    assert desk.get(f"/admin/archive/{kind}/?public_id__isnull=False").status_code == 200


def test_a_failure_tells_no_word_of_a_note(chief, source, monkeypatch, caplog):
    reports = []

    def fail(self, request, obj, form, change):
        secret = obj.text  # what a report of this failure would show
        try:
            raise RuntimeError("no room")
        except RuntimeError:
            reporter = ExceptionReporter(request, *sys.exc_info(), is_email=True)
            reports.append(reporter.get_traceback_html() + reporter.get_traceback_text())
            raise RuntimeError(f"{len(secret)} characters") from None

    monkeypatch.setattr(InternalNoteAdmin, "save_model", fail)
    chief.raise_request_exception = False
    with caplog.at_level(logging.DEBUG):
        response = chief.post(f"{URL}add/", {"text": CANARY, "source": source.pk})
    assert response.status_code == 500 and reports
    assert CANARY not in response.content.decode() + caplog.text + "".join(reports)
    assert not mail.outbox


def test_a_refusal_tells_no_word_to_the_log(chief, source, note, caplog):
    with caplog.at_level(logging.DEBUG):
        response = chief.post(f"{URL}add/", {"text": CANARY})
    assert response.status_code == 200 and CANARY not in caplog.text


@pytest.mark.skipif(connection.settings_dict["ENGINE"] != "config.embedded", reason="the log is elsewhere")
def test_the_servers_own_log_tells_no_word(note, settings):
    """What PostgreSQL refuses it logs: not the statement, and not the row."""
    log = Path(settings.DATABASES["default"]["HOST"]) / "postgres.log"
    begins = log.stat().st_size
    with pytest.raises(IntegrityError, match=CANARY), transaction.atomic():
        InternalNote.objects.filter(pk=note.pk).update(source=None)
    written = log.read_bytes()[begins:].decode()
    assert "note_is_about_one_record" in written and CANARY not in written
