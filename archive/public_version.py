"""The version of everything public: another after each change of it, the same while only drafts change."""

from django.db.backends.utils import CursorWrapper

from config import routers


def public_version() -> int:
    """One query, through the door of the running request. No value comes twice."""
    with routers.connection().cursor() as cursor:
        cursor.execute("SELECT version FROM archive_public_version")
        return cursor.fetchone()[0]


def public_changed(cursor: CursorWrapper) -> None:
    """For bulk loads that switch the tables' triggers off: moves the version when the transaction commits."""
    cursor.execute("SELECT archive_public_changed()")
