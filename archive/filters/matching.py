"""SQL of full-text search, as Django expressions."""

from django.db.models import (
    BooleanField,
    CharField,
    ExpressionWrapper,
    F,
    FloatField,
    Func,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Greatest
from django.db.models.sql.where import WhereNode

_INSIDE = r"[:alnum:]\u0300-\u036f"  # what a word goes on with, as PostgreSQL's regular expressions say it


class TsQuery(Func):
    """Text of a tsquery, as archive.search builds it."""

    template = "%(expressions)s::tsquery"

    def __init__(self, text: str) -> None:
        super().__init__(Value(text))


class Matches(Func):
    """Whether a tsvector matches a tsquery."""

    template, arg_joiner = "(%(expressions)s)", " @@ "
    output_field = BooleanField()
    conditional = True

    def __init__(self, vector, text: str, **kwargs) -> None:
        super().__init__(vector, TsQuery(text), **kwargs)


class Holds(Func):
    """Whether a text has these words as they are written, capitals aside, with nothing but signs between."""

    template, arg_joiner = "(%(expressions)s)", " ~ "
    output_field = BooleanField()
    conditional = True

    def __init__(self, column: str, words: tuple[str, ...], **kwargs) -> None:
        pattern = f"(^|[^{_INSIDE}]){f'[^{_INSIDE}]+'.join(words)}([^{_INSIDE}]|$)"
        text = Func(F(column), template="lower(normalize(%(expressions)s))")
        super().__init__(text, Func(Value(pattern), function="lower"), **kwargs)


class Rank(Func):
    template = "ts_rank(%(expressions)s)::double precision"
    output_field = FloatField()

    def __init__(self, vector, text: str, **kwargs) -> None:
        super().__init__(vector, TsQuery(text), **kwargs)


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


class Unindexed(Func):
    """A text column that no index is asked for."""

    template = "(%(expressions)s || '')"
    output_field = CharField()


class Checked(Func):
    """A condition that no index is asked for."""

    template = "(%(expressions)s) IS TRUE"
    output_field = BooleanField()
    conditional = True

    def __init__(self, condition: Q) -> None:
        super().__init__(ExpressionWrapper(condition, BooleanField()))


class OneOf(Func):
    """Whether a value is one of these, compared as that type of PostgreSQL's."""

    template, arg_joiner = "(%(expressions)s)", " = ANY "
    output_field = BooleanField()
    conditional = True

    def __init__(self, column, values: list, type: str, **kwargs) -> None:
        given = Func(*map(_expression, values), template=f"(ARRAY[%(expressions)s]::{type}[])")
        super().__init__(column, given, **kwargs)


def _expression(value):
    return value if hasattr(value, "resolve_expression") else Value(value)


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
