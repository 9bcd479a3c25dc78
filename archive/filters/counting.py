"""How many rows each value of each facet would list, and how many are listed: one statement for all.

Every facet is counted with all other facets applied but not itself. So each row found carries a mask with one
bit for every family of facets it fails: a row that fails none counts everywhere, one that fails a single
family counts for that family only, all others count nowhere. One pass groups all columns by (mask, column).
"""

from dataclasses import dataclass, field

from django.db import connections
from django.db.models import Case, IntegerField, QuerySet, Value, When

from archive.filters.facets import Facet, Family, Link, condition

SHOWN = 12  # values of a facet, besides the chosen ones


@dataclass(frozen=True)
class Counts:
    """`total` rows are listed; `values` of a facet, the most frequent first; `more` were not fetched."""

    total: int = 0
    values: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    more: dict[str, int] = field(default_factory=dict)


def count(rows: QuerySet, families: tuple[Family, ...], chosen: dict[str, list]) -> Counts:
    """Count `rows` (narrowed by everything but facets). `chosen`: facet name → values as stored."""
    statement = _Statement(rows, families, chosen)
    with connections[rows.db].cursor() as cursor:
        cursor.execute(*statement.sql())
        return _counts(cursor.fetchall())


def _counts(found: list[tuple[str, str, int, int]]) -> Counts:
    counts = Counts(total=sum(number for facet, _, number, _ in found if not facet))
    for facet, value, number, different in found:
        if facet:
            counts.values.setdefault(facet, []).append((value, number))
            counts.more[facet] = different
    for facet, values in counts.values.items():
        counts.more[facet] -= len(values)
    return counts


class _Statement:
    def __init__(self, rows: QuerySet, families: tuple[Family, ...], chosen: dict[str, list]) -> None:
        self.rows, self.families, self.chosen = rows, families, chosen
        self.plain = [facet for facet in families if isinstance(facet, Facet) and not facet.array]
        self.arrays = [facet for facet in families if isinstance(facet, Facet) and facet.array]
        self.links = [link for link in families if isinstance(link, Link)]
        self.params: list = []

    def sql(self) -> tuple[str, list]:
        parts = [self._matched(), self._grouped(), *map(self._unnested, self.arrays)]
        matched, *counted = parts
        counted += [self._linked(link, facet) for link in self.links for facet in link.facets]
        chosen = [f"{name}={value}" for name, values in self.chosen.items() for value in values]
        return (
            f"""
            WITH matched AS MATERIALIZED ({matched}),
            counted(facet, value, number) AS ({" UNION ALL ".join(counted)}),
            ranked AS (
                SELECT *, count(*) OVER facets AS different,
                       row_number() OVER (facets ORDER BY number DESC, value) AS place
                FROM counted WINDOW facets AS (PARTITION BY facet)
            )
            SELECT facet, value, number, different FROM ranked
            WHERE place <= {SHOWN} OR facet || '=' || value = ANY (%s::text[])
            ORDER BY facet, number DESC, value
            """,
            [*self.params, chosen],
        )

    def _bit(self, family: Family) -> int:
        return 1 << self.families.index(family)

    def _matched(self) -> str:
        """Rows that fail at most one family, with their mask and columns."""
        mask = Value(0, output_field=IntegerField())
        for family in self.families:
            demanded = condition(family, self.chosen)
            if demanded is not None:
                mask += Case(When(demanded, then=Value(0)), default=Value(self._bit(family)))
        columns = [facet.column for facet in (*self.plain, *self.arrays)]
        names = ", ".join(facet.name for facet in (*self.plain, *self.arrays))
        found = self.rows.order_by().annotate(failed=mask).values_list("pk", "failed", *columns)
        return (
            f"SELECT * FROM ({self._compiled(found)}) AS found(id, failed{', ' if names else ''}{names}) "
            "WHERE failed & (failed - 1) = 0"
        )

    def _grouped(self) -> str:
        """All plain columns in one pass; the grouping by mask alone gives the total."""
        names = [facet.name for facet in self.plain]
        everything = (1 << len(names)) - 1
        which, fits, values = [], [], []
        for place, facet in enumerate(self.plain):
            grouping = everything - (
                1 << (len(names) - 1 - place)
            )  # GROUPING(): a bit for each column left out
            which.append(f"WHEN {grouping} THEN '{facet.name}'")
            fits.append(f"WHEN {grouping} THEN failed IN (0, {self._bit(facet)})")
            values.append(f"{facet.name}::text")
        grouping = f"GROUPING({', '.join(names)})" if names else "0"
        sets = ", ".join([*(f"({name}, failed)" for name in names), "(failed)"])
        case = f"CASE {grouping} {' '.join(which)} ELSE '' END" if names else "''"
        fitting = f"CASE {grouping} {' '.join(fits)} ELSE failed = 0 END" if names else "failed = 0"
        value = f"coalesce({', '.join(values)}, '')" if names else "''"
        return (
            f"SELECT facet, value, sum(number)::bigint FROM (SELECT {case}, {value}, count(*), {fitting} "
            f"FROM matched GROUP BY GROUPING SETS ({sets})) AS sets(facet, value, number, fits) "
            "WHERE fits AND (facet = '' OR value <> '') GROUP BY facet, value"
        )

    def _unnested(self, facet: Facet) -> str:
        return (
            f"SELECT '{facet.name}', value::text, count(*) FROM matched, unnest({facet.name}) AS value "
            f"WHERE {self._fits(facet)} GROUP BY value"
        )

    def _linked(self, link: Link, facet: Facet) -> str:
        pairs = self._compiled(
            link.linked(self.chosen, but=facet.name).order_by().values_list(link.row, facet.column)
        )
        linked, value = f"({pairs}) AS linked(id, key)", "key"
        if facet.derived:
            values = self._compiled(facet.derived.pairs())
            linked, value = f"({linked} JOIN ({values}) AS derived(key, value) USING (key))", "value"
        return (
            f"SELECT '{facet.name}', value::text, count(*) FROM "
            f"(SELECT DISTINCT matched.id, {value} FROM matched JOIN {linked} USING (id) "
            f"WHERE {self._fits(link)}) AS pairs(id, value) WHERE value::text <> '' GROUP BY value"
        )

    def _fits(self, family: Family) -> str:
        """SQL of: fails at most this family. Wrapped, or the planner would take it for one row in 200."""
        return f"coalesce(failed IN (0, {self._bit(family)}), false)"

    def _compiled(self, queryset: QuerySet) -> str:
        sql, params = queryset.query.get_compiler(self.rows.db).as_sql()
        self.params += params
        return sql
