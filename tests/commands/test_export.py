"""manage.py export: the same bytes as the web's."""

import sys
from io import BytesIO, TextIOWrapper

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "extension"),
    [
        ("quotes", "bib"),
        ("quotes", "csv"),
        ("quotes", "jsonl"),
        ("articles", "ris"),
        ("claims", "csv"),
        ("sources", "jsonl"),
    ],
)
def test_the_same_bytes_as_the_web(client, first_article, tmp_path, monkeypatch, kind, extension):
    web = b"".join(client.get(f"/{kind}/export.{extension}").streaming_content)
    file = tmp_path / "export"
    call_command("export", kind, format=extension, output=file, site="http://testserver/")
    assert file.read_bytes() == web
    out = TextIOWrapper(BytesIO(), "ascii")
    monkeypatch.setattr(sys, "stdout", out)
    call_command("export", kind, format=extension, site="http://testserver")
    assert out.buffer.getvalue() == web


def test_what_cannot_be_is_one_line(tmp_path):
    with pytest.raises(CommandError, match="claims are written as csv, jsonl, not as bib"):
        call_command("export", "claims", format="bib")
    with pytest.raises(CommandError, match="No such file or directory"):
        call_command("export", "claims", format="csv", output=tmp_path / "nowhere" / "file")
