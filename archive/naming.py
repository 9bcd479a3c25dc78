"""What a reader may mean while still typing: published sources and claims that begin so; then those of which
a word does; then those that are nearly so. Each has its index over archive_listed_words().
"""

from django.db.models import BooleanField, CharField, F, FloatField, Func, QuerySet, Value
from django.db.models.functions import Length

from archive.models import Claim, Source
from archive.search.query import WORD

SHOWN = 8
SHORTEST, LONGEST = 2, 100  # characters of a query; MIN_TYPO: fewer letters are similar to too much
MIN_TYPO = 4
MAX_WORDS = 6
CONSIDERED = 200  # where very many names have such a word, not all are compared


def sources(query: str, outlets: bool = False) -> list[Source]:
    """At most eight, the likeliest first; none for a query too short or too long. Three queries at most."""
    rows = Source.objects.published()
    rows = rows.filter(kind="outlet") if outlets else rows
    return _named(rows, query, "name", "label_de", "label_en")


def claims(query: str) -> list[Claim]:
    return _named(Claim.objects.published(), query, "text_de", "text_en")


def _named(rows: QuerySet, query: str, *columns: str) -> list:
    typed = WORD.findall(query.lower())[:MAX_WORDS] if len(query) <= LONGEST else []
    if len("".join(typed)) < SHORTEST:
        return []
    rows, found = rows.annotate(words=Words(*columns)), {}
    for likely in (_beginning, _with_words_beginning, _alike):
        if len(found) < SHOWN:
            found |= {row.pk: row for row in likely(rows, typed) if row.pk not in found}
    return list(found.values())[:SHOWN]


def _beginning(rows: QuerySet, typed: list[str]) -> QuerySet:
    """In the order of the alphabet."""
    rows = rows.annotate(beginning=Beginning(F("words")))
    return rows.filter(Like(F("beginning"), _folded(typed), before=" ")).order_by("beginning", "pk")[:SHOWN]


def _with_words_beginning(rows: QuerySet, typed: list[str]) -> list:
    """Each word typed begins one of theirs; the shortest of the first few that the index finds."""
    for word in typed:
        rows = rows.filter(Like(F("words"), _folded([word]), before="% "))
    return sorted(rows.order_by()[:CONSIDERED], key=lambda row: (len(str(row)), str(row), row.pk))


def _alike(rows: QuerySet, typed: list[str]) -> QuerySet:
    text = _folded(typed)
    if len("".join(typed)) < MIN_TYPO:
        return rows.none()
    likeness = Func(text, F("words"), function="word_similarity", output_field=FloatField())
    alike = rows.filter(Alike(F("words"), text)).order_by()[:CONSIDERED].values("pk")
    return rows.filter(pk__in=alike).order_by(likeness.desc(), Length("words"), "pk")[:SHOWN]


def _folded(words: list[str]) -> Func:
    return Func(Value(" ".join(words)), function="archive_fold", output_field=CharField())


class Words(Func):
    """What the indexes hold of these columns (migrations: suggestions by name)."""

    function = "archive_listed_words"
    output_field = CharField()


class Beginning(Func):
    template = 'left(%(expressions)s, 64) COLLATE "C"'
    output_field = CharField()


class _Condition(Func):
    output_field = BooleanField()
    conditional = True


class Like(_Condition):
    """Whether a text has the other one in it, right after `before`."""

    def __init__(self, text: F, part: Func, before: str) -> None:
        pattern = Func(Value(before), part, Value("%"), template="(%(expressions)s)", arg_joiner=" || ")
        super().__init__(text, pattern, template="(%(expressions)s)", arg_joiner=" LIKE ")


class Alike(_Condition):
    """Whether some stretch of words in a text has enough (0.6) of the other's trigrams."""

    template, arg_joiner = "(%(expressions)s)", " %%> "
