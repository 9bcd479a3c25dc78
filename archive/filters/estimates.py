"""What PostgreSQL's planner expects: how many rows a query gives, and how an archive's passages are spread.

Its statistics cost nothing to ask and may be some minutes old: they choose how a search is run, never what it
says.
"""

import json
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from time import monotonic

from django.db import connections
from django.db.models import Max, Min, Q, QuerySet

from archive.filters.matching import holds_one_of
from archive.filters.orders import NEWEST, OLDEST
from archive.models import Quote
from archive.public_version import Remembered
from archive.vocabularies import Identification, QuoteKind, SourceKind
from config.routers import READING

FRESH = 3600  # seconds that a profile is used for: to make one takes the planner a quarter of a second
COMMON = 0.25  # share of all rows from which a value is quicker checked on the row than looked up in an index
_CODES = {"kind": QuoteKind, "identification": Identification, "source_kind": SourceKind}


def estimates(queries: list[QuerySet]) -> list[float]:
    """How many rows the planner expects of each, all asked at once."""
    once = map(_published_once, queries)
    compiled = [query.order_by().values("pk").query.get_compiler(query.db).as_sql() for query in once]
    # As tables of their own, which stay in the plan even if the planner sees that one has no rows.
    tables = ", ".join(f"q{number} AS MATERIALIZED ({sql})" for number, (sql, _) in enumerate(compiled))
    read = ", ".join(f"(SELECT pk FROM q{number} LIMIT 1)" for number in range(len(compiled)))
    params = [param for _, own in compiled for param in own]
    with connections[queries[0].db].cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) WITH {tables} SELECT {read}", params)
        answer = cursor.fetchone()[0]
    plan = (json.loads(answer) if isinstance(answer, str) else answer)[0]["Plan"]
    rows = {part.get("Subplan Name"): part["Plan Rows"] for part in plan["Plans"]}
    return [rows[f"CTE q{number}"] for number in range(len(compiled))]


def _published_once(rows: QuerySet) -> QuerySet:
    """The reading room's views say themselves what is published. Said twice, the planner expects that share
    of the published: a quarter of all where half are."""
    if rows.db != READING:
        return rows
    rows, said = rows.all(), rows.model.objects.published().query.where.children
    conditions = rows.query.where
    conditions.children = [condition for condition in conditions.children if condition not in said]
    return rows


@dataclass(frozen=True, slots=True)
class Stretch:
    """Months at one end of the archive, and about how many passages they hold.

    `periods` are these months as `Quote.periods` has them; `start` is their first day, `end` the day after.
    `checked`: words are better looked for in each of their passages than in the index.
    """

    periods: list[int]
    rows: float
    start: date
    end: date
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """How rows are looked at: `walked` to in their order, those of a `stretch`, or all; `about` so many."""

    about: float | None = None
    walked: bool = False
    stretch: Stretch | None = None


@dataclass(slots=True)
class Estimate:
    """How many rows a query is expected to give; and how they were looked at, once they were."""

    rows: float
    way: Way | None = None


def estimates_of(asked: Hashable, queries: Callable[[], list[QuerySet]]) -> list[Estimate]:
    """The estimates of what is `asked`. One query, or none where that is known for what is public now."""
    known = _estimates.values()
    if asked not in known:
        known[asked] = list(map(Estimate, estimates(queries())))
    return known[asked]


@dataclass(frozen=True)
class Profile:
    """About how many public passages there are, in which months, and which codes most of them have."""

    total: float
    months: dict[int, float] = field(
        default_factory=dict
    )  # month → passages; those without a date are in none
    common: frozenset[tuple[str, str]] = frozenset()
    made: float = 0

    @classmethod
    def of(cls, alias: str, expected: float = 0) -> "Profile":
        """Of the database that is behind this door. Three queries, or none while the last one is fresh.

        It is not where more than twice as many rows are `expected` now as it knows of.
        """
        if known := cls._fresh(alias, expected):
            return known
        with _making:  # others wait for it: to make it as well would hold them up longer
            known = cls._fresh(alias, expected)
            if not known:
                known = _profiles[alias] = cls._made(alias)
        return known

    @classmethod
    def _fresh(cls, alias: str, expected: float) -> "Profile | None":
        known = _profiles.get(alias)
        if known is None or monotonic() - known.made > FRESH or expected > 2 * known.total:
            return None
        return known

    @classmethod
    def _made(cls, alias: str) -> "Profile":
        quotes, months = _passages(alias), months_of(alias)
        codes = [(column, code) for column, codes in _CODES.items() for code in codes.values]
        conditions = [Q()] + [Q(**{column: code}) for column, code in codes]
        total, *shares = estimates([quotes.filter(condition) for condition in conditions])
        common = {code for code, rows in zip(codes, shares, strict=True) if rows > COMMON * total}
        filled = estimates([quotes.filter(holds_one_of("periods", [month])) for month in [0, *months]])[1:]
        return cls(total, dict(zip(months, filled, strict=True)), frozenset(common), monotonic())

    def stretch(self, months: list[int], rows: float) -> Stretch | None:
        """The first of these months that hold so many passages; None if it takes nearly all of them."""
        held, found = [], 0.0
        for month in months:
            held.append(month)
            found += self.months.get(month, 0)
            if found >= max(rows, 1):
                break
        if not 0 < found < 0.8 * self.total:
            return None
        return Stretch(_whole_years(held, months), found, _first_of(min(held)), _first_of(max(held) + 1))


_profiles: dict[str, Profile] = {}
_making = Lock()
_months = Remembered(most=10)
_estimates = Remembered(most=5000)


def forget() -> None:
    """For tests, which change the archive under the profile."""
    _profiles.clear()


def _passages(alias: str) -> QuerySet:
    return Quote.objects.using(alias).published()


def months_of(alias: str) -> list[int]:
    """The months from the first day among all public passages to the last, as archive_periods counts them.

    One query, or none while nothing public changes.
    """
    known = _months.values()
    if alias not in known:
        known[alias] = _months_among(_passages(alias))
    return known[alias]


def _months_among(quotes: QuerySet) -> list[int]:
    first, last = (key.expression for key in (OLDEST.keys[0], NEWEST.keys[0]))  # as the indexes have them
    ends = quotes.order_by().aggregate(first=Min(first), last=Max(last))
    if ends["first"] is None or ends["first"] > ends["last"]:
        return []
    first, last = (12 * day.year + day.month for day in ends.values())
    return list(range(first, last + 1))


def _first_of(month: int) -> date:
    year, place = divmod(month - 1, 12)
    return date(year, place + 1, 1)


def _whole_years(held: list[int], months: Iterable[int]) -> list[int]:
    """The same stretch with few keys: whole years as such, the rest month by month."""
    by_year: dict[int, list[int]] = {}
    for month in months:
        by_year.setdefault((month - 1) // 12, []).append(month)
    wanted, keys = set(held), []
    for year, inside in by_year.items():
        kept = wanted.intersection(inside)
        keys += [year] if len(kept) == len(inside) else sorted(kept)
    return keys
