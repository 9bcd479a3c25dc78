"""What a list shows of a search: the row's words marked, and where else it matched if not there."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.translation import gettext as _

from archive.search.lexemes import Leaf, Search
from archive.search.marking import Marker, Text


class Place(NamedTuple):
    """Texts of a row in which a search may match.

    With an `attribute`, the first text is put there as marked HTML; with a `label`, readers are told when
    the search matched here and not in the row's own words, which are the place without a label.
    """

    texts: tuple[Text, ...]
    label: Promise | None = None
    attribute: str = ""


class Places(NamedTuple):
    """Where a search may match in a row: in what its list `shows`, with an attribute each, and `besides`."""

    shows: Callable[[Model], list[Place]]
    besides: Callable[[Model], list[Place]]


def show(rows: Iterable[Model], search: Search, places: Places, elsewhere: str | Promise = "") -> None:
    """Give each row its marked texts and `matched_in`. No query without a search, two at most with one.

    `elsewhere` names what a row may have been found by that is not among its places.
    """
    shown = [(row, places.shows(row)) for row in rows]
    if not search.all:
        for row, found in shown:
            _show(row, found, lambda text: escape(text.text))
        return
    own = Marker(search, _texts(found for _row, found in shown))
    for row, found in shown:
        _show(row, found, own.marked)
    wanting = [each for each in shown if not all(_holds(own, group, each[1]) for group in search.all)]
    if wanting:
        others = [places.besides(row) for row, _found in wanting]
        beside = Marker(search, _texts(others), own)
        for (row, found), other in zip(wanting, others, strict=True):
            every = [*((own, place) for place in found), *((beside, place) for place in other)]
            row.matched_in = _matched_in(search, every, elsewhere)


def _show(row: Model, places: list[Place], marked: Callable[[Text], str]) -> None:
    for place in places:
        setattr(row, place.attribute, marked(place.texts[0]))
    row.matched_in = ""


def _texts(places: Iterable[list[Place]]) -> Iterable[Text]:
    return (text for found in places for place in found for text in place.texts)


def _holds(marker: Marker, group: tuple[Leaf, ...], places: list[Place]) -> bool:
    """Whether the row's own words do, which are the place without a label."""
    return any(marker.holds(text, group) for place in places if place.label is None for text in place.texts)


def _matched_in(search: Search, places: list[tuple[Marker, Place]], elsewhere: str | Promise) -> str:
    """A phrase such as "found in: speaker, outlet"; "" when every term is among the row's own words."""
    labels: dict[str, None] = {}
    for group in search.all:
        found = [place for marker, place in places if any(marker.holds(text, group) for text in place.texts)]
        if any(place.label is None for place in found):
            continue
        labels |= dict.fromkeys(
            [str(place.label) for place in found] or ([str(elsewhere)] if elsewhere else [])
        )
    return _("found in: %s") % ", ".join(labels) if labels else ""
