"""Partial dates of an article, as EDTF writes them: `2023`, `2023-09`, `2023-09-22`, `2022-03~`, `a/b`.

A date is only ever as precise as it was printed: what is not known stays 0, no day is invented.
"""

import re
from dataclasses import dataclass

# "2023", "2023-09", "2022-03~"
_POINT = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<doubt>[~?%]?)")


@dataclass(frozen=True, slots=True)
class Point:
    """One calendar point; month and day are 0 where unknown, `circa` where EDTF marks doubt (`~ ? %`)."""

    year: int
    month: int = 0
    day: int = 0
    circa: bool = False

    @property
    def parts(self) -> list[int]:
        """The known parts, coarse to fine: `[2023, 9]`."""
        return [part for part in (self.year, self.month, self.day) if part]


@dataclass(frozen=True, slots=True)
class Issued:
    """When something appeared: a point, or an interval whose `end` is set. `edtf` is the text as recorded."""

    edtf: str = ""
    start: Point | None = None
    end: Point | None = None

    @property
    def circa(self) -> bool:
        return any(point.circa for point in (self.start, self.end) if point)

    @property
    def exact(self) -> bool:
        """True for one point without doubt, which year, month and day can say completely."""
        return bool(self.start) and not self.end and not self.circa


UNDATED = Issued()


def issued(edtf: str) -> Issued:
    """Parse an EDTF date or closed interval; "" is undated. ValueError for anything else."""
    if not edtf:
        return UNDATED
    first, slash, last = edtf.partition("/")
    return Issued(edtf, _point(first), _point(last) if slash else None)


def _point(text: str) -> Point:
    found = _POINT.fullmatch(text)
    if not found:
        raise ValueError(f"not an EDTF date: {text!r}")
    year, month, day = (int(found[name] or 0) for name in ("year", "month", "day"))
    if (found["month"] and not 1 <= month <= 12) or (found["day"] and not 1 <= day <= 31):
        raise ValueError(f"no such date: {text!r}")
    return Point(year, month, day, bool(found["doubt"]))
