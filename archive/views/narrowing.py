"""What a list's page offers beside its rows: facets to narrow by, chips to widen again, orders."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.filters import SORTS, ListFilter
from archive.filters.facets import Facet, facets_of
from archive.views.addresses import Address


class Option(NamedTuple):
    """A value of a facet: how many rows it would list, the address that chooses it or gives it up."""

    value: str
    label: str
    count: int
    selected: bool
    url: str


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """`more` values are not among the options, the most frequent ones are; `open`: counts may be higher."""

    name: str
    label: str
    options: list[Option]
    more: int = 0
    open: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition in force, and the address without it."""

    label: str
    value_label: str
    remove_url: str


class Sort(NamedTuple):
    value: str
    label: str
    selected: bool
    url: str


def facets(found: ListFilter, address: Address) -> list[ShownFacet]:
    """Facets that have something to choose, options by how many rows they list. Two queries at most."""
    labels, language = found.labels(), get_language()
    shown = []
    for facet in facets_of(found.families):
        counted = dict(found.counts.values.get(facet.name, ()))
        chosen = {str(value) for value in found.chosen.get(facet.name, ())}
        options = []
        known = labels[facet.name]
        for stored in counted.keys() | chosen:
            if stored in known:
                value, label = known[stored]
                selected = stored in chosen
                url = address.without(facet.name, value) if selected else address.adding(facet.name, value)
                options.append(Option(value, label, counted.get(stored, 0), selected, url))
        if options:
            options.sort(key=lambda option: (-option.count, option.label.casefold(), option.value))
            more, unsure = found.counts.more.get(facet.name, 0), facet.name in found.counts.open
            shown.append(ShownFacet(facet.name, _label(facet, language), options, more, unsure))
    return shown


@cache
def _label(facet: Facet, language: str | None) -> str:
    return str(facet.label)


def chips(found: ListFilter, shown: list[ShownFacet], address: Address) -> list[Chip]:
    conditions = [
        Chip(facet.label, option.label, option.url)
        for facet in shown
        for option in facet.options
        if option.selected
    ]
    for name in ("from", "to"):
        if found.form.cleaned_data.get(name):
            label = _("From") if name == "from" else _("To")
            conditions.append(Chip(label, found.data[name].strip(), address.without(name)))
    return conditions


def sorts(found: ListFilter, address: Address) -> list[Sort]:
    names = [*(["relevance"] if found.search.all else []), *found.orders]
    return [Sort(name, str(SORTS[name]), name == found.sort, address.setting("sort", name)) for name in names]
