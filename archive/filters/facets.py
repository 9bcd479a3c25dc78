"""What a list can be narrowed by: where a facet's values are stored, how readers write and read them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from django import forms
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import get_language

from archive.filters.fields import CodesField, LanguagesField, PublicIdsField
from archive.filters.known import Known
from archive.filters.matching import Condition, LookedUp, OfColumn, holds_one_of, one_of
from archive.languages import language_name
from archive.vocabularies import Vocabulary


class Choice(NamedTuple):
    """One value: as stored (keys as text), as written in the address, as read."""

    stored: str
    param: str
    label: str


@dataclass(frozen=True)
class Codes:
    """Values of a vocabulary."""

    vocabulary: type[Vocabulary]

    def field(self, name: str) -> forms.Field:
        return CodesField(self.vocabulary.values, param=name)

    def choices(self, stored: Iterable[str]) -> list[Choice]:
        labels = _labels(self.vocabulary, get_language() or "")
        return [Choice(code, code, labels[code]) for code in stored]


@cache
def _labels(vocabulary: type[Vocabulary], language: str) -> dict[str, str]:
    return {code: vocabulary(code).label.in_language(language) for code in vocabulary.values}


@dataclass(frozen=True)
class Languages:
    """BCP 47 codes."""

    def field(self, name: str) -> forms.Field:
        return LanguagesField(param=name)

    def choices(self, stored: Iterable[str]) -> list[Choice]:
        return [Choice(code, code, language_name(code)) for code in stored]


@dataclass(frozen=True)
class Records:
    """Published records of a model: stored by primary key, written by public id; looked up by the field.

    `label` makes of the values of these `fields`, and the language, what readers read.
    """

    model: type[Model]
    fields: tuple[str, ...]
    label: Callable[..., str]

    @cached_property
    def _known(self) -> Known:
        return Known(self.model, "id", ("public_id", *self.fields))

    def field(self, name: str) -> forms.Field:
        return PublicIdsField(self.model, param=name)

    def choices(self, stored: Iterable) -> list[Choice]:
        """One query for those that are not remembered, none for none."""
        wanted, language = {str(key) for key in stored}, get_language()
        rows = self._known.of(wanted)
        return [Choice(key, row[0], self.label(*row[1:], language)) for key in wanted if (row := rows[key])]


@dataclass(frozen=True, eq=False)
class Facet:
    """A parameter that may be repeated ("or"). `column` is one of the list's rows, or of a Link's.

    `array`: the column holds several values.
    """

    name: str
    label: str
    values: Codes | Languages | Records
    column: str
    array: bool = False

    def condition(self, stored: list) -> OfColumn:
        return holds_one_of(self.column, stored) if self.array else one_of(self.column, stored)


@dataclass(frozen=True)
class Held:
    """An array column of the list's row: of values or, with a `model`, of keys of records that have them."""

    column: str
    model: type[Model] | None = None
    value: str = ""

    @cached_property
    def known(self) -> Known:
        """The value of each record."""
        return Known(self.model, "id", (self.value,))


@dataclass(frozen=True, eq=False)
class Link:
    """Facets over rows of another table: all that are given must hold for the same one of them.

    `row` is the column of `rows()` that names the list's row. `held`: facet name → where the list's row holds
    all its values, so that without a condition on the link the other table need not be read.
    """

    rows: Callable[[], QuerySet]
    row: str
    facets: tuple[Facet, ...]
    held: dict[str, "Held"] = field(default_factory=dict)

    def linked(self, chosen: dict[str, list]) -> QuerySet:
        """The rows of the other table that fit what was chosen."""
        rows = self.rows()
        for facet in self.facets:
            if chosen.get(facet.name):
                rows = rows.filter(facet.condition(chosen[facet.name]))
        return rows

    def condition(self, chosen: dict[str, list]) -> Q:
        return self._by_held(chosen) & Q(pk__in=self.linked(chosen).values(self.row))

    def condition_row_by_row(self, chosen: dict[str, list]) -> Q:
        """The same, looked up for one row of the list after the other: for those of which most fit."""
        its_own = LookedUp(self.row, OuterRef("pk"))
        return self._by_held(chosen) & Q(Exists(self.linked(chosen).filter(its_own)))

    def _by_held(self, chosen: dict[str, list]) -> Q:
        """What the row's own columns tell before."""
        wanted = Q()
        for name, held in self.held.items():
            if chosen.get(name) and held.model is None:
                wanted &= holds_one_of(held.column, chosen[name])
        return wanted


Family = Facet | Link
Demanded = Callable[[Family], Condition | None]  # what a family demands of a row, if anything


def members(family: Family) -> tuple[Facet, ...]:
    """The facets that share a condition: those of a link, or the one facet itself."""
    return family.facets if isinstance(family, Link) else (family,)


def condition(family: Family, chosen: dict[str, list]) -> Condition | None:
    """What a family demands of a row; None when nothing of it was chosen."""
    if not any(chosen.get(facet.name) for facet in members(family)):
        return None
    return family.condition(chosen if isinstance(family, Link) else chosen[family.name])


def condition_row_by_row(family: Family, chosen: dict[str, list]) -> Condition | None:
    """The same for rows that are walked through in their order."""
    if isinstance(family, Link) and any(chosen.get(facet.name) for facet in family.facets):
        return family.condition_row_by_row(chosen)
    return condition(family, chosen)


@cache
def facets_of(families: tuple[Family, ...]) -> tuple[Facet, ...]:
    return tuple(facet for family in families for facet in members(family))
