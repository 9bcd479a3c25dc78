"""The public pages while their database is away, busy or back again."""

import time

import pytest
from django.db import connections
from django.urls import path
from psycopg_pool import ConnectionPool, PoolTimeout

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
        assert "cannot answer at the moment" in response.content.decode()
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


def test_a_connection_that_broke_is_replaced(client, reading):
    assert client.get("/quotes/").status_code == 200
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [reading.connection.info.backend_pid])
    assert_unavailable(client.get("/quotes/"))
    reading.close_if_unusable_or_obsolete()  # as at the end of every real request
    assert client.get("/quotes/").status_code == 200


@pytest.mark.slow
def test_a_pool_is_back_as_soon_as_the_database_is(settings):
    """However long that was away: the pauses between two tries do not grow with it."""
    params = connections["default"].get_connection_params() | {"user": "back_later"}
    known = {name: params[name] for name in ("host", "port", "dbname", "user")}
    with ConnectionPool(kwargs=known, **settings.POOL | {"timeout": 0.5}, open=True) as pool:
        away = time.monotonic() + 8
        while time.monotonic() < away:
            with pytest.raises(PoolTimeout):
                pool.getconn()
        with connections["default"].cursor() as cursor:
            cursor.execute("CREATE ROLE back_later LOGIN")
        try:
            pool.putconn(pool.getconn(timeout=settings.POOL["timeout"]))
        finally:
            pool.close()
            with connections["default"].cursor() as cursor:
                cursor.execute("DROP ROLE back_later")


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
