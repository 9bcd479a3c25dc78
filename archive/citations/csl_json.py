"""CSL-JSON, the data of citation processors: a plain array, written item by item.

The passage of a quote stands in `annote` (pandoc reads variables out of `note`) and, in parts, in `custom`.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date

from archive.citations.annotation import annotation, one_line
from archive.citations.bylines import Author
from archive.citations.dates import Issued
from archive.citations.keys import citation_key
from archive.citations.record import QuoteRecord, Record, article_of

EXTENSION = "csl.json"
LABEL = "CSL-JSON"
CONTENT_TYPE = "application/vnd.citationstyles.csl+json; charset=utf-8"


def render(records: Iterable[Record]) -> Iterator[str]:
    """An opening bracket with the first item, one item at a time, a closing bracket."""
    opening = "[\n"
    for record in records:
        yield opening + json.dumps(_item(record), ensure_ascii=False)
        opening = ",\n"
    yield "\n]\n" if opening == ",\n" else "[]\n"


def _item(record: Record) -> dict:
    article = article_of(record)
    item = {
        "id": citation_key(record),
        "type": "article-newspaper",
        "title": one_line(article.described),
        "author": [_name(author) for author in article.authors],
        "container-title": one_line(article.outlet),
        "issued": _issued(article.issued),
        "accessed": _day(article.accessed),
        "URL": article.url,
        "language": article.language,
        "annote": annotation(record),
        "custom": {"quote": _quote(record)} if isinstance(record, QuoteRecord) else None,
    }
    return {label: value for label, value in item.items() if value}


def _name(author: Author) -> dict[str, str]:
    if author.literal:
        return {"literal": author.literal}
    return {"family": author.family, "given": author.given}


def _issued(issued: Issued) -> dict | None:
    if not issued.start:
        return None
    parts = [point.parts for point in (issued.start, issued.end) if point]
    return {"date-parts": parts} | ({"circa": True} if issued.circa else {})


def _day(day: date | None) -> dict | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None


def _quote(quote: QuoteRecord) -> dict:
    parts = {
        "id": quote.id,
        "url": quote.archive_url,
        "text": quote.wording,
        "language": quote.language,
        "anonymous": quote.anonymous,
        "chain": [{"descriptor": link.descriptor, "name": link.name or link.label} for link in quote.chain],
        "original_text": quote.original_wording,
        "original_language": quote.original_language,
        "original_from": quote.original_from,
    }
    return {label: value for label, value in parts.items() if value != ""}
