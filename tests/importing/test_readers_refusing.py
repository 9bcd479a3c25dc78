"""Bad input: each a sentence with the place and what to do."""

import json

import pytest
from django.utils.translation import gettext, override

from archive.importing.readers import ParsedArticle, Refusal, read
from archive.importing.readers.decoding import LIMIT
from archive.importing.readers.messages import MESSAGES
from archive.partial_dates import PartialDateError
from tests.importing.test_readers import GERMAN, only, written

FRONT = "---\n{}\n---\nText"

FILES = [
    # name, content, code, words in the reason
    ("a.txt", b"", "empty", "The file is empty"),
    ("a.txt", b" \n\t\r\n", "empty", "The file is empty"),
    ("a.txt", b"\xef\xbb\xbf", "empty", "The file is empty"),
    ("a.txt", "eins\nGespräch".encode("cp1252"), "encoding", "Byte 10 in line 2 is not UTF-8"),
    ("a.txt", "Gespräch – „ja“".encode("cp1252"), "encoding", "Windows-1252 (cp1252)"),
    ("a.txt", b"\xef\xbb\xbfa\xe4", "encoding", "Byte 4 in line 1"),
    ("a.txt", "Вчера было".encode("cp866"), "encoding", "another encoding"),
    ("a.txt", "Ein Text".encode("utf-16"), "encoding", "UTF-16"),
    ("a.txt", "Ein längerer Text".encode("utf-16-be"), "encoding", "UTF-16"),
    ("a.txt", "Ein längerer Text".encode("utf-16-le"), "encoding", "UTF-16"),
    ("a.txt", "Ein Text".encode("utf-32"), "encoding", "UTF-32"),
    ("a.pdf", b"%PDF-1.7\n...", "binary", "a PDF document"),
    ("a.html", b"<!DOCTYPE html>\n<p>Text</p>", "binary", "a web page"),
    ("a.html", b"<html lang='de'><p>Text</p></html>", "binary", "a web page"),
    ("a.docx", b"PK\x03\x04....", "binary", "ZIP archive"),
    ("a.bin", bytes(range(256)) * 8, "binary", "not text"),
    ("a.bin", b"\0" * 100, "binary", "not text"),
    ("a.txt", b"eins\nzw\0ei und ein langer Rest", "nul", "line 2, column 3"),
    (
        "a.txt",
        "eins\nzwei\u202e drei",
        "bidi",
        "Line 2, column 5 has the invisible control U+202E RIGHT-TO-LEFT",
    ),
    ("a.txt", "\u2066eins", "bidi", "Line 1, column 1"),
    ("a.txt", "eins\u2069", "bidi", "U+2069"),
    ("a.txt", "date 2023-13 Text", "date", "there is no month 13. Write 2023"),
    ("a.txt", "date 22.09.2023 Text", "date", "“22.09.2023” is not a date"),
    ("a.txt", "date 2023-09 ", "no_body", "no article text"),
    ("a.txt", "date 2023-09", "no_body", "no article text"),
    ("a.md", "---\nheadline: x\nText", "open_front_matter", "never closed"),
    ("a.md", FRONT.format("headline: x\ntitle: y"), "unknown_key", "“title” in line 3"),
    ("a.md", FRONT.format("headline: x\n\nheadline: y"), "duplicate_key", "line 4 says again what line 2"),
    ("a.md", FRONT.format("headline: x\nTitel: y"), "duplicate_key", "“Titel” in line 3"),
    ("a.md", FRONT.format("headline: x\nohne Doppelpunkt"), "no_colon", "Line 3"),
    ("a.md", FRONT.format("date: 2023-02-30"), "date", "no day 30"),
    ("a.md", FRONT.format("language: deutsch"), "language", "“deutsch” is no language code"),
    ("a.md", FRONT.format("language: xx"), "language", "de, en or de-AT"),
    ("a.md", FRONT.format("url: javascript:alert(1)"), "url", "“javascript:alert(1)” is no web address"),
    ("a.md", FRONT.format("url: example.org"), "url", "beginning with https://"),
    ("a.md", "---\nheadline: x\n---\n\n \n", "no_body", "Add the body"),
    ("a.md", FRONT.format("headline: x\u202e"), "bidi", "Line 2, column 12"),
    ("a.json", '{\n  "body": "x"\n}', "json_document", "one object on each line"),
    ("a.json", '[\n  {"body": "x"}\n]', "json_document", "one object on each line"),
    ("a.jsonl", "", "empty", "The file is empty"),
    ("a.jsonl", " \n\n", "empty", "The file is empty"),
    ("a.jsonl", '{"body": "x"}'.encode("utf-16"), "encoding", "UTF-16"),
]

LINES = [
    ('{"body": "x"', "json", "not a JSON object"),
    ("Unsinn", "json", "column 1"),
    ("[" * 100_000, "json", "nested too deeply"),
    ('{"body": 1' + "0" * 5000 + "}", "json", "number too long"),
    ('["body"]', "json_object", "This is a list"),
    ('"body"', "json_object", "This is text"),
    ("null", "json_object", "This is null"),
    ('{"body": 7}', "json_type", "“body” is a number"),
    ('{"body": "x", "date": 2023}', "json_type", "“date” is a number, but must be text in quotation marks"),
    ('{"body": "x", "headline": ["y"]}', "json_type", "“headline” is a list"),
    ('{"body": "x", "headline": true}', "json_type", "true or false"),
    ('{"body": "x", "tags": "y"}', "json_unknown_key", "“tags” is no known key. Keys are: body, headline"),
    ('{"body": "x", "body": "y"}', "json_duplicate_key", "“body” is given twice"),
    ('{"body": "x", "text": "y"}', "json_duplicate_key", "“text” is given twice"),
    ('{"headline": "x"}', "no_body", "Add the body"),
    ('{"body": null}', "no_body", "Add the body"),
    ('{"body": "x", "date": "2023-13"}', "date", "month 13"),
    ('{"body": "x", "language": "Klingonisch"}', "language", "Klingonisch"),
    (r'{"body": "x\u0000"}', "json_character", "Character 2 of “body” is U+0000"),
    (r'{"body": "x", "headline": "\u202e"}', "json_character", "“headline” is U+202E RIGHT-TO-LEFT OVERRIDE"),
    (r'{"body": "\ud83d"}', "json_character", "U+D83D"),
    (b'{"body": "Gespr\xe4ch"}', "encoding", "Byte 15 in line 2"),
    ('{"body": "' + "x" * (LIMIT + 1) + '"}', "too_large", "5242881 bytes"),
]


@pytest.mark.parametrize(("name", "content", "code", "words"), FILES)
def test_a_file_is_refused(tmp_path, name, content, code, words):
    refusal = only(written(tmp_path, content, name))
    assert isinstance(refusal, Refusal)
    assert (refusal.origin, refusal.code) == (name, code)
    assert words in refusal.reason


@pytest.mark.parametrize(("line", "code", "words"), LINES, ids=lambda value: str(value)[:30])
def test_a_broken_line_in_the_middle_is_refused_and_the_others_load(tmp_path, line, code, words):
    line = line if isinstance(line, bytes) else line.encode()
    good = json.dumps({"body": GERMAN}).encode()
    before, refusal, after = read(written(tmp_path, b"\n".join([good, line, good]), "a.jsonl"))
    assert isinstance(before, ParsedArticle) and isinstance(after, ParsedArticle)
    assert (refusal.origin, refusal.code) == ("a.jsonl, line 2", code)
    assert words in refusal.reason
    assert after.origin == "a.jsonl, line 3"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "Die Datei ist leer"),
        ("a.pdf", b"%PDF-1.7\n...", "Das ist kein Text (ein PDF-Dokument)"),
        ("a.txt", "Вчера было".encode("cp866"), "die Datei sieht aus wie eine andere Kodierung"),
        ("a.txt", "date 2023-13 Text", "Das Datum passt nicht: „2023-13“: einen Monat 13 gibt es nicht"),
        ("a.jsonl", '{"headline": ["date"]}', "„headline“ ist eine Liste"),
        ("a.md", FRONT.format("text: a list"), "„text“ in Zeile 2"),  # the file's own words stay its own
    ],
)
def test_in_german(tmp_path, name, content, words):
    with override("de"):
        assert words in only(written(tmp_path, content, name)).in_words(gettext, "de")


def test_a_file_of_50_megabytes(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    refusal = only(path)
    assert refusal.code == "too_large"
    assert "52428800 bytes, more than the 5242880" in refusal.reason


def test_a_line_of_50_megabytes_is_not_kept(tmp_path):
    path = tmp_path / "big.jsonl"
    path.write_bytes(b'{"body": "' + b"x" * (50 * 1024 * 1024) + b'"}\n{"body": "y"}\n')
    refusal, article = read(path)
    assert (refusal.code, refusal.origin) == ("too_large", "big.jsonl, line 1")
    assert (article.body, article.origin) == ("y", "big.jsonl, line 2")


def test_what_cannot_be_read(tmp_path):
    assert only(tmp_path / "missing.txt").reason.startswith("The file cannot be read: No such file")
    (tmp_path / "folder.txt").mkdir()
    assert only(tmp_path / "folder.txt").code == "unreadable"


def test_an_unknown_format_is_a_programming_error(tmp_path):
    with pytest.raises(KeyError):
        list(read(written(tmp_path, "x"), format="docx"))


def test_template_and_parameters_are_apart(tmp_path):
    refusal = only(written(tmp_path, "date 2023-13 Text"))
    assert refusal.template == MESSAGES["date"]
    assert isinstance(refusal.params["problem"], PartialDateError)
    german = refusal.in_words({MESSAGES["date"]: "Das Datum passt nicht: %(problem)s"}.get, "de")
    assert german.startswith("Das Datum passt nicht: „2023-13“: einen Monat 13 gibt es nicht.")
