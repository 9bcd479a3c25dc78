"""What was counted of a list, and what of it is wanted: plain values."""

import json
from dataclasses import dataclass, field, replace

from archive.filters.orders import Order

SHOWN = 12  # values of a facet, besides the chosen ones


@dataclass(frozen=True)
class Tally:
    """`total` rows were looked at, `first` are the values of the order's keys in those that come first.

    `values` of a facet, the most frequent first; `more` were not fetched. Where not `exact`, there are more
    rows than were looked at (`about` so many, if that can be told); the numbers are what was seen among them.
    """

    total: int = 0
    values: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    more: dict[str, int] = field(default_factory=dict)
    first: tuple[tuple, ...] = ()
    among: int = 0  # rows that were found, of which those looked at come first
    exact: bool = True
    about: int | None = None
    open: set[str] = field(default_factory=set)  # facets of whose rows only a part was looked at
    narrowed: "Tally | None" = None  # of those of the rows that have what was chosen of a facet, if asked for

    def bounded(self, about: float | None = None) -> "Tally":
        """Those are not all rows: there are `about` so many."""
        narrowed = self.narrowed
        if narrowed:
            narrowed = narrowed.bounded(about and about * narrowed.total / max(self.total, 1))
        about = None if about is None else max(round(about), self.total)
        return replace(self, exact=False, about=about, open=set(self.values), narrowed=narrowed)


@dataclass(frozen=True)
class First:
    """Which rows are wanted: so many in this order, those beyond the one with these values if any."""

    order: Order
    number: int
    beyond: tuple = ()
    backwards: bool = False

    def sql(self, condition: str = "true", params: list | None = None) -> tuple[str, list]:
        """A query of the table `matched`: a JSON array of these rows' keys, in their order."""
        columns, keys = ", ".join(self.order.columns), self.order.sql(self.backwards)
        sign, holes = self.order.sign(self.backwards), ", ".join(["%s"] * len(self.order.columns))
        beyond = f" AND ({columns}) {sign} ({holes})" if self.beyond else ""
        rows = f"SELECT {columns} FROM matched WHERE {condition}{beyond} ORDER BY {keys} LIMIT {self.number}"
        return (
            f"SELECT json_agg(json_build_array({columns}))::text FROM ({rows}) AS first",
            [*(params or ()), *self.beyond],
        )

    def read(self, keys: str | None) -> tuple[tuple, ...]:
        """The keys' values in that text; there is none where there are no rows."""
        return tuple(self.order.read(values) for values in json.loads(keys or "[]"))


@dataclass(frozen=True)
class Limit:
    """So many rows are looked at, the first in this order: `walked` to by its index or cut from all found."""

    number: int
    order: Order
    walked: bool = True
