"""The archive's records; what the database refuses is declared beside each model."""

from .article import Article
from .attribution import Attribution
from .claim import Claim, Stance
from .note import InternalNote
from .quote import Quote
from .release import Gone, Release
from .source import Source

__all__ = [
    "Article",
    "Attribution",
    "Claim",
    "Gone",
    "InternalNote",
    "Quote",
    "Release",
    "Source",
    "Stance",
]
