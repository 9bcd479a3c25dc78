"""BibTeX: `@article` of subtype newspaper, a quote's passage in `annotation` (`note` would be printed)."""

from collections.abc import Iterable, Iterator

from archive.citations.annotation import annotation
from archive.citations.dates import Issued
from archive.citations.keys import citation_key
from archive.citations.latex import address, entry, escape, name
from archive.citations.record import Record, article_of

EXTENSION = "bib"
LABEL = "BibTeX"
CONTENT_TYPE = "application/x-bibtex; charset=utf-8"

_MONTHS = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def render(records: Iterable[Record]) -> Iterator[str]:
    """One entry at a time, then a comment that says how many there were."""
    count = 0
    for count, record in enumerate(records, 1):  # noqa: B007
        yield _entry(record)
    yield f"% {count} record{'' if count == 1 else 's'}\n"


def _entry(record: Record) -> str:
    article = article_of(record)
    fields = [
        ("entrysubtype", "newspaper"),
        ("author", " and ".join(name(author) for author in article.authors)),
        ("title", f"{{{escape(article.described)}}}"),
        ("journal", f"{{{escape(article.outlet)}}}" if article.outlet else ""),
        *_date(article.issued),
        ("url", address(article.url)),
        ("urldate", article.accessed.isoformat() if article.accessed else ""),
        ("language", article.language),
        ("annotation", escape(annotation(record))),
    ]
    return entry("article", citation_key(record), fields)


def _date(issued: Issued) -> list[tuple[str, str]]:
    """year, month, day as far as known; and `date`, which BibTeX skips, for what those three cannot say."""
    start = issued.start
    if not start:
        return []
    return [
        ("year", str(start.year)),
        ("month", _MONTHS[start.month]),
        ("day", str(start.day or "")),
        ("date", "" if issued.exact else issued.edtf),
    ]
