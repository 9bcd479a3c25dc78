"""The archive's records; what the database refuses is declared beside each model."""

from .article import Article
from .attribution import Attribution
from .claim import Claim, Stance
from .history import (
    ArticleEvent,
    AttributionEvent,
    ClaimEvent,
    InternalNoteEvent,
    QuoteEvent,
    SourceEvent,
    StanceEvent,
)
from .note import InternalNote, NoteReading
from .presence import Presence
from .quote import Quote
from .release import Gone, Release
from .source import Source
from .suggestion import Outcome, SuggestionOutcome

__all__ = [
    "Article",
    "ArticleEvent",
    "Attribution",
    "AttributionEvent",
    "Claim",
    "ClaimEvent",
    "Gone",
    "InternalNote",
    "InternalNoteEvent",
    "NoteReading",
    "Outcome",
    "Presence",
    "Quote",
    "QuoteEvent",
    "Release",
    "Source",
    "SourceEvent",
    "Stance",
    "StanceEvent",
    "SuggestionOutcome",
]
