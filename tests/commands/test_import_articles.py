"""`manage.py import_articles`: files in, the summary and the reasons out."""

import json

import pytest
from django.core.management import call_command

from archive.models import Article, Source
from tests.first_article import DATA, body

TEXT = "Der Rat hat am Abend über die Lage beraten und nichts beschlossen."


def imported(capsys, *paths, status: int = 0, **options) -> tuple[str, str]:
    """The summary and what stands on standard error."""
    try:
        call_command("import_articles", *map(str, paths), **options)
    except SystemExit as ended:
        assert ended.code == status
    else:
        assert status == 0
    captured = capsys.readouterr()
    return captured.out.strip(), captured.err


def lines(count: int, start: int = 0) -> str:
    records = (
        {"body": f"{TEXT} {n}", "outlet": "Tagblatt", "url": f"https://example.org/{n}"}
        for n in range(start, count)
    )
    return "\n".join(map(json.dumps, records))


@pytest.mark.django_db
def test_the_first_article_twice(capsys):
    file = DATA / "first_article.txt"
    assert imported(capsys, file) == ("1 created, 0 updated, 0 unchanged, 0 refused", "")
    article = Article.objects.get()
    assert (article.body, article.issued, article.language) == (body(), "2023-09", "de")
    assert imported(capsys, file, file)[0] == "0 created, 0 updated, 2 unchanged, 0 refused"


@pytest.mark.django_db
def test_a_folder_with_all_formats(tmp_path, capsys):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text(f" date 2023-09 {TEXT}")
    (tmp_path / "b.md").write_text(f"---\nheadline: Rat\noutlet: Tagblatt\n---\n{TEXT} b")
    (tmp_path / "c.jsonl").write_text(lines(3))
    assert imported(capsys, tmp_path)[0] == "5 created, 0 updated, 0 unchanged, 0 refused"
    assert Source.objects.get().articles.count() == 4


REFUSED = [
    ("latin1.txt", "Gespräch".encode("latin1"), "is not UTF-8"),
    ("empty.txt", b"", "The file is empty"),
    ("binary.txt", bytes(range(256)) * 10, "This is not text"),
    ("nul.txt", b"eins\x00 zwei und noch mehr", "NUL character in line 1, column 5"),
    ("bidi.txt", "eins \u202ezwei".encode(), "U+202E RIGHT-TO-LEFT OVERRIDE"),
    ("large.txt", b"Ein Satz. " * 5_000_000, "50000000 bytes"),
    ("date.txt", b" date 2023-13 Text", "there is no month 13"),
    ("date.md", b"---\ndate: 2023-02-30\n---\nText", "no day 30"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "content", "reason"), REFUSED)
def test_a_bad_file_is_refused_and_the_others_are_not(tmp_path, capsys, name, content, reason):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "sound.txt").write_text(TEXT)
    summary, told = imported(capsys, tmp_path, status=1)
    assert summary == "1 created, 0 updated, 0 unchanged, 1 refused"
    assert told.startswith(f"{name}: ") and reason in told
    assert Article.objects.get().body == TEXT


@pytest.mark.django_db
def test_a_broken_line_in_the_middle_is_named_and_the_others_load(tmp_path, capsys):
    (tmp_path / "a.jsonl").write_text(lines(2) + '\n{"body": "abgebro\n' + lines(4, start=2))
    summary, told = imported(capsys, tmp_path / "a.jsonl", status=1)
    assert summary == "4 created, 0 updated, 0 unchanged, 1 refused"
    assert told.startswith("a.jsonl, line 3: This is not a JSON object")
    assert told.count("\n") == 1


@pytest.mark.django_db
def test_what_the_archive_refuses_is_told_with_its_origin(tmp_path, capsys):
    (tmp_path / "a.jsonl").write_text(json.dumps({"body": TEXT, "headline": "x" * 501}))
    _summary, told = imported(capsys, tmp_path / "a.jsonl", status=1)
    assert told.startswith("a.jsonl, line 1: article: headline: ")


@pytest.mark.django_db
def test_a_missing_file_is_told(tmp_path, capsys):
    summary, told = imported(capsys, tmp_path / "none.txt", status=1)
    assert summary.endswith("1 refused") and "no such file" in told


@pytest.mark.django_db(transaction=True)
def test_several_processes_store_each_article_and_each_outlet_once(tmp_path, capsys):
    for name in "abc":
        (tmp_path / f"{name}.jsonl").write_text(lines(60))
    assert Article.objects.count() == 0, "with a connection open, which they must not share"
    summary, told = imported(capsys, tmp_path, workers=3)
    assert (summary, told) == ("60 created, 0 updated, 120 unchanged, 0 refused", "")
    assert Article.objects.count() == 60
    assert Source.objects.count() == 1
