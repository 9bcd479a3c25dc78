"""Two doors to one database: the desk (`default`, owner of the tables) and the reading room (`reading`).

A public request reads through `reading` and through nothing else: the router sends every query there, and a
guard refuses whatever reaches for the desk all the same. The choice holds for the thread until the next
request makes its own, so that a response streamed after its view returned still goes through its door.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from select import POLLIN, poll

import psycopg
from django.db import InterfaceError, OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from config.errors import ConfigurationError
from config.shedding import crowd

DESK, READING = "default", "reading"
DESK_PATHS = ("/admin/",)
#: The database is lost, ended a query that took too long, or has no connection left; or the embedded server
#: does not start. What else goes wrong in it is a defect.
LOST = (OperationalError, InterfaceError, ConfigurationError)

_door: ContextVar[str] = ContextVar("door", default=DESK)


class DeskIsClosed(Exception):
    """Public code reached for the desk's tables: a defect, refused before a query ran."""


class DoorRouter:
    """Sends models to the door of the running request; commands and tests stand at the desk."""

    def db_for_read(self, model, **hints) -> str:
        return _door.get()

    def db_for_write(self, model, **hints) -> str:
        return DESK

    def allow_relation(self, first, second, **hints) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints) -> bool:
        return db == DESK


def connection() -> BaseDatabaseWrapper:
    """The connection for raw SQL, by the same rule as the router's."""
    return connections[_door.get()]


def prepared() -> CursorWrapper:
    """A cursor on that connection for statements that are the same with every page: planned once for each.

    Only for those whose best plan does not depend on what is asked for; settings.py says from when on they
    are prepared. Django's own cursor sends its values within the statement, which then is always a new one.
    """
    own = connection()
    own.ensure_connection()
    make = own.make_debug_cursor if own.queries_logged else own.make_cursor
    return make(psycopg.Cursor(own.connection))


@contextmanager
def given_seconds(seconds: float, alias: str) -> Iterator[None]:
    """Within it, a statement through that door that takes longer is ended: OperationalError, as ever."""
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, false)", [f"{seconds * 1000:.0f}"])
        try:
            yield
        finally:
            if connections[alias].is_usable():
                cursor.execute("RESET statement_timeout")


@contextmanager
def reading_room() -> Iterator[None]:
    """Within it, queries pass the reading room's door: for commands that give what the public gets."""
    token = _door.set(READING)
    try:
        with _desk_closed():
            yield
    finally:
        _door.reset(token)


def door_middleware(get_response: Callable) -> Callable:
    """Chooses the door by the path: the desk's own pages, or the reading room."""

    def choose(request):
        if request.path.startswith(DESK_PATHS):
            _door.set(DESK)
            return get_response(request)
        _door.set(READING)
        _drop_ended(connections[READING])
        with _desk_closed(), crowd.page(connections[READING]):
            return get_response(request)

    return choose


def _drop_ended(kept: BaseDatabaseWrapper) -> None:
    """Has a connection made anew that the server ended meanwhile: a restart costs nobody an error page.

    It has something to read, its end. To ask it for a sign of life would take a tenth of its time.
    """
    if kept.connection is None or kept.in_atomic_block:
        return
    if kept.connection.closed or _has_something_to_read(kept.connection.fileno()):
        kept.close()


def _has_something_to_read(descriptor: int) -> bool:
    waiting = poll()
    waiting.register(descriptor, POLLIN)
    return bool(waiting.poll(0))


def _desk_closed() -> ExitStack:
    stack = ExitStack()
    if connections[DESK] is not connections[READING]:  # in most tests one connection stands for both
        stack.enter_context(connections[DESK].execute_wrapper(_refuse))
    return stack


def _refuse(execute, sql, params, many, context):
    raise DeskIsClosed(sql[:80])
