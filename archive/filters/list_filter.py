"""What the filters of all lists share: parameters, the rows they leave, facets, orders, pages."""

from functools import cached_property
from typing import ClassVar

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_filters import Filter, FilterSet

from archive.filters.counting import Counts, count
from archive.filters.facets import Family, condition, facets_of
from archive.filters.fields import DateField, QueryField, SortField
from archive.filters.orders import BY_RANK, Order, ordered
from archive.filters.paging import Cursor, Page, cut, fingerprint, read_cursor
from archive.search import Places, Search, parse, prepare, show

SORTS: dict[str, Promise] = {
    "relevance": _("Relevance"),
    "newest": _("Newest first"),
    "oldest": _("Oldest first"),
    "name": _("By name"),
}


class _Parameter(Filter):
    """A parameter of the address and the form field that reads it; ListFilter applies them together."""

    def __init__(self, field_class, **kwargs) -> None:
        self.field_class = field_class
        super().__init__(**kwargs)


class ListFilter(FilterSet):
    """One list's filter. Bound to a query string, it gives rows, counts and pages; ask `is_valid()` first.

    Subclasses name their `families` of facets and their `orders` (the first is the default), and say what `q`
    finds (`matching`) and how well (`rank`).
    """

    families: ClassVar[tuple[Family, ...]] = ()
    orders: ClassVar[dict[str, Order]] = {}
    dated: ClassVar[bool] = False
    places: ClassVar[Places]
    elsewhere: ClassVar[str | Promise] = ""

    @classmethod
    def get_filters(cls) -> dict[str, Filter]:
        filters = super().get_filters()
        filters["q"] = _Parameter(QueryField, label=_("Search"))
        for facet in facets_of(cls.families):
            filters[facet.name] = _Parameter(
                lambda facet=facet, **_kwargs: facet.values.field(facet.name), label=facet.label
            )
        if cls.dated:
            filters["from"] = _Parameter(DateField, label=_("From"))
            filters["to"] = _Parameter(DateField, label=_("To"))
        filters["sort"] = _Parameter(lambda **_kwargs: SortField(["relevance", *cls.orders]))
        return filters

    def get_form_class(self):
        class Form(super().get_form_class()):
            def clean(form):
                return _in_order(form)

        return Form

    # What was asked for

    @cached_property
    def search(self) -> Search:
        return prepare(self.form.cleaned_data.get("q") or parse(""), self.queryset.db)

    @cached_property
    def records(self) -> dict[str, list]:
        """Facet name → the values chosen, records as such."""
        given = ((facet.name, self.form.cleaned_data.get(facet.name)) for facet in facets_of(self.families))
        return {name: values for name, values in given if values}

    @cached_property
    def chosen(self) -> dict[str, list]:
        """Facet name → the values chosen, as stored."""
        return {
            name: [getattr(value, "pk", value) for value in values] for name, values in self.records.items()
        }

    @property
    def sort(self) -> str:
        """The name of the order in use: relevance goes with a search only."""
        wanted, searching = self.form.cleaned_data.get("sort"), bool(self.search.all)
        if wanted and (searching or wanted != "relevance"):
            return wanted
        return "relevance" if searching else next(iter(self.orders))

    # What a list's own filter says

    def matching(self, rows: QuerySet, search: Search) -> QuerySet:
        raise NotImplementedError

    def rank(self, search: Search):
        raise NotImplementedError

    # What is found

    @cached_property
    def found(self) -> QuerySet:
        """Rows by everything but facets."""
        rows = self.queryset
        if self.search.hopeless:
            return rows.none()
        if self.search.all:
            rows = self.matching(rows, self.search)
        for name in ("from", "to"):
            if bounds := self.form.cleaned_data.get(name):
                rows = rows.filter(_overlapping(name, bounds))
        return rows

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        rows = self.found
        for family in self.families:
            demanded = condition(family, self.chosen)
            rows = rows if demanded is None else rows.filter(demanded)
        return ordered(self.ranked(rows), self.order)

    def ranked(self, rows: QuerySet) -> QuerySet:
        return rows.annotate(rank=self.rank(self.search)) if self.order is BY_RANK else rows

    @property
    def order(self) -> Order:
        return BY_RANK if self.sort == "relevance" else self.orders[self.sort]

    @cached_property
    def counts(self) -> Counts:
        """One query."""
        if self.search.hopeless:
            return Counts()
        bare = self.found.select_related(None).prefetch_related(None)
        return count(bare, self.families, self.chosen)

    @cached_property
    def identity(self) -> str:
        """What a cursor of this list is bound to."""
        fields = {name: self.data.getlist(name) for name in self.filters if name != "sort"}
        return fingerprint(type(self).__name__, self.sort, sorted(fields.items()))

    def cursor(self, text: str) -> Cursor:
        """Raises CursorError."""
        return read_cursor(text, self.identity, self.order)

    def page(self, cursor: Cursor | None = None) -> Page:
        """Its rows carry the marks of the search. Two queries, one without a search."""
        page = cut(self.qs, self.order, self.identity, cursor)
        show(page.rows, self.search, type(self).places, self.elsewhere)
        return page

    def labels(self) -> dict[str, dict[str, tuple[str, str]]]:
        """Facet name → stored value, as text → (as written, as read). A query for each model of records."""
        wanted: dict = {}
        for facet in facets_of(self.families):
            stored = [value for value, _number in self.counts.values.get(facet.name, ())]
            wanted.setdefault(facet.values, set()).update(stored, self.chosen.get(facet.name, ()))
        known = [record for values in self.records.values() for record in values]
        choices = {values: values.choices(stored, known) for values, stored in wanted.items()}
        return {
            facet.name: {str(choice.stored): (choice.param, choice.label) for choice in choices[facet.values]}
            for facet in facets_of(self.families)
        }


def _overlapping(name: str, bounds: tuple) -> Q:
    """Articles whose date may lie on the right side; an open end reaches everywhere, no date nowhere."""
    if name == "from":
        return Q(issued_latest__gte=bounds[0]) | Q(issued_latest=None, issued_earliest__isnull=False)
    return Q(issued_earliest__lte=bounds[1]) | Q(issued_earliest=None, issued_latest__isnull=False)


def _in_order(form) -> dict:
    """`from` needs a beginning, `to` an end, and they may not be the wrong way round."""
    begins, ends = form.cleaned_data.get("from"), form.cleaned_data.get("to")
    if begins and begins[0] is None:
        form.add_error("from", _("“from” needs a date that has a beginning."))
    elif ends and ends[1] is None:
        form.add_error("to", _("“to” needs a date that has an end."))
    elif begins and ends and begins[0] > ends[1]:
        form.add_error("to", _("“to” lies before “from”."))
    return form.cleaned_data
