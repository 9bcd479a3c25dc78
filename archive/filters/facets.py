"""What a list can be narrowed by: where a facet's values are stored, how readers write and read them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

from django import forms
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.translation import get_language

from archive.filters.fields import CodesField, LanguagesField, PublicIdsField
from archive.filters.matching import LookedUp, holds_one_of, one_of
from archive.languages import language_name
from archive.public_version import Remembered
from archive.vocabularies import Vocabulary
from config import routers


@dataclass(frozen=True, slots=True)
class Choice:
    """One value: as stored, as written in the address, as read."""

    stored: str | int
    param: str
    label: str


@dataclass(frozen=True)
class Codes:
    """Values of a vocabulary."""

    vocabulary: type[Vocabulary]

    def field(self, name: str) -> forms.Field:
        return CodesField(self.vocabulary.values, param=name)

    def choices(self, stored: Iterable[str], known: Iterable = ()) -> list[Choice]:
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

    def choices(self, stored: Iterable[str], known: Iterable = ()) -> list[Choice]:
        return [Choice(code, code, language_name(code)) for code in stored]


class _Rows(Remembered):
    """Columns of published records by primary key."""

    def __init__(self) -> None:
        super().__init__(most=20_000)

    def rows(self, model: type[Model], columns: Iterable[str], keys: set[int]) -> dict[int, tuple]:
        """One query for those that are not remembered; what is not published is left out."""
        known = self.values()
        if missing := keys - known.keys():
            known.update(_fetched(model, columns, missing))
        return {key: known[key] for key in keys if key in known}


def _fetched(model: type[Model], columns: Iterable[str], keys: set[int]) -> dict[int, tuple]:
    names = ", ".join(["id", *columns])
    with routers.prepared() as cursor:
        cursor.execute(
            f"SELECT {names} FROM {model._meta.db_table} WHERE published AND id = ANY (%s::bigint[])",
            [list(keys)],
        )
        return {key: tuple(values) for key, *values in cursor.fetchall()}


@dataclass(frozen=True)
class Records:
    """Published records of a model: stored by primary key, written by public id; looked up by the field.

    `label` makes of the values of these `fields`, and the language, what readers read.
    """

    model: type[Model]
    fields: tuple[str, ...]
    label: Callable[..., str]
    remembered: "_Rows" = field(default_factory=_Rows, compare=False, repr=False)

    def field(self, name: str) -> forms.Field:
        return PublicIdsField(self.model, param=name)

    def choices(self, stored: Iterable, known: Iterable[Model] = ()) -> list[Choice]:
        """One query for those that are neither `known` nor remembered, none for none."""
        columns = ("public_id", *self.fields)
        own = {record.pk: record for record in known if isinstance(record, self.model)}
        rows = {key: tuple(getattr(record, name) for name in columns) for key, record in own.items()}
        wanted = {int(key) for key in stored}
        rows |= self.remembered.rows(self.model, columns, wanted - rows.keys())
        language = get_language()
        return [
            Choice(key, rows[key][0], self.label(*rows[key][1:], language)) for key in wanted if key in rows
        ]


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

    def condition(self, stored: list) -> Q:
        return Q(holds_one_of(self.column, stored) if self.array else one_of(self.column, stored))


@dataclass(frozen=True)
class Held:
    """An array column of the list's row: of values or, with a `model`, of keys of records that have them."""

    column: str
    model: type[Model] | None = None
    value: str = ""
    remembered: "_Rows" = field(default_factory=_Rows, compare=False, repr=False)

    def codes(self, keys: set[int]) -> dict[int, str]:
        """The values of these records, without those that are not public. One query, none if remembered."""
        rows = self.remembered.rows(self.model, (self.value,), keys)
        return {key: value for key, (value,) in rows.items()}


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
                wanted &= Q(holds_one_of(held.column, chosen[name]))
        return wanted


Family = Facet | Link


def members(family: Family) -> tuple[Facet, ...]:
    """The facets that share a condition: those of a link, or the one facet itself."""
    return family.facets if isinstance(family, Link) else (family,)


def condition(family: Family, chosen: dict[str, list]) -> Q | None:
    """What a family demands of a row; None when nothing of it was chosen."""
    if not any(chosen.get(facet.name) for facet in members(family)):
        return None
    return family.condition(chosen if isinstance(family, Link) else chosen[family.name])


def condition_row_by_row(family: Family, chosen: dict[str, list]) -> Q | None:
    """The same for rows that are walked through in their order."""
    if isinstance(family, Link) and any(chosen.get(facet.name) for facet in family.facets):
        return family.condition_row_by_row(chosen)
    return condition(family, chosen)


@cache
def facets_of(families: tuple[Family, ...]) -> tuple[Facet, ...]:
    return tuple(facet for family in families for facet in members(family))
