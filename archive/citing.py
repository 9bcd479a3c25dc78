"""How a page offers a citation: the record in every style and format, ready to print and to copy."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from archive.citations import FORMATS, ArticleRecord, QuoteRecord, article_record, quote_record
from archive.citations.formatted import STYLES, in_text, reference
from archive.citations.record import Record, article_of
from archive.citations.typesetting import as_html, as_text
from archive.models import Article, Quote

#: Formats that are read by programs; `txt` and `html` print what the styles already show.
MACHINE = ("bib", "biblatex", "ris", "csl.json")
#: Formats that people read, in a style and in their language.
SHOWN = ("txt", "html")


@dataclass(frozen=True, slots=True)
class Styled:
    """A reference in one style; `in_text` is what stands behind the words in a text."""

    name: str
    label: str
    reference: SafeString
    plain: str
    in_text: str


@dataclass(frozen=True, slots=True)
class File:
    """A citation in one format: its text, and the address where it can be fetched."""

    extension: str
    label: str
    text: str
    url: str
    content_type: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Everything a page needs to offer the citation of one record."""

    record: Record
    styled: list[Styled]
    files: list[File]
    permalink: str

    @property
    def article(self) -> ArticleRecord:
        return article_of(self.record)

    @property
    def authors(self) -> list[str]:
        """ "Anna Müller", "dpa": one for each author tag of the page's head."""
        return [
            author.literal or f"{author.given} {author.family}".strip() for author in self.article.authors
        ]

    @property
    def issued(self) -> str:
        """ "2023-09": as precise as known, an interval's start; "" where undated."""
        start = self.article.issued.start
        return "-".join(f"{part:02}" for part in start.parts) if start else ""


def citation_of(cited: Article | Quote, request: HttpRequest) -> Citation:
    """No query, if the article's outlet and the quote's chain have been fetched."""
    record = record_of(cited, request)
    return Citation(record, list(_styled(record)), list(_files(cited, record)), record.archive_url)


def record_of(cited: Article | Quote, request: HttpRequest) -> Record:
    site = request.build_absolute_uri("/").rstrip("/")
    if isinstance(cited, Article):
        return article_record(cited, site)
    for station in cited.chain():
        station.article = cited.article  # the same one: it need not be fetched for each station
    return quote_record(cited, site)


def reader_language() -> str:
    """ "de" or "en": what references are written in."""
    return "de" if (get_language() or "").startswith("de") else "en"


def _styled(record: Record) -> Iterator[Styled]:
    language = reader_language()
    for name, style in STYLES.items():
        told = reference(record, name, language)
        spoken = in_text(record, name, language) if isinstance(record, QuoteRecord) else ""
        yield Styled(name, style.LABEL, mark_safe(as_html(told)), as_text(told), as_text(spoken))


def _files(cited: Article | Quote, record: Record) -> Iterator[File]:
    noun = "quote" if isinstance(cited, Quote) else "article"
    for extension in MACHINE:
        format_ = FORMATS[extension]
        url = reverse(f"{noun}_citation", args=[cited.public_id, extension])
        yield File(extension, format_.LABEL, "".join(format_.render([record])), url, format_.CONTENT_TYPE)


_COINS = "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&rft.type=newspaperArticle"


def coins(article: Article) -> str:
    """A COinS title for a row of a list: Zotero reads a newspaper article, and plus signs as blanks."""
    fields = {
        "title": article.headline,
        "source": article.outlet.label if article.outlet_id else "",
        "creator": article.byline,
        "date": article.issued,
        "language": article.language,
        "identifier": article.url,
    }
    return _COINS + "".join(f"&rft.{key}={_percent(value)}" for key, value in fields.items() if value)


@lru_cache(maxsize=5000)
def _percent(text: str) -> str:
    return quote(text, safe="")
