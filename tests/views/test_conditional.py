"""What readers and caches may keep: nothing unasked; whose copy holds is told so without making the page."""

import gzip
import re

import brotli
import pytest
from django.db import connections, transaction

from archive.models import Article
from archive.views import home, quotes
from config import code_version
from tests.factories import make_article, make_quote, withdraw
from tests.models.test_public_version import new_transaction

pytestmark = pytest.mark.django_db

ADDRESSES = (
    "/",
    "/method/",
    "/quotes/",
    "/articles/",
    "/sources/",
    "/claims/",
    "/quotes/?q=tisch&kind=direct",
    "/quotes/export.jsonl",
    "/claims/export.csv",
    "/quotes/{quote}/",
    "/quotes/{quote}.bib",
    "/articles/{article}/",
    "/articles/{article}.csl.json",
    "/articles/{article}/releases/",
)


@pytest.fixture
def article(db) -> Article:
    return make_quote(article=make_article(status="published")).article


def addresses(article: Article) -> list[str]:
    ids = {"quote": article.quotes.first().public_id, "article": article.public_id}
    return [address.format(**ids) for address in ADDRESSES]


def asked(client, address: str, **headers: str):
    response = client.get(address, headers={"accept-language": "en"} | headers)
    if response.streaming:  # or its transaction would stay open
        list(response.streaming_content)
    return response


def etag(client, address: str) -> str:
    response = asked(client, address)
    assert response.status_code == 200
    return response["ETag"]


def asked_again(client, address: str, known: str, **headers: str):
    return asked(client, address, **{"if-none-match": known} | headers)


def test_a_copy_that_holds_is_told_with_one_query(client, article, django_assert_num_queries):
    for address in addresses(article):
        known = etag(client, address)
        for headers in ({}, {"accept-encoding": "gzip"}):
            with django_assert_num_queries(1):
                response = asked_again(client, address, f'"other", {known}', **headers)
            assert (response.status_code, response.content) == (304, b""), address
            assert response["ETag"] == known
            assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
            assert varies(response) == {"accept-language", "cookie", "accept-encoding"}


def varies(response) -> set[str]:
    return set(response["Vary"].lower().split(", "))


def test_the_view_is_not_run(client, article, monkeypatch):
    known = etag(client, "/")
    monkeypatch.setattr(home, "render", None)
    assert asked_again(client, "/", known).status_code == 304


def test_any_change_of_the_public_data_asks_for_the_page_again(client, article):
    known = {address: etag(client, address) for address in addresses(article)}
    new_transaction()
    make_quote(article=article, kind="own_account", text="Der Rat")
    for address, old in known.items():
        response = asked_again(client, address, old)
        assert response.status_code == 200 and response["ETag"] != old


def test_what_is_withdrawn_is_gone_at_once(client, article):
    known = {address: etag(client, address) for address in addresses(article)}
    new_transaction()
    withdraw(article)
    for address, old in known.items():
        response = asked_again(client, address, old)
        assert response.status_code in (200, 410), address
        if response.status_code == 410:
            assert "ETag" not in response and response["Cache-Control"] == "no-cache"
    assert b"Wir bleiben" not in asked_again(client, "/quotes/", known["/quotes/"]).content


DIFFERENT = [
    {"accept-language": "de"},
    {"cookie": "django_language=de"},
    {"host": "localhost"},
]


@pytest.mark.parametrize("headers", DIFFERENT, ids=[next(iter(headers)) for headers in DIFFERENT])
def test_another_language_or_host_is_another_page(client, article, headers):
    assert asked_again(client, "/", etag(client, "/"), **headers).status_code == 200


def test_another_address_or_other_code_is_another_page(client, article, monkeypatch):
    known = etag(client, "/quotes/?q=a")
    assert asked_again(client, "/quotes/?q=b", known).status_code == 200
    assert asked_again(client, "/quotes/", known).status_code == 200
    monkeypatch.setattr("archive.conditional.code_version", lambda: "changed")
    assert asked_again(client, "/quotes/?q=a", known).status_code == 200


@pytest.mark.parametrize("known", ["*", '"', "W/", "x" * 5000, '"*"', "\x00"])
def test_what_is_no_etag_gets_the_page(client, article, known):
    assert asked_again(client, "/", known).status_code == 200


FAILURES = [
    ("/quotes/bcdfghjk/", 404, "no-cache"),
    ("/nowhere/", 404, "no-cache"),
    ("/quotes/?kind=nonsense", 400, "no-cache"),
    ("/quotes/export.jsonl?kind=nonsense", 400, "no-cache"),
]


@pytest.mark.parametrize(("address", "status", "kept"), FAILURES)
def test_pages_of_failures_are_asked_for_each_time(client, article, address, status, kept):
    response = client.get(address)
    assert (response.status_code, response["Cache-Control"]) == (status, kept)
    assert "ETag" not in response


def test_a_failing_view_is_kept_by_nobody(client, article, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr(home, "render", None)
    response = client.get("/")
    assert (response.status_code, response["Cache-Control"]) == (500, "no-store")
    assert "ETag" not in response


def test_head_says_the_same(client, article):
    for address in addresses(article):
        assert client.head(address, headers={"accept-language": "en"})["ETag"] == etag(client, address)


def test_the_desk_and_health_never_have_one(admin_client, django_assert_num_queries):
    response = admin_client.get("/admin/archive/article/")
    assert response.status_code == 200
    assert "ETag" not in response and "public" not in response["Cache-Control"]
    with django_assert_num_queries(0):
        response = admin_client.get("/healthz")
    assert "ETag" not in response and response["Cache-Control"] == "no-store"


def test_releases_keep_their_own(client, first_article):
    response = client.get(f"/articles/{first_article.public_id}/releases/1.json")
    assert re.fullmatch('"[0-9a-f]{64}"', response["ETag"])
    assert response["Cache-Control"] == "public, no-cache"
    assert asked_again(client, response.request["PATH_INFO"], response["ETag"]).status_code == 304


def test_the_code_is_named_by_its_contents(tmp_path, settings):
    for name in code_version.PARTS:
        (tmp_path / name).mkdir()
    (page := tmp_path / "templates" / "archive" / "page.html").parent.mkdir()
    page.write_text("one")
    settings.BASE_DIR, names = tmp_path, []
    for text in ("one", "two", "one"):
        page.write_text(text)
        code_version._contents.cache_clear()
        names.append(code_version.code_version())
    code_version._contents.cache_clear()
    assert names[0] == names[2] != names[1]
    settings.DEBUG = True
    before = code_version.code_version()
    page.write_text("three")
    assert code_version.code_version() != before
    code_version._contents.cache_clear()


@pytest.mark.django_db(transaction=True, databases=["default", "reading"])
def test_the_public_door_is_asked(client):
    asked_by = []

    def note(execute, sql, params, many, context):
        asked_by.append(context["connection"].alias)
        return execute(sql, params, many, context)

    known = etag(client, "/")
    with connections["reading"].execute_wrapper(note), connections["default"].execute_wrapper(note):
        assert asked_again(client, "/", known).status_code == 304
    assert asked_by == ["reading"]


class TestKeptPages:
    """A page that was made is kept for the next reader, until anything public changes."""

    pytestmark = pytest.mark.django_db(transaction=True)

    @pytest.fixture
    def article(self, db) -> Article:
        with transaction.atomic():
            return make_quote(article=make_article(status="published")).article

    @pytest.fixture
    def made(self, monkeypatch) -> list[str]:
        """The addresses of pages that were made."""
        addresses, make = [], quotes.listing

        def noting(request, *args, **kwargs):
            addresses.append(request.get_full_path())
            return make(request, *args, **kwargs)

        monkeypatch.setattr(quotes, "listing", noting)
        return addresses

    def test_it_is_made_once_for_each_address_and_language(self, client, article, made):
        pages = [asked(client, "/quotes/", **{"accept-language": language}) for language in ("en", "de") * 2]
        assert len(made) == 2
        assert pages[0].content == pages[2].content != pages[1].content == pages[3].content
        assert dict(pages[0].headers) == dict(pages[2].headers)
        asked(client, "/quotes/?kind=direct")
        assert len(made) == 3

    @pytest.mark.parametrize("encoding", ["", "br", "gzip"])
    def test_it_comes_as_each_reader_takes_it(self, client, article, made, encoding):
        first, second = (asked(client, "/quotes/", **{"accept-encoding": encoding}) for _ in range(2))
        plain = asked(client, "/quotes/")
        assert len(made) == 1
        unpack = {"br": brotli.decompress, "gzip": gzip.decompress}.get(encoding, bytes)
        assert unpack(first.content) == unpack(second.content) == plain.content
        assert first.headers.get("Content-Encoding", "") == encoding

    def test_what_is_withdrawn_is_gone_at_once(self, client, article, made):
        page, address = asked(client, "/quotes/"), f"/articles/{article.public_id}/"
        words = article.quotes.first().text
        assert words in page.text and asked(client, address).status_code == 200
        withdraw(article)
        assert asked(client, address).status_code == 410
        assert words not in asked(client, "/quotes/").text

    def test_errors_exports_and_head_are_not_kept(self, client, article, made):
        for _ in range(2):
            assert asked(client, "/quotes/?kind=nonsense").status_code == 400
            assert client.head("/quotes/?kind=direct").content == b""
        assert len(made) == 4
        assert asked(client, "/quotes/?kind=direct").content
