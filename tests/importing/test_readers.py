"""What reads well, in each format, with real files."""

import hashlib
import json

import pytest

from archive.importing.readers import FORMATS, ParsedArticle, Refusal, files, read, sniff
from tests.first_article import DATA, annotation

GERMAN = "Die Regierung hat das nicht bestätigt, und der Sprecher wollte sich auch am Montag nicht äußern."
ENGLISH = "The government has not confirmed it, and the spokesman would not say what they had talked about."


def written(tmp_path, content, name="file.txt"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def only(path, **options):
    (found,) = read(path, **options)
    return found


def test_the_first_article_to_the_character():
    article = only(DATA / "first_article.txt")
    expected = annotation()["article"]
    assert len(article.body) == expected["body_length"] == 3138
    assert hashlib.sha256(article.body.encode()).hexdigest() == expected["body_sha256"]
    assert (article.issued, article.language) == (expected["issued"], expected["language"])
    assert (article.outlet, article.headline, article.url) == ("", "", "")
    assert article.origin == "first_article.txt"


@pytest.mark.parametrize(
    ("content", "issued", "body"),
    [
        (" date 2023-09 Seit dem Beginn", "2023-09", "Seit dem Beginn"),
        ("date 2023-09\nSeit dem Beginn\n", "2023-09", "Seit dem Beginn\n"),
        ("date 2023-09\r\n\r\nSeit\r\ndem", "2023-09", "\r\nSeit\r\ndem"),
        ("date 2022-03~/.. Seit", "2022-03~/..", "Seit"),
        ("date ../2022 Seit", "../2022", "Seit"),
        ("date palms grow here", "", "date palms grow here"),
        ("  date 2023-09 Seit", "", "  date 2023-09 Seit"),
        ("Seit date 2023-09 dem", "", "Seit date 2023-09 dem"),
        ("\ufeffSeit dem Beginn", "", "Seit dem Beginn"),
        ("\ufeffdate 2023 Seit", "2023", "Seit"),
        (" \tSeit \u00a0 dem\x0c\u2028 Beginn \n\n", "", " \tSeit \u00a0 dem\x0c\u2028 Beginn \n\n"),
        ("😀 e\u0301 שלום \u200f", "", "😀 e\u0301 שלום \u200f"),
    ],
)
def test_plain_text_is_kept_verbatim(tmp_path, content, issued, body):
    article = only(written(tmp_path, content))
    assert (article.issued, article.body) == (issued, body)


def test_front_matter(tmp_path):
    content = (
        '---\nheadline: "Das macht Sinn": Gespräche \nOutlet: i\nurl: https://example.org/a:b\n'
        "archived-url: http://archive.example/1\ndate: 2023-09-22\nlanguage: de-at\n\nbyline:\n---\n"
        "\n\n Text: hier\n"
    )
    assert only(written(tmp_path, content)) == ParsedArticle(
        body=" Text: hier\n",
        origin="file.txt",
        outlet="i",
        headline='"Das macht Sinn": Gespräche',
        url="https://example.org/a:b",
        archived_url="http://archive.example/1",
        language="de-AT",
        issued="2023-09-22",
    )


def test_front_matter_in_german_with_windows_line_endings(tmp_path):
    keys = [
        "Überschrift: Eins",
        "Medium: Zwei",
        "Datum: 2023",
        "Sprache: en",
        "Autorin: Drei",
        "Archiv: https://a.b",
    ]
    content = "\r\n".join(["---", *keys, "---", "Text\r\n---\r\nund mehr"])
    article = only(written(tmp_path, content))
    assert (article.headline, article.outlet, article.byline) == ("Eins", "Zwei", "Drei")
    assert (article.issued, article.language, article.archived_url) == ("2023", "en", "https://a.b")
    assert article.body == "Text\r\n---\r\nund mehr"


def test_json_lines(tmp_path):
    one = {"headline": "Eins\nzwei", "body": GERMAN, "date": "2023-09", "url": None}
    two = {"Text": "Zwei 😀", "medium": "i", "sprache": "EN-gb"}
    content = f"\ufeff{json.dumps(one)}\r\n\n   \n{json.dumps(two, ensure_ascii=False)}"
    first, second = read(written(tmp_path, content, "file.jsonl"))
    assert (first.headline, first.body, first.issued, first.url) == ("Eins zwei", GERMAN, "2023-09", "")
    assert (first.origin, first.language) == ("file.jsonl, line 1", "de")
    assert (second.origin, second.body, second.outlet, second.language) == (
        "file.jsonl, line 4",
        "Zwei 😀",
        "i",
        "en-GB",
    )


def test_json_lines_come_one_by_one(tmp_path):
    """Read ahead by no more than a buffer: what is cut off the file after the first article never comes."""
    path = written(tmp_path, '{"body": "eins"}\n' * 100_000, "big.jsonl")
    articles = read(path)
    assert next(articles).body == "eins"
    with path.open("r+b") as file:
        file.truncate(17 * 50)
    assert sum(1 for _ in articles) < 99_000


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        (ENGLISH, "en"),
        ("Вчера было холодно", "und"),
        ("Ja.", "und"),
        (GERMAN + ENGLISH, "und"),
    ],
)
def test_a_language_is_guessed_only_if_clear(tmp_path, text, language):
    assert only(written(tmp_path, text)).language == language


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", "Ein Text", "plain"),
        ("a.md", "\ufeff---\nheadline: x\n---\ny", "front_matter"),
        ("a.txt", "--- \r\nheadline: x\r\n---\r\ny", "front_matter"),
        ("a.txt", "----\nText", "plain"),
        ("a.txt", "--- Text", "plain"),
        ("a.txt", '{"body": "x"}', "json_lines"),
        ("a.txt", '{ "body": "x"}', "json_lines"),
        ("a.JSONL", "Unsinn", "json_lines"),
        ("a.txt", "", "plain"),
        ("a.txt", "{Klammer} am Anfang", "plain"),
    ],
)
def test_sniff(tmp_path, name, content, code):
    assert sniff(written(tmp_path, content, name)) == code


def test_a_format_can_be_said(tmp_path):
    path = written(tmp_path, "---\nheadline: x\n---\ny")
    assert only(path, format="plain").body.startswith("---")
    assert only(path, format="front_matter", origin="anders").origin == "anders"
    assert list(FORMATS) == ["plain", "front_matter", "json_lines"]


def test_folders_are_walked_in_order(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", ".hidden", ".git/x", "Ä.txt", "a.txt", "10.txt", "9.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "lost").symlink_to(tmp_path / "nowhere")
    found = list(files([tmp_path / "b.txt", tmp_path]))
    refused = [item for item in found if isinstance(item, Refusal)]
    assert [item[1] for item in found if not isinstance(item, Refusal)] == [
        "b.txt", "10.txt", "9.txt", "a/b/c.txt", "a/z.txt", "a.txt", "b.txt", "Ä.txt"
    ]  # fmt: skip
    assert [(item.origin, item.code) for item in refused] == [("loop", "not_a_file"), ("lost", "unreadable")]


def test_paths_without_files(tmp_path):
    empty, missing = tmp_path / "empty", tmp_path / "missing.txt"
    empty.mkdir()
    assert [refusal.code for refusal in files([empty, missing])] == ["no_files", "unreadable"]
