"""SQL of full-text search, as Django expressions."""

from django.db.models import BooleanField, CharField, F, FloatField, Func, Q, Value
from django.db.models.functions import Coalesce, Greatest

from archive.search import Leaf, Search

SIMILAR = (
    0.6  # of a word's trigrams in a name: "diplomt" has 0.75 of "Diplomat", "Sprecher" 0.56 of "Verbrecher"
)
MIN_TYPO = 4  # letters: shorter words are similar to too much


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


class Rank(Func):
    template = "ts_rank(%(expressions)s)::double precision"
    output_field = FloatField()

    def __init__(self, vector, text: str, **kwargs) -> None:
        super().__init__(vector, TsQuery(text), **kwargs)


class Lexemes(Func):
    """A text's lexemes in a language (a code, or an expression of one)."""

    function = "archive_lexemes"

    def __init__(self, text, language, **kwargs) -> None:
        language = Value(language) if language in ("de", "en") else language
        super().__init__(text, language, output_field=CharField(), **kwargs)


class Joined(Func):
    """Texts one after the other; NULL counts as nothing."""

    function = "concat_ws"
    output_field = CharField()

    def __init__(self, *texts, **kwargs) -> None:
        super().__init__(Value(" "), *texts, **kwargs)


class Together(Func):
    """Several tsvectors as one."""

    template, arg_joiner = "(%(expressions)s)", " || "
    output_field = CharField()


def names(prefix: str = "") -> Together:
    """The lexemes of a source's name and labels; `prefix` leads to the source, such as "outlet__"."""
    german = Joined(F(f"{prefix}name"), F(f"{prefix}label_de"))
    return Together(Lexemes(german, "de"), Lexemes(Coalesce(F(f"{prefix}label_en"), Value("")), "en"))


class Similarity(Func):
    """How much of a text (0 to 1) some stretch of words in another is like, by trigrams."""

    function = "word_similarity"
    output_field = FloatField()

    def __init__(self, text: str, within) -> None:
        super().__init__(
            Func(Value(text), function="archive_fold", output_field=CharField()),
            Func(within, function="archive_fold", output_field=CharField()),
        )


def found_or_misspelt(search: Search, vector, text) -> Q:
    """Each group of terms is found in the vector, or one of its words is similar to one of the text's."""
    found = Q()
    for group in search.all:
        wanted = " | ".join(leaf.tsquery for leaf in group)
        alternatives = Q(Matches(vector, wanted))
        for leaf in filter(_guessable, group):
            alternatives |= Q(GreaterEqual(Similarity(leaf.term.text, text), Value(SIMILAR)))
        found &= alternatives
    return found


def _guessable(leaf: Leaf) -> bool:
    return leaf.term.kind == "word" and len(leaf.term.text) >= MIN_TYPO


class GreaterEqual(Func):
    template, arg_joiner = "(%(expressions)s)", " >= "
    output_field = BooleanField()
    conditional = True


def best(*ranks) -> Greatest:
    return Greatest(*ranks, output_field=FloatField())
