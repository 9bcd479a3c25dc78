"""The words formatted references need, in German and English, and dates in words.

German follows house rules whatever the style: "14. September 2023", „…“, no invented or abbreviated months.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from archive.citations.dates import Issued, Point


@dataclass(frozen=True, slots=True)
class Words:
    language: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    outer: tuple[str, str]
    inner: tuple[str, str]
    and_: str
    et_al: str
    no_date: str
    no_date_short: str
    online: str
    available: str
    accessed: str
    retrieved: str
    to: str
    according_to: str


_MONATE = ("", "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September")
_MONATE += ("Oktober", "November", "Dezember")
_MONTHS = ("", "January", "February", "March", "April", "May", "June", "July", "August", "September")
_MONTHS += ("October", "November", "December")
_SHORT = ("", "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")

DE = Words(
    language="de",
    months=_MONATE,
    short_months=_MONATE,
    outer=("„", "“"),
    inner=("‚", "‘"),
    and_="und",
    et_al="u. a.",
    no_date="ohne Datum",
    no_date_short="o. J.",
    online="online",
    available="Verfügbar unter",
    accessed="Zugriff am",
    retrieved="Abgerufen am {}, von {}",
    to="gegenüber",
    according_to="laut",
)
EN = Words(
    language="en",
    months=_MONTHS,
    short_months=_SHORT,
    outer=("“", "”"),
    inner=("‘", "’"),
    and_="and",
    et_al="et al.",
    no_date="no date",
    no_date_short="n.d.",
    online="online",
    available="Available at",
    accessed="Accessed",
    retrieved="Retrieved {}, from {}",
    to="to",
    according_to="according to",
)
LANGUAGES = {"de": DE, "en": EN}


def years(issued: Issued) -> str:
    """ "2023", "2023–2024"; "" where undated."""
    return _joined(str(point.year) for point in _points(issued))


def day_and_month(issued: Issued, words: Words, american: bool = False, short: bool = False) -> str:
    """ "22. September", "22 September", American "September 22"; as far as known, "" for a bare year."""
    start, end = issued.start, issued.end
    months = words.short_months if short else words.months
    if start and end and start.day and end.day and (start.year, start.month) == (end.year, end.month):
        dot = "." if words.language == "de" else ""
        return _ordered(f"{start.day}{dot}–{end.day}{dot}", months[start.month], american and not dot)
    return _joined(_one(point, words, months, american) for point in _points(issued))


def full_date(issued: Issued, words: Words, short: bool = False) -> str:
    """ "22. September 2023", "22 September 2023", short "22 Sept. 2023"; "" where undated."""
    if issued.end and issued.end.year != issued.start.year:
        months = words.short_months if short else words.months
        return _joined(f"{_one(p, words, months)} {p.year}".strip() for p in _points(issued))
    return f"{day_and_month(issued, words, short=short)} {years(issued)}".strip()


def day(when: date, words: Words, american: bool = False) -> str:
    """A whole date of ours, such as the day of access: "5. Januar 2024", "January 5, 2024"."""
    told = _one(Point(when.year, when.month, when.day), words, words.months, american)
    return f"{told}, {when.year}" if american and words.language == "en" else f"{told} {when.year}"


def _points(issued: Issued) -> list[Point]:
    return [point for point in (issued.start, issued.end) if point]


def _joined(parts: Iterable[str]) -> str:
    return "–".join(dict.fromkeys(part for part in parts if part))


def _one(point: Point, words: Words, months: tuple[str, ...], american: bool = False) -> str:
    month = months[point.month]
    if not point.day:
        return month
    if words.language == "de":
        return f"{point.day}. {month}"
    return _ordered(str(point.day), month, american)


def _ordered(days: str, month: str, american: bool) -> str:
    return f"{month} {days}" if american else f"{days} {month}"
