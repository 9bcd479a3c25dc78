"""Orders of a list that pages can be cut from: keys that together are unique, and what comes after a row."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy

NOTHING = Q(pk__in=[])


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value < 2**63:
        raise ValueError(value)
    return value


def _fraction(value: object) -> float:
    if type(value) not in (int, float) or not math.isfinite(value):
        raise ValueError(value)
    return float(value)


def _day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _text(value: object) -> str:
    if type(value) is not str or "\0" in value:
        raise ValueError(value)
    return value.encode("utf-8").decode("utf-8")  # UnicodeEncodeError is a ValueError: lone surrogates


@dataclass(frozen=True, slots=True)
class Key:
    """A column or annotation to order by; unknown values (NULL) come last in either direction.

    `read` checks a value that comes back from an address; ValueError or TypeError if it is none.
    """

    name: str
    read: Callable[[object], object]
    descending: bool = False
    nullable: bool = False

    def ordering(self, backwards: bool) -> OrderBy:
        field, descending = F(self.name), self.descending is not backwards
        nulls = {"nulls_first" if backwards else "nulls_last": True} if self.nullable else {}
        return field.desc(**nulls) if descending else field.asc(**nulls)

    def beyond(self, value: object, backwards: bool) -> Q:
        """Rows strictly after this value in the order, or before it."""
        if value is None:
            return Q(**{f"{self.name}__isnull": False}) if backwards else NOTHING
        smaller = self.descending is not backwards
        found = Q(**{f"{self.name}__{'lt' if smaller else 'gt'}": value})
        return found | Q(**{f"{self.name}__isnull": True}) if self.nullable and not backwards else found

    def same(self, value: object) -> Q:
        return Q(**{f"{self.name}__isnull": True} if value is None else {self.name: value})


Order = tuple[Key, ...]

NEWEST_RECORDED: Order = (Key("pk", _number, descending=True),)
OLDEST_RECORDED: Order = (Key("pk", _number),)
NEWEST: Order = (Key("issued_earliest", _day, descending=True, nullable=True), *NEWEST_RECORDED)
OLDEST: Order = (Key("issued_earliest", _day, nullable=True), *OLDEST_RECORDED)
BY_RANK: Order = (Key("rank", _fraction, descending=True), *NEWEST_RECORDED)
BY_NAME: Order = (Key("sort_name", _text), *OLDEST_RECORDED)


def ordered(rows: QuerySet, order: Order, backwards: bool = False) -> QuerySet:
    return rows.order_by(*(key.ordering(backwards) for key in order))


def beyond(order: Order, values: tuple, backwards: bool) -> Q:
    """The rows after (or before) the one with these values."""
    found, same = NOTHING, Q()
    for key, value in zip(order, values, strict=True):
        found |= same & key.beyond(value, backwards)
        same &= key.same(value)
    return found
