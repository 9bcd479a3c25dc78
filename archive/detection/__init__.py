"""Who said what: suggestions for reported speech in German and English text. Pure Python, no Django."""

from .confidence import SHOWN_FROM, explain
from .detecting import detect
from .suggestion import Suggestion

__all__ = ["SHOWN_FROM", "Suggestion", "detect", "explain"]
