"""How much of a list is looked at, and what is seen there: its numbers, its first rows, those further on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import OperationalError
from django.db.models import QuerySet
from psycopg.errors import QueryCanceled

from archive.filters.bounding import Wanted, estimated, nearest
from archive.filters.counting import First, Limit, Tally, tally
from archive.filters.estimates import Stretch
from archive.filters.facets import Demanded, Facet, Family, condition, condition_row_by_row, members
from archive.filters.matching import Condition
from archive.filters.orders import ordered
from archive.filters.paging import PAGE, Cursor
from config.routers import given_seconds
from config.shedding import Places

if TYPE_CHECKING:
    from archive.filters.list_filter import ListFilter

COUNTING = 2.5  # seconds for all that is asked to be counted exactly: then the page is shown without
_counting = Places(2)  # who counts everything reads many rows


@dataclass(frozen=True)
class _Asked:
    """What is asked of rows: families to count, rows that come first; see `tally`."""

    families: tuple[Family, ...]
    first: First | None = None
    narrowing: Facet | None = None


class Look:
    """At a list as it was asked for. `uncountable`: to count everything took too long."""

    def __init__(self, listed: "ListFilter") -> None:
        self.listed = listed
        self.order = listed.orders[listed.bounding_order]
        self.uncountable = False

    def tally(self, first: First | None = None) -> Tally:
        """The list's numbers; a facet of which something is chosen is counted among what it would add."""
        listed = self.listed
        if listed.nothing:
            return Tally()
        chosen = [family for family in listed.families if listed.is_chosen(family)]
        asked = listed.rows_identity, listed.bounding_order
        words = self._wanted(*chosen) if chosen and listed.search.prefixed else None
        wanted, *others = estimated([self._wanted(), *map(self._wanted, chosen)], asked, words)
        alone = [_Asked((family,)) for family in chosen]
        if len(chosen) == 1 and self._holds_enough(chosen[0], *others, wanted):
            alone = [_Asked(listed.families, first, narrowing=chosen[0])]
        counted = list(map(self._seen, others, alone))
        found = self._enough(counted)
        if not found:
            families = tuple(family for family in listed.families if family not in chosen)
            found = self._seen(wanted, _Asked(families, first))
        for family, alternatives in zip(chosen, counted, strict=True):
            for facet in members(family):
                found.values[facet.name] = alternatives.values.get(facet.name, [])
                found.more[facet.name] = alternatives.more.get(facet.name, 0)
                if not alternatives.exact:
                    found.open.add(facet.name)
        return found

    def further(self, cursor: Cursor) -> list[tuple]:
        """The order's keys of the rows beyond a cursor, one more than a page has if there are so many."""
        listed = self.listed
        for stretch in self._nearby(cursor):
            rows = listed.by_facets((), listed.demanded, stretch)
            if stretch:
                rows = listed.between(rows, stretch)
            further = ordered(listed.keyed(_bare(rows)), listed.order, cursor.backwards)
            further = further.filter(listed.order.beyond(cursor.values, cursor.backwards))
            found = list(further.values_list(*(key.name for key in listed.order.keys))[: PAGE + 1])
            if len(found) > PAGE:
                break
        return found

    def _nearby(self, cursor: Cursor) -> Iterator[Stretch | None]:
        """Where to look for rows beyond a cursor: in the next months, if that is quicker, then anywhere."""
        listed = self.listed
        if listed.dated and listed.joined:
            later = listed.order.descending is cursor.backwards
            yield from nearest(listed.queryset.db, cursor.values[0], later)
        yield None

    def _seen(self, wanted: Wanted, asked: _Asked) -> Tally:
        listed = self.listed

        def count(rows: QuerySet, walk: int = 0, cut: int = 0, expected: float | None = None) -> Tally:
            limit = Limit(walk or cut, self.order, walked=bool(walk)) if walk or cut else None
            return tally(rows, asked.families, listed.chosen, asked.first, limit, expected, asked.narrowing)

        if listed.counting:
            try:
                with _counting.one(), given_seconds(COUNTING, wanted.alias):
                    return count(wanted.rows())
            except OperationalError as error:
                if not isinstance(error.__cause__, QueryCanceled):
                    raise
                self.uncountable = True
        return listed.looking.look(wanted, count)

    def _wanted(self, *but: Family) -> Wanted:
        """Rows by everything but these families."""
        listed = self.listed
        chosen = [family for family in listed.families if family not in but and listed.is_chosen(family)]

        def rows(demanded: Demanded, stretch: Stretch | None = None) -> QuerySet:
            return self.order.keyed(listed.keyed(_bare(listed.by_facets(but, demanded, stretch))))

        def plainly(demands: Callable[[Family, dict], Condition | None]) -> QuerySet:
            return rows(lambda family: demands(family, listed.chosen))

        return Wanted(
            listed.queryset.db,
            rows=lambda: rows(listed.demanded),
            planned=lambda: listed.planned(plainly(condition)),
            walked=lambda: ordered(plainly(condition_row_by_row), self.order),
            within=lambda stretch: rows(listed.demanded, stretch),
            combined=self._combined(chosen),
            linked=listed.linked(chosen),
            narrowed=not all(map(listed.is_common, chosen)),
            oldest_first=listed.bounding_order == "oldest",
            prefixed=listed.search.prefixed,
            exact=listed.search.exact,
        )

    def _combined(self, chosen: list[Family]) -> bool:
        """Whether rows have to fit several conditions."""
        listed = self.listed
        dates = any(listed.form.cleaned_data.get(name) for name in ("from", "to"))
        conditions = len(chosen) + bool(listed.search.all)
        return bool(listed.search.combined or dates or listed.linked(chosen) or conditions > 1)

    def _holds_enough(self, family: Family, others: Wanted, wanted: Wanted) -> bool:
        """Whether the rows that one end of the list without a choice holds will do for the list."""
        if self.listed.counting or not isinstance(family, Facet):
            return False
        return others.expected <= self.listed.looking.cheap or wanted.expected >= others.expected / 3

    def _enough(self, others: list[Tally]) -> Tally | None:
        found = others[0].narrowed if len(others) == 1 else None
        return found if found and (found.exact or found.total >= self.listed.looking.window / 3) else None


def _bare(rows: QuerySet) -> QuerySet:
    """Without what would be fetched beside them."""
    fetched = rows.query.select_related or rows._prefetch_related_lookups
    return rows.select_related(None).prefetch_related(None) if fetched else rows
