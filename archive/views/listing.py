"""The one delegate of all public lists: a filter, the rows it starts from, a template."""

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.exporting import formats_of
from archive.filters import ListFilter
from archive.filters.paging import Cursor, CursorError
from archive.search.wording import problem
from archive.views.addresses import Address
from archive.views.correcting import Correction, correction
from archive.views.narrowing import chips, facets, sorts

#: What other sites append to links; everything else that a list does not know is refused.
TRACKING = re.compile(r"utm_\w+|mtm_\w+|fbclid|gclid|msclkid|mc_[ce]id|ref")


@dataclass(frozen=True, slots=True)
class ListedPage:
    """`exact`: `total` is all there is; else it is what was looked at, of `about` so many if that is known.

    `end` names the end of the list that was looked at: an order's name. `count_url` counts all, where that
    can be done. Rows `first` to `last` are shown.
    """

    rows: list = field(default_factory=list)
    total: int = 0
    exact: bool = True
    about: int | None = None
    end: str = ""
    count_url: str = ""
    next_url: str | None = None
    previous_url: str | None = None
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class ShownQuery:
    """`ignored`: words too common to search for; `problem`: what else was not understood, in sentences.

    `correction`: what may have been meant, where a word occurs nowhere.
    """

    text: str = ""
    ignored: tuple[str, ...] = ()
    problem: str | None = None
    correction: Correction | None = None


def listing(
    request: HttpRequest,
    filterset_class: type[ListFilter],
    queryset: QuerySet,
    template: str,
    **context: object,
) -> HttpResponse:
    """Render a list as its query string asks, or a 400 page that says what in it cannot be.

    `queryset` says what is listed and fetches what a row shows; joins that multiply rows have no place in it.
    """
    shown = contents(request, filterset_class, queryset) | context
    return render(request, template, shown, status=400 if shown["errors"] else 200)


def contents(request: HttpRequest, filterset_class: type[ListFilter], queryset: QuerySet) -> dict:
    """What the template is given."""
    found = filterset_class(request.GET, queryset=queryset)
    address = Address(request.path, request.GET, found.filters)
    cursor, errors = None, refusals(found, request.GET)
    if not errors:
        try:
            cursor = found.cursor(request.GET["cursor"]) if "cursor" in request.GET else None
        except CursorError:
            errors["cursor"] = _(
                "This page of the list does not exist: the address is damaged or incomplete."
            )
    shown = _refused(request, errors) if errors else _found(found, cursor, address)
    return shown | {"form": found.form, "errors": errors, "given": _given(request.GET)}


def _given(query: QueryDict) -> list[tuple[str, str]]:
    """What forms keep of the address: each value once, none so long that it is a mistake."""
    return [
        (name, value)
        for name, values in query.lists()
        if name != "cursor" and len(name) <= 100
        for value in dict.fromkeys(values)
        if len(value) <= 300
    ]


def refusals(found: ListFilter, query: QueryDict, also: tuple[str, ...] = ("cursor",)) -> dict[str, str]:
    """Parameter → what is wrong with it. A misspelt name is refused too: it would list everything."""
    errors = {name: str(messages[0]) for name, messages in found.form.errors.items()}
    known = [*found.filters, *also]
    for name in query:
        if name not in known and not TRACKING.fullmatch(name):
            errors[_shortened(name)] = _unknown(_shortened(name), known)
    return errors


def _unknown(name: str, known: list[str]) -> str:
    message = _("This list has no filter “%s”.") % name
    likely = get_close_matches(name, known, n=1)
    return message + " " + _("Did you mean “%s”?") % likely[0] if likely else message


def _shortened(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:40]}…"


def _refused(request: HttpRequest, errors: dict[str, str]) -> dict:
    query = ShownQuery(request.GET.get("q", "")[:1000], problem=errors.get("q"))
    empty = {name: [] for name in ("facets", "active", "sorts", "exports")}
    return {"page": ListedPage(), "query": query, **empty}


def _found(found: ListFilter, cursor: Cursor | None, address: Address) -> dict:
    page, shown = found.page(cursor), facets(found, address)
    search = found.search
    return {
        "page": ListedPage(
            rows=page.rows,
            total=found.counts.total,
            exact=found.counts.exact,
            about=_rounded(found.counts.about),
            end=found.bounding_order,
            count_url="" if found.uncountable else address.setting("count", "exact"),
            next_url=address.setting("cursor", str(page.next)) if page.next else None,
            previous_url=address.setting("cursor", str(page.previous)) if page.previous else None,
            first=page.first,
            last=page.last,
        ),
        "facets": shown,
        "active": chips(found, shown, address),
        "sorts": sorts(found, address),
        "query": ShownQuery(
            search.query.text,
            search.ignored,
            problem(search.notes, search.hopeless),
            None if cursor else correction(found, address),
        ),
        "exports": _exports(found, address),
    }


def _rounded(number: int | None) -> int | None:
    """An estimate is worth two digits."""
    return number and round(number, 2 - len(str(number)))


def _exports(found: ListFilter, address: Address) -> list[tuple[str, str]]:
    paths = _export_paths(found.queryset.model._meta.model_name)
    return [(label, address.at(path)) for label, path in paths]


@cache
def _export_paths(noun: str) -> list[tuple[str, str]]:
    return [
        (format_.LABEL, reverse(f"{noun}_export", kwargs={"format": format_.EXTENSION}))
        for format_ in formats_of(noun).values()
    ]
