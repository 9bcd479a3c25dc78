"""Pages, records and exports arrive compressed as the reader's browser asks, the desk's with padding."""

import gzip

import brotli
import pytest

from archive.exporting import streams

pytestmark = pytest.mark.django_db

ADDRESSES = ("/", "/quotes/", "/quotes/export.jsonl", "/method/", "/nowhere/")
ASKED = [
    ("br", "br"),
    ("gzip, deflate, br, zstd", "br"),
    ("gzip;q=0.5,br;q=1.0", "br"),
    ("gzip, br;q=0", "gzip"),
    ("gzip, BR; q=0.0", "gzip"),
    ("gzip", "gzip"),
    ("brotli, x", ""),
    ("", ""),
]
UNPACKED = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


def asked(client, address: str, encoding: str, **headers: str):
    """Response, and its bytes as sent."""
    headers |= {"accept-language": "en"} | ({"accept-encoding": encoding} if encoding else {})
    response = client.get(address, headers=headers)
    return response, b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize(("encoding", "used"), ASKED)
def test_each_page_comes_as_asked_for(client, first_article_once, encoding, used):
    for address in ADDRESSES:
        _, plain = asked(client, address, "")
        response, sent = asked(client, address, encoding)
        assert response.get("Content-Encoding", "") == used
        assert UNPACKED[used](sent) == plain
        assert "accept-encoding" in response["Vary"].lower()
        if used:
            assert len(sent) < 0.6 * len(plain)
        if not response.streaming:
            assert response["Content-Length"] == str(len(sent))


def test_brotli_is_not_much_larger(client, first_article_once):
    assert len(asked(client, "/quotes/", "br")[1]) < 1.2 * len(asked(client, "/quotes/", "gzip")[1])


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_copies_are_known_again_in_any_encoding(client, first_article_once, encoding):
    release = f"/articles/{first_article_once.public_id}/releases/1.json"
    for address in ("/quotes/", "/quotes/export.jsonl", release):
        response, _ = asked(client, address, encoding)
        assert response["ETag"].startswith("W/")
        for other in (encoding, ""):
            again, sent = asked(client, address, other, **{"if-none-match": response["ETag"]})
            assert (again.status_code, sent) == (304, b"")


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_an_export_arrives_in_pieces(client, first_article_once, encoding, monkeypatch):
    monkeypatch.setattr(streams, "CHUNK", 5)
    response = client.get("/quotes/export.jsonl", headers={"accept-encoding": encoding})
    pieces = list(response.streaming_content)
    assert len(pieces) > (3 if encoding == "br" else 1) and "Content-Length" not in response
    assert UNPACKED[encoding](b"".join(pieces)).count(b"\n") == 25


def test_what_is_short_stays_as_it_is(client, db):
    response, sent = asked(client, "/healthz", "br, gzip")
    assert sent == b"ok\n" and "Content-Encoding" not in response


def test_the_desk_is_padded_at_random(client, db):
    """Pages that hold a token: the same page in several lengths."""
    sent = [asked(client, "/admin/login/", "br, gzip") for _ in range(8)]
    assert {response["Content-Encoding"] for response, _ in sent} == {"gzip"}
    assert len({len(body) for _, body in sent}) > 1


def test_head_is_not_compressed_to_something_else(client, first_article_once):
    response = client.head("/quotes/", headers={"accept-encoding": "br"})
    assert response.status_code == 200 and response.content == b""
