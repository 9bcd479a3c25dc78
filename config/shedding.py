"""Load shedding: beside a crowd of slow pages the others stay quick.

A page whose query takes long holds a thread of the server and a share of the database's processors. So only
a few such pages may go on in a process at a time: where there are more, the queries of those that came last
are ended, and their readers are asked to come again (503). Whoever is slow alone is left alone. What is known
to take long before it is begun has so many places, and no more.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import inf
from threading import BoundedSemaphore, Condition, Thread
from time import monotonic, sleep

import psycopg
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper

SLOW = 0.5  # seconds, half of them in one query: a page takes some hundredths, a few tenths in a crowd
MOST = 2  # slow pages that may go on at a time
LOOK = 0.1  # seconds from one look to the next, while more than those are being made

logger = logging.getLogger("archive")


class Busy(OperationalError):
    """All places are taken: worth asking again soon."""


class Places:
    """So many may do at the same time what takes long, in a process."""

    def __init__(self, number: int) -> None:
        self._free = BoundedSemaphore(number)

    @contextmanager
    def one(self) -> Iterator[None]:
        """Holds a place; raises Busy where none is free."""
        if not self._free.acquire(blocking=False):
            raise Busy
        try:
            yield
        finally:
            self._free.release()


@dataclass(eq=False, slots=True)
class _Page:
    """One that is being made, through that connection; since when, and since when it waits for a query."""

    database: BaseDatabaseWrapper
    began: float
    asked: float = inf

    def timed(self, execute: Callable, *statement) -> object:
        self.asked = monotonic()
        try:
            return execute(*statement)
        finally:
            self.asked = inf


class Crowd:
    """The pages that a process is making."""

    def __init__(self, slow: float = SLOW, most: int = MOST) -> None:
        self.slow, self.most = slow, most
        self._pages: dict[int, _Page] = {}  # in the order in which they came
        self._changed = Condition()
        self._watching = False

    @contextmanager
    def page(self, database: BaseDatabaseWrapper) -> Iterator[None]:
        """Within it a query through that connection may be ended: OperationalError, as after a timeout."""
        page = _Page(database, monotonic())
        with self._changed:
            self._pages[id(page)] = page
            if len(self._pages) == self.most + 1:
                self._watch()
        try:
            with database.execute_wrapper(page.timed):
                yield
        finally:
            with self._changed:
                del self._pages[id(page)]

    def _watch(self) -> None:
        """By a thread of its own, from the first time on that there is something to see."""
        if not self._watching:
            self._watching = True
            Thread(target=self._look_again, name="load shedding", daemon=True).start()
        self._changed.notify()

    def _look_again(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: len(self._pages) > self.most)
                self._shed()
            sleep(LOOK)

    def _shed(self) -> None:
        """No page ends meanwhile, so that none is hit that the same connection is used for next."""
        now, pages = monotonic(), self._pages.values()
        slow = [page for page in pages if page.began < now - self.slow and page.asked < now - self.slow / 2]
        for page in slow[self.most :]:
            _end_query(page.database.connection)


def _end_query(connection: psycopg.Connection | None) -> None:
    """Of a page that is between two queries: the next look finds it in one, or gone."""
    if connection is None:
        return
    try:
        connection.cancel_safe(timeout=1)
    except psycopg.Error as error:
        logger.error("a slow query could not be ended: %s", type(error).__name__)


crowd = Crowd()
