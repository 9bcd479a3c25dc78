"""Orders of a list that pages can be cut from: keys that together are unique, and what comes after a row."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, DateField, F, Func, Q, QuerySet, TextField, Value
from django.db.models.expressions import Combinable, OrderBy

from archive.filters.matching import OfColumn


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value < 2**63:
        raise ValueError(value)
    return value


def _fraction(value: object) -> float:
    if type(value) not in (int, float) or not math.isfinite(value):
        raise ValueError(value)
    return float(value)


def _day(value: object) -> date:
    return date.fromisoformat(value)


def _text(value: object) -> str:
    if type(value) is not str or "\0" in value:
        raise ValueError(value)
    return value.encode("utf-8").decode("utf-8")  # UnicodeEncodeError is a ValueError: lone surrogates


@dataclass(frozen=True, slots=True)
class Key:
    """A column to order by, or an annotation of that name that `expression` gives or the list itself.

    It is never NULL. `read` checks a value that comes back from an address; ValueError or TypeError if none.
    """

    name: str
    read: Callable[[object], object]
    expression: Combinable | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """Keys that all ascend or all descend, so that one comparison, which an index answers, cuts a page."""

    keys: tuple[Key, ...]
    descending: bool

    def keyed(self, rows: QuerySet) -> QuerySet:
        """With the keys that are annotations of the order's own."""
        known = rows.query.annotations
        new = {key.name: key.expression for key in self.keys if key.expression and key.name not in known}
        return annotated(rows, **new) if new else rows

    def by(self, backwards: bool = False) -> list[OrderBy]:
        descending = self.descending is not backwards
        return [F(key.name).desc() if descending else F(key.name).asc() for key in self.keys]

    @property
    def columns(self) -> list[str]:
        """The keys' names in a query whose rows have them as columns."""
        return ["id" if key.name == "pk" else key.name for key in self.keys]

    def sql(self, backwards: bool = False) -> str:
        direction = "DESC" if self.descending is not backwards else "ASC"
        return ", ".join(f"{column} {direction}" for column in self.columns)

    def beyond(self, values: tuple, backwards: bool = False) -> Q:
        """The rows after (or before) the one with these values; for rows that are `keyed`."""
        sign = self.sign(backwards)
        return Q(_Compared(_Row(*(F(key.name) for key in self.keys)), _Row(*map(Value, values)), sign=sign))

    def sign(self, backwards: bool = False) -> str:
        """How a row further on compares with a row before it."""
        return "<" if self.descending is not backwards else ">"

    def read(self, values: Sequence) -> tuple:
        """Keys' values from JSON; ValueError or TypeError if they are none."""
        return tuple(key.read(value) for key, value in zip(self.keys, values, strict=True))


class _Row(Func):
    function = "ROW"
    output_field = TextField()


class _Compared(Func):
    template, arg_joiner = "%(expressions)s", " "
    output_field = BooleanField()
    conditional = True

    def __init__(self, left: Func, right: Func, sign: str, **extra) -> None:
        self.arg_joiner = f" {sign} "
        super().__init__(left, right, sign=sign, **extra)


def _day_or(otherwise: date) -> OfColumn:
    sql = f"COALESCE({{column}}, '{otherwise}'::date)"
    return OfColumn("issued_earliest", sql, output_field=DateField())


_PK = Key("pk", _number)
#: As the indexes say it (archive.models.record): what has no date comes last either way.
_NEWEST_DAY = Key("newest_day", _day, _day_or(date.min))
_OLDEST_DAY = Key("oldest_day", _day, _day_or(date.max))

NEWEST_RECORDED = Order((_PK,), descending=True)
OLDEST_RECORDED = Order((_PK,), descending=False)
NEWEST = Order((_NEWEST_DAY, _PK), descending=True)
OLDEST = Order((_OLDEST_DAY, _PK), descending=False)
BY_RANK = Order((Key("rank", _fraction), _PK), descending=True)
BY_NAME = Order((Key("sort_name", _text), _PK), descending=False)


def annotated(rows: QuerySet, **expressions: Combinable) -> QuerySet:
    """As `annotate` does it, which looks through all of the model for one of these names each time."""
    rows = rows.all()
    for name, expression in expressions.items():
        rows.query.add_annotation(expression, name)
    return rows


def ordered(rows: QuerySet, order: Order, backwards: bool = False) -> QuerySet:
    return order.keyed(rows).order_by(*order.by(backwards))
