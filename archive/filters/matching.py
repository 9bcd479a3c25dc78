"""SQL of full-text search, as Django expressions."""

import re

from django.db.models import (
    BooleanField,
    CharField,
    Expression,
    ExpressionWrapper,
    F,
    Field,
    FloatField,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Greatest
from django.db.models.sql.where import AND, WhereNode

_LENGTH = re.compile(r"\(\d+\)")  # of a type: a value would be cut to it
_YES_OR_NO = BooleanField()
_INSIDE = r"[:alnum:]\u0300-\u036f"  # what a word goes on with, as PostgreSQL's regular expressions say it


class OfColumn(Expression):
    """What is asked of one column, its SQL written here: of the ORM's functions it would take some five, each
    of which is copied and resolved for every page.

    `sql` holds {column}, {type} for how the database names that of its values, and %s for each parameter.
    """

    contains_aggregate = contains_over_clause = contains_subquery = False
    contains_column_references = True

    def __init__(self, column: str, sql: str, *params, output_field: Field = _YES_OR_NO) -> None:
        super().__init__(output_field)
        self.column, self.sql, self.params = column, sql, params
        self.found: Expression | None = None

    def resolve_expression(
        self, query=None, allow_joins=True, reuse=None, summarize=False, for_save=False
    ) -> "OfColumn":
        if self.found:  # asked again as a part of another query
            return self
        resolved = OfColumn(self.column, self.sql, *self.params, output_field=self.output_field)
        if "__" in self.column or self.column in query.annotations:
            resolved.found = query.resolve_ref(self.column, allow_joins, reuse, summarize)
        else:
            resolved.found = query.get_meta().get_field(self.column).get_col(query.get_initial_alias())
        return resolved

    def get_source_expressions(self) -> list[Expression | None]:
        return [self.found]

    def set_source_expressions(self, expressions: list[Expression | None]) -> None:
        (self.found,) = expressions

    def as_sql(self, compiler, connection) -> tuple[str, list]:
        column, params = compiler.compile(self.found)
        named = self.found.output_field.db_type(connection) if "{type}" in self.sql else ""
        return self.sql.format(column=column, type=_LENGTH.sub("", named)), [*params, *self.params]


Condition = Q | OfColumn


def having(rows: QuerySet, *conditions: Condition) -> QuerySet:
    """As `filter` does it, which makes a comparison with TRUE of each first, in four times the time."""
    rows = rows.all()
    for condition in conditions:
        if isinstance(condition, OfColumn) and "__" not in condition.column:
            rows.query.where.add(condition.resolve_expression(rows.query), AND)
        else:
            rows = rows.filter(condition)
    return rows


def matches(text: str) -> OfColumn:
    """Whether a row's words match this text of a tsquery, as archive.search builds it."""
    return OfColumn("search", "({column} @@ %s::tsquery)", text)


def one_of(column: str, values: list) -> OfColumn:
    """Whether the column's value is one of these. They are sent as of the column's own type: an index over
    several columns has no operators across types."""
    return OfColumn(column, "({column} = ANY (%s::{type}[]))", values)


def one_of_unindexed(column: str, values: list) -> OfColumn:
    """The same for a column of text, but no index is asked for it."""
    return OfColumn(column, "(({column} || '') = ANY (%s::text[]))", values)


def holds_one_of(column: str, values: list) -> OfColumn:
    """Whether an array has one of these."""
    return OfColumn(column, "({column} && %s::{type})", values)


def rank(text: str) -> OfColumn:
    """How well a row's words match it."""
    sql = "ts_rank({column}, %s::tsquery)::double precision"
    return OfColumn("search", sql, text, output_field=FloatField())


class Holds(Func):
    """Whether a text has these words as they are written, capitals aside, with nothing but signs between."""

    template, arg_joiner = "(%(expressions)s)", " ~ "
    output_field = BooleanField()
    conditional = True

    def __init__(self, column: str, words: tuple[str, ...], **kwargs) -> None:
        pattern = f"(^|[^{_INSIDE}]){f'[^{_INSIDE}]+'.join(words)}([^{_INSIDE}]|$)"
        text = Func(F(column), template="lower(normalize(%(expressions)s))")
        super().__init__(text, Func(Value(pattern), function="lower"), **kwargs)


class Folded(Func):
    function = "archive_fold"
    output_field = CharField()


class Similarity(Func):
    """How much of a text (0 to 1) some stretch of words in another one, folded, is like, by trigrams."""

    function = "word_similarity"
    output_field = FloatField()

    def __init__(self, text: str, within) -> None:
        super().__init__(Folded(Value(text)), within)


class Resembles(Func):
    """Whether that similarity is 0.6 or more, PostgreSQL's own threshold, which its indexes know.

    "diplomt" has 0.75 of the trigrams of "Diplomat", "Sprecher" 0.56 of those of "Verbrecher".
    """

    template, arg_joiner = "(%(expressions)s)", " <%% "
    output_field = BooleanField()
    conditional = True

    def __init__(self, text: str, within, **kwargs) -> None:
        super().__init__(Folded(Value(text)), within, **kwargs)


class Checked(Func):
    """A condition that no index is asked for."""

    template = "(%(expressions)s) IS TRUE"
    output_field = BooleanField()
    conditional = True

    def __init__(self, condition: Q) -> None:
        super().__init__(ExpressionWrapper(condition, BooleanField()))


class LookedUp(Func):
    """Whether a key is another query's, not said by "=": of that the planner would make a hash."""

    template, arg_joiner = "(%(expressions)s]))", " = ANY (ARRAY["
    output_field = BooleanField()
    conditional = True

    def __init__(self, column: str, outer: OuterRef, **kwargs) -> None:
        super().__init__(F(column), outer, **kwargs)


class _RowByRow(WhereNode):
    """Conditions in a form that no index has an operator for."""

    def as_sql(self, compiler, connection):
        sql, params = super().as_sql(compiler, connection)
        return f"({sql}) IS TRUE", params


def row_by_row(rows: QuerySet) -> QuerySet:
    """The same public rows, to be walked through in their order: the planner might look all of them up first,
    because it expects fewer than there are."""
    walked = rows.all()
    conditions = walked.query.where
    walked.query.where = WhereNode([_RowByRow(conditions.children, conditions.connector, conditions.negated)])
    return walked.published()  # the indexes of orders are of these only


def best(*ranks) -> Greatest:
    return Greatest(*ranks, output_field=FloatField())
