"""Where a passage stands among those of its article."""

from dataclasses import dataclass

from archive.models import Quote


@dataclass(frozen=True, slots=True)
class Place:
    """`number` counts from 1; `previous` and `next` are public ids, None at the ends."""

    number: int
    total: int
    previous: str | None
    next: str | None


def neighbours(quote: Quote) -> Place:
    """One query."""
    passages = Quote.objects.published().filter(article=quote.article_id).in_text_order()
    ids = list(passages.values_list("public_id", flat=True))
    at = ids.index(quote.public_id)
    return Place(at + 1, len(ids), *(ids[i] if 0 <= i < len(ids) else None for i in (at - 1, at + 1)))
