"""How many rows each value of each facet would list, how many are listed, which come first: one statement.

Every facet is counted with all other facets applied but not itself. So a facet of which something was chosen
is counted among other rows than the list's: it takes a statement of its own.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db import connections
from django.db.models import QuerySet

from archive.filters.facets import Facet, Family, Held, Link
from archive.filters.orders import Order

SHOWN = 12  # values of a facet, besides the chosen ones
_TOTAL, _FIRST = "", "#"  # in place of a facet's name


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

    def bounded(self, about: float | None = None) -> "Tally":
        about = None if about is None else max(round(about), self.total)
        return replace(self, exact=False, about=about, open=set(self.values))


@dataclass(frozen=True)
class First:
    """Which rows are wanted: so many in this order, those beyond the one with these values if any."""

    order: Order
    number: int
    beyond: tuple = ()
    backwards: bool = False

    def sql(self) -> tuple[str, list]:
        columns, keys = self.order.columns, self.order.sql(self.backwards)
        sign = self.order.sign(self.backwards)
        where = f"WHERE ({', '.join(columns)}) {sign} ({', '.join(['%s'] * len(columns))})"
        return (
            f"SELECT '{_FIRST}', json_build_array({', '.join(columns)})::text AS value, "
            f"-row_number() OVER (ORDER BY {keys}) FROM matched "
            f"{where if self.beyond else ''} ORDER BY {keys} LIMIT {self.number}",
            [*self.beyond],
        )


def tally(
    rows: QuerySet,
    families: Iterable[Family],
    chosen: dict[str, list],
    first: First | None = None,
    limit: "Limit | None" = None,
) -> Tally:
    """Count `rows`, which have the keys of `first`, or the first of them up to a limit.

    `chosen`: facet name → values as stored; the values of a link's facets fit its other facets.
    """
    statement = _Statement(rows, tuple(families), chosen, first, limit)
    with connections[rows.db].cursor() as cursor:
        cursor.execute(*statement.sql())
        found = _tally(cursor.fetchall())
    if first:
        found = replace(found, first=tuple(first.order.read(values) for values in found.first))
    return found


def _tally(found: list[tuple[str, str, int, int]]) -> Tally:
    total, among, first, values, more = 0, 0, [], {}, {}
    for facet, value, number, different in found:
        if facet == _FIRST:
            first.append(json.loads(value))
        elif facet == _TOTAL:
            total, among = number, int(value)
        else:
            values.setdefault(facet, []).append((value, number))
            more[facet] = different
    for facet, counted in values.items():
        more[facet] -= len(counted)
    return Tally(total, values, more, tuple(first), among)


@dataclass(frozen=True)
class Limit:
    """So many rows are looked at, the first in this order: `walked` to by its index or cut from all found."""

    number: int
    order: Order
    walked: bool = True


class _Statement:
    def __init__(self, rows, families, chosen, first: First | None, limit: Limit | None) -> None:
        self.rows, self.chosen, self.first, self.limit = rows, chosen, first, limit
        facets = [family for family in families if isinstance(family, Facet)]
        self.plain = [facet for facet in facets if not facet.array]
        self.arrays = [facet for facet in facets if facet.array]
        links = [family for family in families if isinstance(family, Link)]
        self.linked = [(link, facet) for link in links for facet in link.facets]
        self.held = {
            link.held[facet.name].column: None for link, facet in self.linked if self._is_held(link, facet)
        }
        self.params: list = []

    def sql(self) -> tuple[str, list]:
        matched = self._matched()
        counted = [f"SELECT '{_TOTAL}', (SELECT count(*) FROM {self.found})::text, count(*) FROM matched"]
        counted += [self._grouped()] if self.plain else []
        counted += [self._unnested(facet.name, facet.name) for facet in self.arrays]
        counted += [self._of_link(link, facet) for link, facet in self.linked]
        if self.first:
            sql, params = self.first.sql()
            self.params += params
            counted.append(f"({sql})")
        chosen = [f"{name}={value}" for name, values in self.chosen.items() for value in values]
        return (
            f"""
            WITH {matched},
            counted(facet, value, number) AS ({" UNION ALL ".join(counted)}),
            ranked AS (
                SELECT *, count(*) OVER facets AS different,
                       row_number() OVER (facets ORDER BY number DESC, value) AS place
                FROM counted WINDOW facets AS (PARTITION BY facet)
            )
            SELECT facet, value, number, different FROM ranked
            WHERE place <= {SHOWN} OR facet = '{_FIRST}' OR facet || '=' || value = ANY (%s::text[])
            ORDER BY facet, number DESC, value
            """,
            [*self.params, chosen],
        )

    @property
    def cut(self) -> Limit | None:
        return self.limit if self.limit and not self.limit.walked else None

    @property
    def found(self) -> str:
        return "found" if self.cut else "matched"

    def _matched(self) -> str:
        """The rows looked at, with the columns that facets and orders need."""
        orders = [*([self.first.order] if self.first else []), *([self.cut.order] if self.cut else [])]
        keys = list(dict.fromkeys(key.name for order in orders for key in order.keys if key.name != "pk"))
        facets = [*self.plain, *self.arrays]
        columns = ["pk", *keys, *(facet.column for facet in facets), *self.held]
        names = ", ".join(["id", *keys, *(facet.name for facet in facets), *self.held])
        walked = self.limit.number if self.limit and self.limit.walked else None
        rows = self.rows if walked else self.rows.order_by()
        found = f"SELECT * FROM ({self._compiled(rows.values_list(*columns)[:walked])}) AS rows({names})"
        if not self.cut:
            return f"matched AS MATERIALIZED ({found})"
        return (
            f"found AS MATERIALIZED ({found}), matched AS MATERIALIZED "
            f"(SELECT * FROM found ORDER BY {self.cut.order.sql()} LIMIT {self.cut.number})"
        )

    def _grouped(self) -> str:
        """All plain columns in one pass: rows that are alike in all of them are counted first."""
        names = [facet.name for facet in self.plain]
        everything = (1 << len(names)) - 1
        which = " ".join(
            f"WHEN {everything - (1 << (len(names) - 1 - place))} THEN '{name}'"
            for place, name in enumerate(names)
        )
        columns, sets = ", ".join(names), ", ".join(f"({name})" for name in names)
        value = f"coalesce({', '.join(f'{name}::text' for name in names)}, '')"
        return (
            f"SELECT * FROM (SELECT CASE GROUPING({columns}) {which} END, {value}, sum(number)::bigint "
            f"FROM (SELECT {columns}, count(*) AS number FROM matched GROUP BY {columns}) AS alike "
            f"GROUP BY GROUPING SETS ({sets})) AS sets(facet, value, number) WHERE value <> ''"
        )

    def _unnested(self, name: str, column: str) -> str:
        values = f"SELECT '{name}', value::text, count(*) FROM matched, unnest({column}) AS value"
        return f"{values} GROUP BY value"

    def _of_link(self, link: Link, facet: Facet) -> str:
        if self._is_held(link, facet):
            return self._held(link.held[facet.name], facet)
        return self._linked(link, facet)

    def _is_held(self, link: Link, facet: Facet) -> bool:
        return facet.name in link.held and not any(self.chosen.get(other.name) for other in link.facets)

    def _held(self, held: Held, facet: Facet) -> str:
        if held.model is None:
            return self._unnested(facet.name, held.column)
        records = self._compiled(held.model.objects.published().order_by().values_list("pk", held.value))
        return (
            f"SELECT '{facet.name}', value, count(*) FROM (SELECT DISTINCT matched.id, value FROM matched, "
            f"unnest({held.column}) AS key JOIN ({records}) AS records(key, value) USING (key)) AS pairs "
            "GROUP BY value"
        )

    def _linked(self, link: Link, facet: Facet) -> str:
        pairs = self._compiled(
            link.linked(self.chosen, but=facet.name).order_by().values_list(link.row, facet.column)
        )
        return (
            f"SELECT '{facet.name}', value::text, count(*) FROM "
            f"(SELECT DISTINCT matched.id, value FROM matched JOIN ({pairs}) AS linked(id, value) "
            "USING (id)) AS pairs(id, value) WHERE value::text <> '' GROUP BY value"
        )

    def _compiled(self, queryset: QuerySet) -> str:
        sql, params = queryset.query.get_compiler(self.rows.db).as_sql()
        self.params += params
        return sql
