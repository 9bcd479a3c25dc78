"""What a list shows of a search: the row's words marked, and where else it matched if not there."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.translation import gettext as _

from archive.search.lexemes import Search
from archive.search.marking import Marker, Text


class Place(NamedTuple):
    """Texts of a row in which a search may match.

    With an `attribute`, the first text is put there as marked HTML; with a `label`, readers are told when
    the search matched here and not in the row's own words, which are the place without a label.
    """

    texts: tuple[Text, ...]
    label: str | Promise = ""
    attribute: str = ""


Places = Callable[[Model], list[Place]]


def show(rows: Iterable[Model], search: Search, places: Places, elsewhere: str | Promise = "") -> None:
    """Give each row its marked texts and `matched_in`. One query, none without a search.

    `elsewhere` names what a row may have been found by that is not among its places.
    """
    rows = [(row, places(row)) for row in rows]
    if not search.all:
        for row, found in rows:
            _unmarked(row, found)
        return
    texts = (text for _row, found in rows for place in found for text in place.texts)
    marker = Marker(search, texts)
    for row, found in rows:
        for place in found:
            if place.attribute:
                setattr(row, place.attribute, marker.marked(place.texts[0]))
        row.matched_in = _matched_in(marker, search, found, elsewhere)


def _unmarked(row: Model, places: list[Place]) -> None:
    for place in places:
        if place.attribute:
            setattr(row, place.attribute, escape(place.texts[0].text))
    row.matched_in = ""


def _matched_in(marker: Marker, search: Search, places: list[Place], elsewhere: str | Promise) -> str:
    """A phrase such as "found in: speaker, outlet"; "" when every term is among the row's own words."""
    labels: dict[str, None] = {}
    for group in search.all:
        found = [place for place in places if any(marker.spans(text, group) for text in place.texts)]
        if any(not place.label for place in found):
            continue
        labels |= dict.fromkeys(
            [str(place.label) for place in found] or ([str(elsewhere)] if elsewhere else [])
        )
    return _("found in: %s") % ", ".join(labels) if labels else ""
