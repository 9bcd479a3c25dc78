"""What lists know of the records they are narrowed by: read once while nothing public changes."""

from collections.abc import Mapping

from django.db.models import Model

from archive.public_version import Remembered
from config import routers

_TYPES = {"id": "bigint", "public_id": "text"}


class Known(Remembered):
    """Columns of a model's published records by one of a record's two keys, `id` or `public_id`, as text."""

    def __init__(self, model: type[Model], key: str, columns: tuple[str, ...]) -> None:
        super().__init__(most=20_000)
        self._statement = (
            f"SELECT {', '.join([f'{key}::text', *columns])} FROM {model._meta.db_table} "
            f"WHERE published AND {key} = ANY (%s::{_TYPES[key]}[])"
        )

    def of(self, keys: set[str]) -> Mapping[str, tuple]:
        """Of these records, and of others; () for what is not public. One query or none."""
        known = self.values()
        if missing := keys.difference(known):
            known.update(dict.fromkeys(missing, ()) | self._fetched(missing))
        return known

    def _fetched(self, keys: set[str]) -> dict[str, tuple]:
        with routers.prepared() as cursor:
            cursor.execute(self._statement, [list(keys)])
            return {key: tuple(values) for key, *values in cursor.fetchall()}
