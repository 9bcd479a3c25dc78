"""Articles imported from the list: what became of them, by line where there are several."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from archive.admin import uploading
from archive.models import Article

pytestmark = pytest.mark.django_db
URL = "/admin/archive/article/import/"
LINES = "\n".join(
    [
        json.dumps({"body": "Erster Text."}),
        '{"body": ',
        json.dumps({"body": "Dritter Text.", "issued": "2023-13"}),
    ]
)


def send(client, name: str, content: bytes) -> str:
    return client.post(URL, {"file": SimpleUploadedFile(name, content)}).content.decode()


def test_a_text_file(desk):
    assert "1 created, 0 updated, 0 unchanged, 0 refused" in send(
        desk, "text.txt", b" date 2023-09 Ein Text."
    )
    article = Article.objects.get()
    assert (article.body, article.issued, article.status) == ("Ein Text.", "2023-09", "draft")
    assert "0 created, 0 updated, 1 unchanged" in send(desk, "text.txt", b" date 2023-09 Ein Text.")


def test_lines_that_are_broken_do_not_stop_the_others(desk):
    html = send(desk, "texts.jsonl", LINES.encode())
    assert "1 created, 0 updated, 0 unchanged, 2 refused" in html
    assert "texts.jsonl, line 2" in html and "texts.jsonl, line 3" in html
    assert Article.objects.get().body == "Erster Text."


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"Ein\x00Text", "Ein \u202etxeT.".encode(), b"  \n "]
)
def test_what_is_no_text_is_refused(desk, content):
    html = send(desk, "text.txt", content)
    assert "0 created, 0 updated, 0 unchanged, 1 refused" in html or "The submitted file is empty." in html
    assert not Article.objects.exists()


def test_too_large_a_file(desk, monkeypatch):
    monkeypatch.setattr(uploading, "LARGEST", 2**20)
    assert "This file has 2 MB; up to 1 can be sent." in send(desk, "text.txt", b"a " * 2**20)


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\boot.txt", ".hidden", "x" * 200 + ".txt"])
def test_a_name_leads_nowhere(desk, name):
    assert "1 created" in send(desk, name, b"Ein Text.")


def test_nothing_sent(desk):
    assert "This field is required." in desk.post(URL).content.decode()


def test_only_who_may_add_articles(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("nobody", is_staff=True))
    assert client.get(URL).status_code == 403
