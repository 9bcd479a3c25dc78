"""manage.py detect and suggest."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive import suggesting
from archive.detection import SHOWN_FROM, detect
from tests.factories import make_article, make_attribution, make_user

ROOT = Path(__file__).parents[2]
TEXT = "Ach.\r\n„Wir 🙂 bleiben“, sagte die Ministerin Anna Weber gegenüber der Zeitung „Bote“. Er geht."
KEYS = {"kind", "spans", "text", "speaker", "speaker_spans", "via", "cue", "rule", "confidence"}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "text.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_a_file_as_json(file, capsys):
    call_command("detect", file, json=True)
    rows = json.loads(capsys.readouterr().out)
    assert rows == [suggestion.as_dict() for suggestion in detect(TEXT)]
    (row,) = rows
    assert row.keys() >= KEYS
    assert (row["kind"], row["spans"], row["text"]) == ("partial", [[6, 21]], "„Wir 🙂 bleiben“")
    assert TEXT[6:21] == row["text"] and row["via"] == "der Zeitung „Bote“"


def test_a_file_in_lines(file, capsys):
    call_command("detect", file, shown=True)
    (line,) = capsys.readouterr().out.splitlines()
    assert (
        line.startswith("6-21 partial 0.9") and "Anna Weber → der Zeitung „Bote“] „Wir 🙂 bleiben“ (" in line
    )


def test_english(tmp_path, capsys):
    path = tmp_path / "text.txt"
    path.write_text('"We will stay," said Anna Weber.')
    call_command("detect", path, language="en", json=True)
    assert json.loads(capsys.readouterr().out)[0]["speaker"] == "Anna Weber"


def test_an_empty_file_is_an_empty_list(tmp_path, capsys):
    path = tmp_path / "text.txt"
    path.write_text("")
    call_command("detect", path, json=True)
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_what_cannot_be_read_is_one_line(tmp_path, content):
    path = tmp_path / "text.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError, match=r"text\.txt: "):
        call_command("detect", path)


def test_no_database_is_needed(file, tmp_path):
    environment = os.environ | {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "DEBUG": "1"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    environment |= {"DATA_DIR": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "manage.py", "detect", file, "--json"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert len(json.loads(run.stdout)) == 1


@pytest.mark.django_db
def test_suggestions_of_articles(capsys):
    draft, other = make_article(body=TEXT), make_article(body="Nichts.")
    make_article(body=TEXT, status="published")
    call_command("suggest", json=True)
    rows = json.loads(capsys.readouterr().out)
    assert [row["article"] for row in rows] == [draft.public_id, other.public_id]
    (found,) = rows[0]["suggestions"]
    assert (found["text"], found["spans"], found["attribution"]) == ("Wir 🙂 bleiben", [[7, 20]], None)
    assert found["confidence"] >= SHOWN_FROM and rows[1]["suggestions"] == []


@pytest.mark.django_db
@pytest.mark.parametrize("by", ["public_id", "pk"])
def test_suggestions_of_one_article(capsys, by):
    article = make_article(body=TEXT)
    voice = make_attribution(article=article, descriptor="die Ministerin Anna Weber")
    call_command("suggest", article=str(getattr(article, by)), json=True)
    ((row,)) = json.loads(capsys.readouterr().out)
    assert row["suggestions"][0]["attribution"] == voice.public_id
    suggesting.dismiss(suggesting.suggestions_for(article)[0], by=make_user())
    call_command("suggest", article=str(getattr(article, by)))
    assert capsys.readouterr().out == f"{article} ({article.public_id}): 0\n"


@pytest.mark.django_db
def test_an_article_that_is_not_there():
    for wanted in ("zzzzzzzz", "9" * 30, "0"):
        with pytest.raises(CommandError, match=f"no article {wanted}"):
            call_command("suggest", article=wanted)
