"""What goes wrong is said in the site's shape."""

import pytest
from django.http import HttpResponse

from archive.reading import ReadingMiddleware
from archive.views import errors, method

NOWHERE = [
    "/nowhere/",
    "/quotes/123456789012345678901234567890/",
    "/quotes/2345678/",
    "/quotes/aeiouaei/",  # letters no id has
    "/quotes/bcdfghjk/",
    "/articles/bcdfghjk/",
    "/sources/bcdfghjk/",
    "/claims/bcdfghjk/",
    "/quotes/bcdfghjk.bib",
    "/quotes/bcdfghjk.exe",
    "/quotes/%00/",
    "/language/fr/",
]


@pytest.mark.parametrize("path", NOWHERE)
def test_an_unknown_address_is_a_page_of_this_site(client, db, path):
    response = client.get(path, headers={"accept-language": "en"})
    assert response.status_code == 404
    assert "There is nothing at this address" in response.content.decode()
    assert 'role="search"' in response.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
@pytest.mark.parametrize("path", ["/", "/quotes/", "/quotes/bcdfghjk/", "/nowhere", "/language/de/"])
def test_the_reading_room_is_only_read(client, method, path):
    response = getattr(client, method)(path)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert "</html>" in response.content.decode()


def test_forms_reach_the_desk(client, db):
    assert client.post("/admin/login/", {"username": "nobody", "password": "wrong"}).status_code == 200


def test_head_is_answered(client, db):
    assert client.head("/quotes/").status_code == 200


def test_head_is_answered_with_the_length_but_not_the_page(rf):
    """Asked without the test client, which would take the page away itself."""
    response = ReadingMiddleware(lambda request: HttpResponse("Wörter"))(rf.head("/quotes/"))
    assert (response.content, response["Content-Length"]) == (b"", "7")


def test_a_failure_is_told_without_the_database(client, monkeypatch):
    """No `db` fixture: a query would fail the test."""

    def fail(request):
        raise RuntimeError("broken")

    client.raise_request_exception = False
    monkeypatch.setattr(method, "render", lambda *args: fail(args[0]))
    response = client.get("/method/", headers={"accept-language": "en"})
    assert response.status_code == 500
    assert "Something went wrong on our side" in response.content.decode()


def test_a_failure_of_the_failure_page_is_one_line(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr(method, "render", lambda *args: 1 / 0)
    monkeypatch.setattr(errors, "render_to_string", lambda *args: 1 / 0)
    response = client.get("/method/")
    assert (response.status_code, response["Content-Type"]) == (500, "text/plain")


def test_a_refused_request_has_a_page(client):
    response = client.get("/method/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "</html>" in response.content.decode()


def test_readers_get_our_page_in_debug_mode_too(client, db, settings):
    settings.DEBUG = True
    for address in ("/nowhere/", "/quotes/bbbbbbbb/"):
        response = client.get(address)
        assert response.status_code == 404
        assert b"URLconf" not in response.content
        assert b"<h1" in response.content
