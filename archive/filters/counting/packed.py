"""Counting a few rows: the database sends each column as one text, and their values are counted here.

For the some hundred rows that a list looks at this is several times as quick as grouping them there.
"""

from collections import Counter
from collections.abc import Iterator
from operator import itemgetter

from django.db import connections

from archive.filters.counting.matched import Matched
from archive.filters.counting.tally import SHOWN, Tally
from archive.filters.facets import Held

FEW = 5000  # rows; of more, the texts would be long
#: Between the values of rows and of one row. No code, language or number has either.
_ROWS, _VALUES = ",", " "


class Packed(Matched):
    """Facets of links must be held on the rows: there must be no `linked` ones."""

    def tally(self) -> Tally | None:
        """None where there turn out to be more than FEW rows."""
        with connections[self.rows.db].cursor() as cursor:
            cursor.execute(*self._sql())
            among, total, first, *columns = cursor.fetchone()
        if total > FEW:
            return None
        counted = dict(self._counted(columns))
        return Tally(
            total,
            *_shown(counted, self.chosen),
            first=self.first.read(first) if self.first else (),
            among=among,
        )

    def _sql(self) -> tuple[str, list]:
        matched, first = self.matched, "NULL"
        texts = [f"string_agg({facet.name}::text, '{_ROWS}')" for facet in self.plain]
        texts += [self._of_array(facet.name) for facet in self.arrays]
        texts += [self._of_array(link.held[facet.name].column) for link, facet in self.held]
        if self.first:
            sql, params = self.first.sql()
            first = f"({sql})"
            self.params += params
        columns = ", ".join([f"(SELECT count(*) FROM {self.found})", "count(*)", first, *texts])
        return (
            f"WITH {matched} SELECT {columns} FROM (SELECT * FROM matched LIMIT {FEW + 1}) AS few",
            self.params,
        )

    def _of_array(self, column: str) -> str:
        return f"string_agg(array_to_string({column}, '{_VALUES}'), '{_ROWS}')"

    def _counted(self, columns: list[str | None]) -> Iterator[tuple[str, Counter]]:
        """Each facet's name with its values, and how many rows have them."""
        texts = (text or "" for text in columns)
        for facet in self.plain:
            yield facet.name, Counter(next(texts).split(_ROWS))
        for facet in self.arrays:
            yield facet.name, _of_arrays(next(texts))
        for link, facet in self.held:
            held, text = link.held[facet.name], next(texts)
            yield facet.name, _of_records(text, held) if held.model else _of_arrays(text)


def _of_arrays(text: str) -> Counter:
    return Counter(text.replace(_ROWS, _VALUES).split(_VALUES))


def _of_records(text: str, held: Held) -> Counter:
    """Where the rows hold keys of the records that have the values: of each row a value counts once."""
    rows = Counter(text.split(_ROWS))
    codes = held.codes({int(key) for row in rows for key in row.split()})
    counted = Counter()
    for row, number in rows.items():
        for code in {codes.get(int(key), "") for key in row.split()}:
            counted[code] += number
    return counted


def _shown(
    counted: dict[str, Counter], chosen: dict[str, list]
) -> tuple[dict[str, list[tuple[str, int]]], dict[str, int]]:
    """The most frequent values of each facet and those chosen; and how many others there are."""
    values, more = {}, {}
    for facet, numbers in counted.items():
        del numbers[""]  # of rows without a value, and what is not public
        if not numbers:
            continue
        ranked = sorted(numbers.items())
        ranked.sort(key=itemgetter(1), reverse=True)
        wanted = {str(value) for value in chosen.get(facet, ())}
        values[facet] = ranked[:SHOWN] + [item for item in ranked[SHOWN:] if item[0] in wanted]
        more[facet] = len(ranked) - len(values[facet])
    return values, more
