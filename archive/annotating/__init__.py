"""What an editor does, as verbs: each locks the article, checks the words against its text, and records.

Everything raises `ValidationError` in words for editors, by field where one is to blame; nothing is stored
then. Spans are code points of the article's body, end exclusive.
"""

from archive.annotating.articles import add_article, change_text
from archive.annotating.attributions import add_attribution, change_attribution
from archive.annotating.claims import (
    add_claim,
    change_stance,
    default_certainty,
    take_stance,
    withdraw_stance,
)
from archive.annotating.opening import (
    ArticleClosed,
    Conflict,
    SpanMismatch,
    is_open,
    locked_as_seen,
    why_closed,
)
from archive.annotating.quotes import add_quote, change_quote

__all__ = [
    "ArticleClosed",
    "Conflict",
    "SpanMismatch",
    "add_article",
    "add_attribution",
    "add_claim",
    "add_quote",
    "change_attribution",
    "change_quote",
    "change_stance",
    "change_text",
    "default_certainty",
    "is_open",
    "locked_as_seen",
    "take_stance",
    "why_closed",
    "withdraw_stance",
]
