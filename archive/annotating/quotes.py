"""Recording passages."""

from django.contrib.auth.models import AbstractBaseUser

from archive.annotating.opening import locked_as_seen, opened, store, words_at
from archive.models import Article, Quote
from archive.spans import Spans


def add_quote(
    article: Article, spans: Spans, *, by: AbstractBaseUser, exact: str | None = None, **fields
) -> Quote:
    """Records the passage at these spans; `exact` are the words the editor chose, if a person did.

    `fields` are Quote's: kind, attribution, cue, confidence, note … Raises SpanMismatch, ArticleClosed or
    another ValidationError.
    """
    return _record(Quote(article=article), spans, exact, by, fields)


def change_quote(
    quote: Quote,
    *,
    by: AbstractBaseUser,
    seen: int | None = None,
    spans: Spans | None = None,
    exact: str | None = None,
    **fields,
) -> Quote:
    """Changes what is given and leaves the rest; raises like `add_quote`, and Conflict (see opening)."""
    return _record(quote, spans, exact, by, fields, seen)


def _record(
    quote: Quote,
    spans: Spans | None,
    exact: str | None,
    by: AbstractBaseUser,
    fields: dict,
    seen: int | None = None,
) -> Quote:
    with opened(quote.article, by) as article:
        if quote.pk:
            quote = locked_as_seen(quote, seen)
        if spans is not None:
            quote.text = words_at(article, spans, exact, "text")
            quote.spans = [list(span) for span in spans]
        for name, value in fields.items():
            setattr(quote, name, value)
        quote.article = article
        store(quote)
    return quote
