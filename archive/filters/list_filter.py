"""What the filters of all lists share: parameters, the rows they leave, facets, orders, pages."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import Filter, FilterSet

from archive.filters import paging
from archive.filters.bounding import FirstRows, Months
from archive.filters.counting import First, Tally
from archive.filters.estimates import Stretch
from archive.filters.facets import Demanded, Family, Link, condition, facets_of, members
from archive.filters.fields import DateField, NameField, QueryField
from archive.filters.looking import Look
from archive.filters.matching import Condition, having, holds_one_of
from archive.filters.orders import BY_RANK, Order, annotated, ordered
from archive.filters.paging import Cursor, Page, cut, fingerprint, read_cursor
from archive.filters.parameters import Parameter, Parameters, form_class, overlapping
from archive.search import Places, Search, parse, prepare, show

SORTS: dict[str, Promise] = {
    "relevance": _("Relevance"),
    "newest": _("Newest first"),
    "oldest": _("Oldest first"),
    "name": _("By name"),
}


class ListFilter(FilterSet):
    """One list's filter. Bound to a query string, it gives rows, counts and pages; ask `is_valid()` first.

    Subclasses name their `families` of facets and their `orders` (the first is the default), and say what `q`
    finds (`matching`) and how well (`rank`).
    """

    families: ClassVar[tuple[Family, ...]] = ()
    orders: ClassVar[dict[str, Order]] = {}
    reach: ClassVar[FirstRows | Months] = FirstRows()
    dated: ClassVar[bool] = False
    forgiving: ClassVar[bool] = False  # whether words are also found that are nearly the same
    places: ClassVar[Places]
    elsewhere: ClassVar[str | Promise] = ""

    @classmethod
    def get_filters(cls) -> dict[str, Filter]:
        filters = Parameters(super().get_filters())
        filters["q"] = Parameter(QueryField, label=_("Search"))
        for facet in facets_of(cls.families):
            filters[facet.name] = Parameter(
                lambda facet=facet, **_kwargs: facet.values.field(facet.name), label=facet.label
            )
        if cls.dated:
            filters["from"] = Parameter(DateField, label=_("From"))
            filters["to"] = Parameter(DateField, label=_("To"))
        filters["count"] = Parameter(lambda **_kwargs: NameField(["exact"], "count"))
        filters["sort"] = Parameter(lambda **_kwargs: NameField(["relevance", *cls.orders], "sort"))
        return filters

    def get_form_class(self) -> type[forms.Form]:
        return form_class(type(self), super().get_form_class)

    def asking(self, q: str) -> "ListFilter":
        """The same list with another search; valid if `q` is."""
        data = self.data.copy()
        data["q"] = q
        other = type(self)(data, queryset=self.queryset)
        other.is_valid()
        return other

    # What was asked for

    @cached_property
    def search(self) -> Search:
        return prepare(self.form.cleaned_data.get("q") or parse(""), self.queryset.db)

    @cached_property
    def chosen(self) -> dict[str, list]:
        """Facet name → the values chosen, as stored."""
        given = ((facet.name, self.form.cleaned_data.get(facet.name)) for facet in facets_of(self.families))
        return {name: values for name, values in given if values}

    @property
    def sort(self) -> str:
        """The name of the order in use: relevance goes with a search only."""
        wanted, searching = self.form.cleaned_data.get("sort"), bool(self.search.all)
        if wanted and (searching or wanted != "relevance"):
            return wanted
        return "relevance" if searching else next(iter(self.orders))

    # What a list's own filter says

    def matching(self, search: Search, stretch: Stretch | None = None) -> Condition:
        """`stretch`: where no others than rows of these months are wanted and it helps to know that."""
        raise NotImplementedError

    def rank(self, search: Search):
        raise NotImplementedError

    # What is found

    @cached_property
    def found(self) -> QuerySet:
        """Rows by everything but facets."""
        return self.by_facets(self.families, self.demanded)

    @property
    def nothing(self) -> bool:
        """Whether the search cannot find anything."""
        return self.search.hopeless or (self.search.contradictory and not self.forgiving)

    def narrowed(self) -> QuerySet:
        """Rows by everything."""
        return self.by_facets((), self.demanded)

    def demanded(self, family: Family) -> Condition | None:
        """What a family demands of a row, in the form that is quickest to ask."""
        return condition(family, self.chosen)

    def by_facets(
        self, but: Collection[Family], demanded: Demanded, stretch: Stretch | None = None
    ) -> QuerySet:
        """Rows of the stretch by what is demanded of all families but these."""
        rows = self.within(self.queryset, stretch) if stretch else self.queryset
        if self.nothing:
            return rows.none()
        wanted = [demanded(family) for family in self.families if family not in but]
        return having(rows, *self._words_and_dates(stretch), *filter(None, wanted))

    def _words_and_dates(self, stretch: Stretch | None) -> Iterator[Condition]:
        if self.search.all:
            yield self.matching(self.search, stretch)
        for name in ("from", "to"):
            if bounds := self.form.cleaned_data.get(name):
                yield overlapping(name, bounds)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """All of the list, in its order."""
        return ordered(self.keyed(self.narrowed()), self.order)

    def keyed(self, rows: QuerySet) -> QuerySet:
        """With what the list's order compares."""
        if self.order is BY_RANK:
            return annotated(rows, rank=self.rank(self.search))
        return self.order.keyed(rows)

    @property
    def order(self) -> Order:
        return BY_RANK if self.sort == "relevance" else self.orders[self.sort]

    # Where it is looked at, if not everywhere

    def within(self, rows: QuerySet, stretch: Stretch) -> QuerySet:
        """Those of a stretch of months."""
        return having(rows, holds_one_of("periods", stretch.periods))

    def between(self, rows: QuerySet, stretch: Stretch) -> QuerySet:
        """Those that the list's order has in these months, where its index finds them."""
        order = self.orders[self.bounding_order]
        day = order.keys[0].name
        return order.keyed(rows).filter(**{f"{day}__gte": stretch.start, f"{day}__lt": stretch.end})

    @property
    def looking(self) -> FirstRows | Months:
        """How far this list looks."""
        return self.reach

    def planned(self, rows: QuerySet) -> QuerySet:
        """For these rows, what the planner is asked about."""
        return rows

    @property
    def bounding_order(self) -> str:
        """The name of the order whose first rows are looked at where that is not all."""
        return next(iter(self.orders)) if self.sort == "relevance" else self.sort

    @property
    def counting(self) -> bool:
        """Whether everything is to be counted, however long it takes."""
        return self.form.cleaned_data.get("count") == "exact"

    @property
    def uncountable(self) -> bool:
        """Whether counting everything took longer than a public query may."""
        return self.look.uncountable

    @property
    def joined(self) -> bool:
        """Whether rows of other tables decide which are listed."""
        return self.linked(filter(self.is_chosen, self.families))

    def linked(self, chosen: Iterable[Family]) -> bool:
        """Whether one of these families is a link."""
        return any(isinstance(family, Link) for family in chosen)

    def is_common(self, family: Family) -> bool:
        """Whether so many rows have what was chosen of it that no index is asked for them."""
        return False

    def is_chosen(self, family: Family) -> bool:
        return bool(self.chosen) and any(self.chosen.get(facet.name) for facet in members(family))

    # What is listed

    @cached_property
    def look(self) -> Look:
        return Look(self)

    @cached_property
    def counts(self) -> Tally:
        """Without rows: of the first page they come along."""
        return self.look.tally()

    @cached_property
    def identity(self) -> str:
        """What a cursor of this list is bound to."""
        return fingerprint(type(self).__name__, self.sort, sorted(self._fields.items()))

    @property
    def rows_identity(self) -> Hashable:
        """What tells its rows, in whichever order, from those of other lists."""
        return (type(self), *((name, *values) for name, values in self._fields.items() if values))

    @cached_property
    def _fields(self) -> dict[str, list[str]]:
        return {name: self.data.getlist(name) for name in self.filters if name not in ("sort", "count")}

    def cursor(self, text: str) -> Cursor:
        """Raises CursorError."""
        return read_cursor(text, self.identity, self.order)

    def page(self, cursor: Cursor | None = None) -> Page:
        """Its rows carry the marks of the search; sets `counts`."""
        beyond = (cursor.values, cursor.backwards) if cursor else ()
        if cursor and self.order is not BY_RANK:  # beyond what is looked at the list goes on
            following = self.look.further(cursor)
        else:
            self.counts = self.look.tally(First(self.order, paging.PAGE + 1, *beyond))
            following = self.counts.first
        page = cut(following, self.identity, cursor)
        return replace(page, rows=self._shown(page.keys))

    def _shown(self, keys: list[int]) -> list:
        """The rows of these keys, in their order, with marks. No query for no keys."""
        fetched = self.fetched(keys) if keys else {}
        rows = [fetched[key] for key in keys if key in fetched]
        show(rows, self.search, type(self).places, self.elsewhere)
        return rows

    def fetched(self, keys: list[int]) -> Mapping[int, object]:
        """Primary key → what is listed. One query and those of the queryset's own prefetches."""
        return self.queryset.filter(pk__in=keys).in_bulk()

    def labels(self) -> dict[str, dict[str, tuple[str, str]]]:
        """Facet name → stored value, as text → (as written, as read). A query for each model of records."""
        wanted: dict = {}
        for facet in facets_of(self.families):
            stored = [value for value, _number in self.counts.values.get(facet.name, ())]
            wanted.setdefault(facet.values, set()).update(stored, self.chosen.get(facet.name, ()))
        choices = {values: values.choices(stored) for values, stored in wanted.items()}
        return {
            facet.name: {choice.stored: (choice.param, choice.label) for choice in choices[facet.values]}
            for facet in facets_of(self.families)
        }
