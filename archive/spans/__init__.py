"""Spans: where a passage's words stand in a body, in Unicode code points, end exclusive.

A body is text exactly as imported. A passage is one or more pieces of it, `[(start, end), …]`, whose text is
the pieces joined by " […] ". Nothing here changes a body, and no words but the body's own are ever returned
as a passage's text.
"""

from archive.spans.comparing import Difference, Nearest, nearest
from archive.spans.locating import Match, locate
from archive.spans.pieces import OMISSION, Span, SpanError, Spans, as_spans, text_at, validate
from archive.spans.reanchoring import reanchor
from archive.spans.sentences import context

__all__ = [
    "OMISSION",
    "Difference",
    "Match",
    "Nearest",
    "Span",
    "SpanError",
    "Spans",
    "as_spans",
    "context",
    "locate",
    "nearest",
    "reanchor",
    "text_at",
    "validate",
]
