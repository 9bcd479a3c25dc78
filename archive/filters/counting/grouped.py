"""Counting any number of rows in the database: a group of rows for each value of each facet."""

from django.db import connections
from django.db.models.expressions import RawSQL

from archive.filters.counting.matched import Matched
from archive.filters.counting.tally import SHOWN, Tally
from archive.filters.facets import Facet, Held, Link

LINKS = 20
_TOTAL, _FIRST = "", "#"  # in place of a facet's name


class Grouped(Matched):
    def tally(self) -> Tally:
        with connections[self.rows.db].cursor() as cursor:
            cursor.execute(*self._sql())
            return self._read(cursor.fetchall())

    def _read(self, found: list[tuple[str, str, int, int]]) -> Tally:
        total, among, first, values, more = 0, 0, (), {}, {}
        for facet, value, number, different in found:
            if facet == _FIRST:
                first = self.first.read(value)
            elif facet == _TOTAL:
                total, among = number, int(value)
            else:
                values.setdefault(facet, []).append((value, number))
                more[facet] = different
        for facet, counted in values.items():
            more[facet] -= len(counted)
        return Tally(total, values, more, first, among)

    def _sql(self) -> tuple[str, list]:
        matched, (pairs, linked) = self.matched, self._linked()
        counted = [f"SELECT '{_TOTAL}', (SELECT count(*) FROM {self.found})::text, count(*) FROM matched"]
        counted += self._grouped()
        counted += [_unnested(facet.name, facet.name) for facet in self.arrays]
        counted += [self._held(link.held[facet.name], facet) for link, facet in self.held]
        counted += linked
        if self.first:
            sql, params = self.first.sql()
            self.params += params
            counted.append(f"SELECT '{_FIRST}', ({sql}), 0")
        chosen = [f"{name}={value}" for name, values in self.chosen.items() for value in values]
        return (
            f"""
            WITH {", ".join([matched, *pairs])},
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

    def _grouped(self) -> list[str]:
        """Codes and keys each in one pass; of codes there are few combinations, which are counted first."""
        codes, keys = [facet.name for facet in self.codes], [facet.name for facet in self.keys]
        alike = ", ".join(codes)
        combinations = f"(SELECT {alike}, count(*) AS number FROM matched GROUP BY {alike}) AS alike"
        return [
            *([_by_each(codes, combinations, "sum(number)::bigint")] if codes else []),
            *([_by_each(keys, "matched", "count(*)")] if keys else []),
        ]

    def _held(self, held: Held, facet: Facet) -> str:
        if held.model is None:
            return _unnested(facet.name, held.column)
        records = self.compiled(held.model.objects.published().order_by().values_list("pk", held.value))
        return (
            f"SELECT '{facet.name}', value, sum(number)::bigint FROM (SELECT DISTINCT held, number, value "
            f"FROM {_alike(held.column)}, unnest(held) AS key JOIN ({records}) AS records(key, value) "
            "USING (key)) AS pairs GROUP BY value"
        )

    def _linked(self) -> tuple[list[str], list[str]]:
        """Tables of what each row is linked to, one for the facets that read the same rows elsewhere,
        and what is counted of them.

        Where rows are walked to, and so the numbers are the least there are, only LINKS of each are read: a
        source may have been quoted a hundred thousand times.
        """
        alike: dict[tuple, tuple[Link, dict, list[Facet]]] = {}
        for link, facet in self.linked:
            others = [other.name for other in link.facets if other is not facet]
            chosen = {name: self.chosen[name] for name in others if self.chosen.get(name)}
            alike.setdefault((link.facets, *chosen), (link, chosen, []))[2].append(facet)
        tables, counted = [], []
        for number, (link, chosen, facets) in enumerate(alike.values()):
            rows = link.linked(chosen).order_by().values_list(link.row, *(facet.column for facet in facets))
            names = ", ".join(facet.name for facet in facets)
            if self.limit and self.limit.walked:
                own = rows.filter(**{link.row: RawSQL("matched.id", ())})[:LINKS]
                joined = f"CROSS JOIN LATERAL ({self.compiled(own)}) AS linked(row, {names})"
            else:
                joined = f"JOIN ({self.compiled(rows)}) AS linked(id, {names}) USING (id)"
            tables.append(
                f"linked{number} AS MATERIALIZED (SELECT DISTINCT matched.id, {names} FROM matched {joined})"
            )
            counted += [
                f"SELECT '{facet.name}', value::text, count(*) FROM (SELECT DISTINCT id, {facet.name} "
                f"FROM linked{number}) AS pairs(id, value) WHERE value::text <> '' GROUP BY value"
                for facet in facets
            ]
        return tables, counted


def _by_each(names: list[str], rows: str, number: str) -> str:
    """The rows grouped by each of these columns on its own."""
    everything = (1 << len(names)) - 1
    which = " ".join(
        f"WHEN {everything - (1 << (len(names) - 1 - place))} THEN '{name}'"
        for place, name in enumerate(names)
    )
    columns, sets = ", ".join(names), ", ".join(f"({name})" for name in names)
    value = f"coalesce({', '.join(f'{name}::text' for name in names)}, '')"
    return (
        f"SELECT * FROM (SELECT CASE GROUPING({columns}) {which} END, {value}, {number} FROM {rows} "
        f"GROUP BY GROUPING SETS ({sets})) AS sets(facet, value, number) WHERE value <> ''"
    )


def _unnested(name: str, column: str) -> str:
    values = f"SELECT '{name}', value::text, sum(number)::bigint FROM {_alike(column)}, unnest(held) AS value"
    return f"{values} GROUP BY value"


def _alike(column: str) -> str:
    """The different arrays of a column, and how many rows have each: most rows hold nothing or the same."""
    return (
        f"(SELECT {column}, count(*) FROM matched WHERE {column} <> '{{}}' GROUP BY {column}) "
        "AS alike(held, number)"
    )
