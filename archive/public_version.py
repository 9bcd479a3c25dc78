"""The version of everything public: another after each change of it, the same while only drafts change."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.backends.utils import CursorWrapper

from config import routers

#: Where the running request keeps the version that it found at its beginning; None outside of requests.
_request: ContextVar[dict[str, int | None] | None] = ContextVar("public_version", default=None)


def public_version() -> int:
    """One query, through the door of the running request. No value comes twice."""
    with routers.prepared() as cursor:
        cursor.execute("SELECT version FROM archive_public_version")
        version = cursor.fetchone()[0]
    if (found := _request.get()) is not None:
        # In a transaction there may be changes that have not moved the version again.
        found["version"] = None if routers.connection().in_atomic_block else version
    return version


@contextmanager
def one_request() -> Iterator[None]:
    """What was asked of the version within is forgotten at its end."""
    token = _request.set({"version": None})
    try:
        yield
    finally:
        _request.reset(token)


class Remembered:
    """What requests have read of public data: good until the next change of any of it.

    At most so many values are kept, for all threads of a process.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._kept: tuple[int | None, dict] = (None, {})

    def values(self) -> dict:
        """Those of the version that the running request found, to be read and added to; none outside one."""
        version = (_request.get() or {}).get("version")
        if version is None:
            return {}
        known, values = self._kept
        if known != version or len(values) > self.most:
            values = {}
            self._kept = version, values
        return values


def public_changed(cursor: CursorWrapper) -> None:
    """For bulk loads that switch the tables' triggers off: moves the version when the transaction commits."""
    cursor.execute("SELECT archive_public_changed()")
