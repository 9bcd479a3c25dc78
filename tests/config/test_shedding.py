"""A crowd of slow pages: some go on, the others are asked to come again, the quick ones notice nothing."""

from contextlib import ExitStack
from threading import Event, Thread

import pytest
from django.db import OperationalError, connections, transaction

from archive.filters import looking
from archive.views import exports
from config.shedding import Busy, Crowd, Places
from tests.factories import make_article, make_quote

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "reading"])


class SlowPage(Thread):
    """Asks the database to sleep; `outcome` is what came of it, None as long as it is asleep."""

    def __init__(self, crowd: Crowd, seconds: float, times: int = 1) -> None:
        super().__init__()
        self.crowd, self.seconds, self.times = crowd, seconds, times
        self.begun, self.outcome, self.backend = Event(), None, 0

    def run(self) -> None:
        database = connections["reading"]
        try:
            with self.crowd.page(database), database.cursor() as cursor:
                cursor.execute("SET statement_timeout = 0")
                cursor.execute("SELECT pg_backend_pid()")
                self.backend = cursor.fetchone()[0]
                self.begun.set()
                for _ in range(self.times):
                    cursor.execute("SELECT pg_sleep(%s)", [self.seconds])
            self.outcome = "made"
        except OperationalError:
            self.outcome = "ended"
        finally:
            self.begun.set()
            database.close()


def begin(*pages: SlowPage) -> None:
    """One after the other."""
    for page in pages:
        page.start()
        page.begun.wait()


def test_of_many_slow_pages_those_that_came_last_are_ended():
    crowd = Crowd(slow=0.2, most=2)
    first, second, *later = pages = [SlowPage(crowd, 600) for _ in range(5)]
    begin(*pages)
    for page in later:
        page.join()
    assert [page.outcome for page in pages] == [None, None, "ended", "ended", "ended"]
    with crowd.page(connections["reading"]), connections["reading"].cursor() as cursor:
        cursor.execute("SELECT 1")
    with connections["default"].cursor() as cursor:
        for page in (first, second):
            cursor.execute("SELECT pg_cancel_backend(%s)", [page.backend])
            page.join()


def test_a_few_slow_pages_take_their_time():
    crowd = Crowd(slow=0.1, most=2)
    with ExitStack() as quick:
        pages = [SlowPage(crowd, 1), SlowPage(crowd, 1)]
        begin(*pages)
        quick.enter_context(crowd.page(connections["reading"]))  # it is the third, but has no query
        for page in pages:
            page.join()
    assert [page.outcome for page in pages] == ["made", "made"]


def test_many_quick_queries_are_not_a_slow_one():
    """In a crowd each takes its turn."""
    crowd = Crowd(slow=0.4, most=1)
    pages = [SlowPage(crowd, 0.02, times=50) for _ in range(4)]
    begin(*pages)
    for page in pages:
        page.join()
    assert [page.outcome for page in pages] == ["made"] * 4


def test_places_are_free_again():
    places = Places(1)
    with places.one(), pytest.raises(Busy), places.one():
        pass
    with places.one():
        pass


@pytest.fixture
def archive():
    with transaction.atomic():
        make_quote(article=make_article(status="published"), kind="own_account")


def assert_asked_to_come_again(response) -> None:
    assert response.status_code == 503
    assert response["Retry-After"].isdigit()


def test_exact_counts_have_so_many_places(client, archive, monkeypatch):
    monkeypatch.setattr(looking, "_counting", Places(1))
    with looking._counting.one():
        assert_asked_to_come_again(client.get("/quotes/?count=exact"))
        assert client.get("/quotes/").status_code == 200
    assert client.get("/quotes/?count=exact").status_code == 200


def test_files_have_so_many_places(client, archive, monkeypatch):
    monkeypatch.setattr(exports, "_writing", Places(1))
    being_written = client.get("/quotes/export.jsonl")
    assert_asked_to_come_again(client.get("/quotes/export.csv"))
    assert being_written.getvalue()
    assert client.get("/quotes/export.csv").getvalue()


def test_who_goes_away_leaves_the_place_of_a_file(client, archive, monkeypatch):
    monkeypatch.setattr(exports, "_writing", Places(1))
    left = client.get("/quotes/export.jsonl")
    left.close()
    assert not connections["reading"].in_atomic_block
    assert client.get("/quotes/export.csv").getvalue()
