"""The public pages while their database is away, busy or back again."""

import pytest
from django.db import connections
from django.urls import path

from config import urls
from tests.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "reading"])


@pytest.fixture
def reading():
    """The reading room's connection, a fresh one before and after the test."""
    connection = connections["reading"]
    connection.close()
    kept = dict(connection.settings_dict)
    yield connection
    connection.settings_dict.clear()
    connection.settings_dict.update(kept)
    connection.close()


def assert_unavailable(response) -> None:
    assert response.status_code == 503
    assert response["Retry-After"].isdigit()
    assert response["Cache-Control"] == "no-store"


def test_a_lost_database_is_told_and_found_again(client, reading, caplog):
    kept = reading.settings_dict["USER"]
    reading.settings_dict["USER"] = "nobody_of_this_name"
    for address in ("/", "/quotes/", "/quotes/?q=x", "/quotes/bcdfghjk/", "/quotes/export.jsonl", "/readyz"):
        response = client.get(address, headers={"accept-language": "en"})
        assert_unavailable(response)
        page = response.content.decode()
        assert "cannot answer at the moment" in page and f'<a href="{address}" rel="nofollow">' in page
    assert "nobody_of_this_name" not in caplog.text
    assert client.get("/healthz").content == b"ok\n"
    assert client.get("/method/").status_code == 200
    assert client.get("/nowhere/").status_code == 404
    reading.settings_dict["USER"] = kept
    for address in ("/", "/quotes/", "/readyz"):
        assert client.get(address).status_code == 200


def test_the_desk_tells_it_too(admin_client, monkeypatch):
    """Its database is asked before any view runs, for the session."""
    admin_client.raise_request_exception = False
    desk = connections["default"]
    assert admin_client.get("/admin/").status_code == 200
    with monkeypatch.context() as lost:
        desk.close()
        lost.setitem(desk.settings_dict, "USER", "nobody_of_this_name")
        for address in ("/admin/", "/admin/archive/article/"):
            assert_unavailable(admin_client.get(address))
    desk.close()
    assert admin_client.get("/admin/").status_code == 200


def end(connection) -> None:
    """Has the server end it, asked past the guard that public requests stand under."""
    desk = connections["default"]
    desk.ensure_connection()
    desk.connection.execute("SELECT pg_terminate_backend(%s, 5000)", [connection.connection.info.backend_pid])


def test_a_connection_that_ended_meanwhile_costs_nobody_a_page(client, reading):
    assert client.get("/quotes/").status_code == 200
    end(reading)
    assert client.get("/quotes/").status_code == 200


def test_a_connection_that_breaks_on_the_way_is_replaced(client, reading, settings):
    def breaks(request):
        end(connections["reading"])
        with connections["reading"].cursor() as cursor:
            cursor.execute("SELECT 1")

    settings.ROOT_URLCONF = (path("breaks/", breaks), *urls.urlpatterns)
    assert client.get("/quotes/").status_code == 200
    assert_unavailable(client.get("/breaks/"))
    assert client.get("/quotes/").status_code == 200


def test_a_query_that_takes_too_long_is_ended(client, reading, settings):
    def slow(request):
        with connections["reading"].cursor() as cursor:
            cursor.execute("SET statement_timeout = '50ms'")
            cursor.execute("SELECT pg_sleep(60)")

    settings.ROOT_URLCONF = (path("slow/", slow), *urls.urlpatterns)
    assert_unavailable(client.get("/slow/"))


def test_what_is_not_there_asks_the_reading_room_only(client, reading, django_assert_num_queries):
    article = make_article(headline="Hidden")
    client.get("/quotes/")  # from here on the thread reads through the public's door
    with django_assert_num_queries(0, connection=connections["default"]):
        response = client.get(f"/articles/{article.public_id}/")
    assert response.status_code == 404
    assert b"Hidden" not in response.content
