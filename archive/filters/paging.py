"""Pages of a list, cut by keys: as quick on page 1,000 as on page 1, and no row is shown twice or skipped."""

import base64
import binascii
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.filters.orders import Order

PAGE = 20  # rows
_LONGEST = 2000  # characters of a cursor


class CursorError(ValueError):
    """A cursor that is damaged, or was cut from another list."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """The place between two pages: the values of a row at it, and that row's number in the list.

    `of` tells which list and order it belongs to.
    """

    of: str
    backwards: bool
    number: int
    values: tuple

    def __str__(self) -> str:
        values = [value.isoformat() if hasattr(value, "isoformat") else value for value in self.values]
        text = json.dumps([self.of, self.backwards, self.number, values], separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def fingerprint(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def read_cursor(text: str, of: str, order: Order) -> Cursor:
    """Raises CursorError for anything but a cursor of this list."""
    try:
        if len(text) > _LONGEST:
            raise ValueError("too long")
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        found, backwards, number, values = json.loads(base64.b64decode(padded, b"-_", validate=True))
        if found != of or type(backwards) is not bool or type(number) is not int or not 0 < number < 2**63:
            raise ValueError("of another list")
        return Cursor(of, backwards, number, order.read(values))
    except (ValueError, TypeError, RecursionError, binascii.Error) as error:
        raise CursorError(text[:60]) from error


@dataclass(frozen=True, slots=True)
class Page:
    """Primary keys of a list's rows and the cursors to its neighbours; rows are numbered from 1, or 0."""

    keys: list[int]
    first: int
    last: int
    previous: Cursor | None
    next: Cursor | None
    rows: list = field(default_factory=list)


def cut(found: Sequence[tuple], of: str, cursor: Cursor | None = None) -> Page:
    """The page at a cursor, the first without one; `found` are the keys' values of the next PAGE + 1 rows."""
    backwards = cursor is not None and cursor.backwards
    kept, further = list(found[:PAGE]), len(found) > PAGE
    if backwards:
        kept.reverse()
    first = _first(cursor, len(kept), further)
    last = first + len(kept) - 1 if kept else 0
    before = further if backwards else cursor is not None
    after = further if not backwards else True

    def neighbour(values: tuple, number: int, back: bool) -> Cursor:
        return Cursor(of, back, number, values)

    return Page(
        [values[-1] for values in kept],
        first if kept else 0,
        last,
        neighbour(kept[0], first, back=True) if kept and before else None,
        neighbour(kept[-1], last, back=False) if kept and after else None,
    )


def _first(cursor: Cursor | None, count: int, further: bool) -> int:
    """The number of the page's first row; rows may have come or gone since the cursor was made."""
    if cursor is None:
        return 1
    if not cursor.backwards:
        return cursor.number + 1
    return max(cursor.number - count, 2) if further else 1
