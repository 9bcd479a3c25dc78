"""Formatted references as a small HTML page: escaped, with italics, a quote's words before its reference."""

from collections.abc import Iterable, Iterator
from html import escape

from archive.citations.formatted import STYLES, in_text, reference
from archive.citations.record import QuoteRecord, Record
from archive.citations.typesetting import as_html, quoted
from archive.citations.words import LANGUAGES

EXTENSION = "html"
LABEL = "HTML"
CONTENT_TYPE = "text/html; charset=utf-8"


def render(records: Iterable[Record], style: str = "apa", language: str = "de") -> Iterator[str]:
    """The page's head, one record at a time, its end. KeyError for an unknown style or language."""
    title = escape(STYLES[style].LABEL)
    yield f'<!doctype html>\n<html lang="{language}">\n<meta charset="utf-8">\n<title>{title}</title>\n'
    for record in records:
        yield passage(record, style, language) + f"<p>{as_html(reference(record, style, language))}</p>\n"
    yield "</html>\n"


def passage(record: Record, style: str, language: str) -> str:
    """A quote's words with what is written behind them, as a paragraph; "" for an article."""
    if not isinstance(record, QuoteRecord):
        return ""
    said = quoted(record.wording, LANGUAGES[language])
    return f"<p>{as_html(said)} {as_html(in_text(record, style, language))}</p>\n"
