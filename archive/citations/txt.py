"""Formatted references as plain text; before a quote's reference its words and what to write behind them."""

from collections.abc import Iterable, Iterator

from archive.citations.formatted import in_text, reference
from archive.citations.record import QuoteRecord, Record
from archive.citations.typesetting import as_text, quoted
from archive.citations.words import LANGUAGES

EXTENSION = "txt"
LABEL = "Text"
CONTENT_TYPE = "text/plain; charset=utf-8"


def render(records: Iterable[Record], style: str = "apa", language: str = "de") -> Iterator[str]:
    """One record at a time, a blank line between them. KeyError for an unknown style or language."""
    for record in records:
        told = reference(record, style, language)
        if isinstance(record, QuoteRecord):
            said = quoted(record.wording, LANGUAGES[language])
            told = f"{said} {in_text(record, style, language)}\n{told}"
        yield f"{as_text(told)}\n\n"
