"""RIS: one tag a line, CRLF. The passage of a quote stands in N1.

RIS has no comments, so a file cannot say how many records it holds.
"""

from collections.abc import Iterable, Iterator

from archive.citations.annotation import annotation, one_line
from archive.citations.bylines import Author
from archive.citations.dates import Point
from archive.citations.keys import citation_key
from archive.citations.record import Record, article_of

EXTENSION = "ris"
LABEL = "RIS"
CONTENT_TYPE = "application/x-research-info-systems; charset=utf-8"


def render(records: Iterable[Record]) -> Iterator[str]:
    """One record at a time."""
    for record in records:
        yield "".join(f"{tag}  - {one_line(text)}\r\n" for tag, text in _lines(record)) + "ER  - \r\n\r\n"


def _lines(record: Record) -> Iterator[tuple[str, str]]:
    article = article_of(record)
    start = article.issued.start
    yield "TY", "NEWS"
    yield "ID", citation_key(record)
    yield from (("AU", _name(author)) for author in article.authors)
    yield "TI", article.described
    if article.outlet:
        yield "T2", article.outlet
    if start:  # the year alone in PY: pandoc and citation-js stumble over more
        yield "PY", f"{start.year:04}"
        yield "DA", _date(start, "" if article.issued.exact else article.issued.edtf)
    if article.url:
        yield "UR", article.url
    if article.accessed:
        yield "Y2", f"{article.accessed:%Y/%m/%d}/"
    yield "LA", article.language
    if text := annotation(record):
        yield "N1", text


def _date(point: Point, remark: str) -> str:
    """`2023/09//`, `2023/09/22/`: year, month, day and a free remark, which holds a doubt or an interval."""
    month, day = (f"{part:02}" if part else "" for part in (point.month, point.day))
    return f"{point.year:04}/{month}/{day}/{remark.replace('/', '–')}"


def _name(author: Author) -> str:
    """`Family, Given`; readers split at a comma, so a body's name goes without."""
    return f"{author.family}, {author.given}" if author.family else author.literal.replace(",", "")
