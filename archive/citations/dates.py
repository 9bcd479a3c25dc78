"""A partial date as citations need it: parts that are 0 where unknown, and whether to print a doubt.

A date is only ever as precise as it was printed: no month or day is invented.
"""

from dataclasses import dataclass

from archive import partial_dates


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
    """Read a date of `partial_dates`; "" is undated. ValueError (PartialDateError) for anything else.

    An interval open at one side becomes its known point, in doubt: reference styles know no open dates.
    """
    if not edtf:
        return UNDATED
    known = partial_dates.parse(edtf)
    open_side = known.start is None or known.end is None
    points = [_point(point, open_side) for point in (known.start, known.end) if point]
    return Issued(edtf, points[0], points[1] if "/" in edtf and not open_side else None)


def _point(point: partial_dates.Point, doubted: bool) -> Point:
    return Point(point.year, point.month or 0, point.day or 0, doubted or bool(point.qualifier))
