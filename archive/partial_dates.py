"""Dates as precise as they are known: the small part of EDTF this archive stores.

    2023          2023-09          2023-09-22        year, month, day
    2022-03~      2022-03?         2022-03%          approximate, uncertain, both
    2023/2024     2023-09-22/..    ../2023           interval, open end, open start

`PATTERN` is the whole grammar. It is written so that PostgreSQL's `~` reads it the same way; what a
pattern cannot say (February 30th, an interval that runs backwards) `parse` checks besides.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

YEAR = "[1-9][0-9]{3}"  # 2023
MONTH = "(0[1-9]|1[0-2])"  # 09
DAY = "(0[1-9]|[12][0-9]|3[01])"  # 22
POINT = f"{YEAR}(-{MONTH}(-{DAY})?)?[~?%]?"  # 2022-03~
PATTERN = rf"^({POINT}(/({POINT}|\.\.))?|\.\./{POINT})$"

_SHAPE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_MONTHS = {
    "de": "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
}
_REMEDY = {
    "de": "Erlaubt sind 2023, 2023-09, 2023-09-22, 2022-03~ (ungefähr), 2022-03? (unsicher), 2023/2024.",
    "en": "Write 2023, 2023-09, 2023-09-22, 2022-03~ (about), 2022-03? (uncertain) or 2023/2024.",
}
_MESSAGES = {
    "malformed": {
        "de": "„{text}“ ist keine Datumsangabe.",
        "en": "“{text}” is not a date this archive can store.",
    },
    "year": {
        "de": "Das Jahr in „{text}“ muss zwischen 1000 und 9999 liegen.",
        "en": "The year in “{text}” must lie between 1000 and 9999.",
    },
    "month": {
        "de": "„{text}“: einen Monat {number} gibt es nicht.",
        "en": "“{text}”: there is no month {number}.",
    },
    "day": {
        "de": "„{text}“: einen Tag {number} hat dieser Monat nicht.",
        "en": "“{text}”: this month has no day {number}.",
    },
    "backwards": {
        "de": "„{text}“: der Zeitraum endet, bevor er beginnt.",
        "en": "“{text}”: the interval ends before it begins.",
    },
}


class PartialDateError(ValueError):
    """Text that is no date of this grammar; `code` and `params` say why, `message(language)` in words."""

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = params
        super().__init__(self.message("en"))

    def message(self, language: str = "en") -> str:
        language = "de" if language.startswith("de") else "en"
        return f"{_MESSAGES[self.code][language].format(**self.params)} {_REMEDY[language]}"


@dataclass(frozen=True, slots=True)
class Point:
    """One date as written: a year, perhaps with month and day, and its qualifier ("", ~, ? or %)."""

    year: int
    month: int | None = None
    day: int | None = None
    qualifier: str = ""

    @property
    def earliest(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class PartialDate:
    """`start` and `end` are equal for a single date; None is an open end of an interval.

    `precision` is "day", "month", "year" or "interval".
    """

    text: str
    start: Point | None
    end: Point | None

    @property
    def earliest(self) -> date | None:
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> date | None:
        return self.end.latest if self.end else None

    @property
    def precision(self) -> str:
        if "/" in self.text or self.start is None:
            return "interval"
        return "day" if self.start.day else "month" if self.start.month else "year"

    @property
    def approximate(self) -> bool:
        return any(point.qualifier in ("~", "%") for point in (self.start, self.end) if point)

    @property
    def uncertain(self) -> bool:
        return any(point.qualifier in ("?", "%") for point in (self.start, self.end) if point)


def parse(text: str) -> PartialDate:
    """Read one date of the grammar. Raises PartialDateError, whose message also tells what may be written."""
    parts = text.split("/")
    if len(parts) > 2 or set(parts) == {".."}:
        raise PartialDateError("malformed", text=_shortened(text))
    points = [None if part == ".." else _point(part, text) for part in parts]
    parsed = PartialDate(text, points[0], points[-1])
    if parsed.earliest and parsed.latest and parsed.earliest > parsed.latest:
        raise PartialDateError("backwards", text=text)
    return parsed


def bounds_of_query(text: str) -> tuple[date | None, date | None]:
    """Earliest and latest day a `from` or `to` parameter means, None where open. Raises PartialDateError."""
    parsed = parse(text.strip())
    return parsed.earliest, parsed.latest


def _point(part: str, text: str) -> Point:
    found = _SHAPE.fullmatch(part)
    if not found:
        raise PartialDateError("malformed", text=_shortened(text))
    year, month, day = (int(number) if number else None for number in found.groups()[:3])
    if year < 1000:
        raise PartialDateError("year", text=text)
    if month is not None and not 1 <= month <= 12:
        raise PartialDateError("month", text=text, number=month)
    if day is not None and not 1 <= day <= monthrange(year, month)[1]:
        raise PartialDateError("day", text=text, number=day)
    return Point(year, month, day, found[4])


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def display(value: PartialDate, language: str = "en") -> str:
    """The date in words: "September 2023", "22. September 2023", "ca. März 2022", "2023–2024"."""
    language = "de" if language.startswith("de") else "en"
    start, end = value.start, value.end
    if start is None:
        return f"{'bis' if language == 'de' else 'until'} {_in_words(end, language)}"
    if end is None:
        return f"{'seit' if language == 'de' else 'since'} {_in_words(start, language)}"
    if start == end:
        return _in_words(start, language)
    return _interval_in_words(start, end, language)


def _in_words(point: Point, language: str) -> str:
    words = " ".join([*_day_and_month(point, language), str(point.year)])
    if point.qualifier in ("~", "%"):
        words = f"{'ca.' if language == 'de' else 'c.'} {words}"
    if point.qualifier in ("?", "%"):
        words = f"{words} ({'unsicher' if language == 'de' else 'uncertain'})"
    return words


def _day_and_month(point: Point, language: str) -> list[str]:
    day = [f"{point.day}." if language == "de" else str(point.day)] if point.day else []
    return [*day, _MONTHS[language].split("|")[point.month - 1]] if point.month else []


def _interval_in_words(start: Point, end: Point, language: str) -> str:
    """What both ends share is said once: "22.–24. September 2023"."""
    first, last = _in_words(start, language), _in_words(end, language)
    same_year = start.year == end.year and not start.qualifier and not end.qualifier
    if same_year and start.day and end.day and start.month == end.month:
        return f"{_day_and_month(start, language)[0]}–{last}"
    if same_year and start.month and end.month:
        first = " ".join(_day_and_month(start, language))
    months = same_year and start.month and not end.day
    close = " " not in first and (months or " " not in last)
    return f"{first}–{last}" if close else f"{first} – {last}"
