"""Fixtures for all tests. Browser tests ask for `browser_page` and reach the site at `live_server.url`."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pgtrigger
import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser_page" in item.fixturenames:
            item.add_marker(pytest.mark.browser)
        if _commits(item):  # then both doors are real connections
            item.add_marker(pytest.mark.django_db(transaction=True, databases=["default", "reading"]), False)


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return bool(
        {"live_server", "transactional_db"} & set(item.fixturenames)
        or (marker and marker.kwargs.get("transaction"))
    )


@pytest.fixture(scope="session", autouse=True)
def tables_are_emptied_between_tests() -> Iterator[None]:
    """After a test that commits Django truncates every table: past the triggers that refuse it."""
    from django.db.backends.postgresql.operations import DatabaseOperations

    flush = DatabaseOperations.execute_sql_flush

    def past_the_triggers(operations, statements) -> None:
        with pgtrigger.ignore(databases=[operations.connection.alias]):
            flush(operations, statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", past_the_triggers)
        yield


@pytest.fixture(autouse=True)
def english() -> None:
    """Each test begins in the settings' language: a request leaves its own active in the thread."""
    from django.utils import translation

    translation.deactivate()


@pytest.fixture(autouse=True)
def reading_room_within_the_transaction(request, monkeypatch) -> None:
    """A test that commits nothing has one connection: public requests take the reading room's role on it."""
    from config import routers

    routers._door.set(routers.DESK)  # the last test's last request may have left the thread in the other
    if _commits(request.node):
        return

    @contextmanager
    def as_reading_role():
        role, path = settings.DATABASES["reading"]["USER"], ROLE_SETTINGS["search_path"]
        if not connection.in_atomic_block:  # a test without database
            yield
            return
        # Past Django's cursor: these are no queries of the page, and tests count those.
        connection.connection.execute(f"SET LOCAL ROLE {role}; SET LOCAL search_path = {path}")
        yield
        connection.connection.execute("RESET ROLE; SET LOCAL search_path = DEFAULT")

    from django.conf import settings
    from django.db import connection

    from archive.reading_role import ROLE_SETTINGS

    monkeypatch.setattr(routers, "READING", "default")
    monkeypatch.setattr(routers, "_desk_closed", as_reading_role)


@pytest.fixture(scope="session")
def chromium():
    """The one Chromium of this test run."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (Debian: apt install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Playwright runs an event loop in this thread, where Django would refuse to query.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def _is_complaint(message) -> bool:
    # Browsers ask for an icon unasked; the admin has none.
    return message.type == "error" and not message.location["url"].endswith("/favicon.ico")


@pytest.fixture
def browser_page(chromium) -> Iterator:
    """A page of a fresh browser session. The test fails when the page reports an error or breaks the CSP."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    page = context.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if _is_complaint(message) else None)
    yield page
    context.close()
    assert not complaints


def load_first_article():
    """The first article with its complete annotation, by `editor`, published by `reviewer`."""
    from archive.importing.annotation import load_annotation, read_annotation
    from tests.factories import make_user

    file = Path(__file__).parent.parent / "archive" / "data" / "first_article.annotation.json"
    people = {"annotator": make_user("editor"), "reviewer": make_user("reviewer")}
    article, _outcome = load_annotation(*read_annotation(file), **people, publish=True)
    article.refresh_from_db()
    return article


@pytest.fixture
def first_article(db):
    return load_first_article()


@pytest.fixture(scope="module")
def module_archive(django_db_setup, django_db_blocker) -> Iterator:
    """What is written is there until the module ends; each test's own writes are undone after the test."""
    from django.db import transaction

    from config import routers

    routers._door.set(routers.DESK)  # the last module's last request may have left the thread in the other
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def first_article_once(module_archive):
    """The first article, loaded once for all tests of a module."""
    return load_first_article()
