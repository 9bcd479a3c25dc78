"""What a citation needs to know, taken from the models once; the formats below never query.

The builders read plain attributes of objects already fetched (`select_related("outlet")` for an article, the
attribution chain with its sources for a quote). What is unknown stays empty: nothing is invented.
"""

from dataclasses import dataclass
from datetime import date

from archive.citations.bylines import Author, authors
from archive.citations.dates import UNDATED, Issued, issued

UNTITLED = {"de": "[Zeitungsartikel ohne Überschrift]", "en": "[Newspaper article without headline]"}


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article. `url` is its own address, `archive_url` its page here; both "" where unknown.

    `release`: the number of the edition of its annotation that is cited.
    """

    id: str
    language: str
    title: str = ""
    outlet: str = ""
    authors: tuple[Author, ...] = ()
    issued: Issued = UNDATED
    url: str = ""
    archive_url: str = ""
    accessed: date | None = None
    release: int | None = None

    @property
    def described(self) -> str:
        """The headline, or a description in brackets in the article's language where none is known.

        Works without a title are cited by a description in square brackets (APA 7, 9.22; ISO 690), the mark
        of words that whoever catalogues supplied. An entry with neither author nor title would make BibTeX
        warn, and leave the CSL styles nothing to print.
        """
        return self.title or UNTITLED[spoken(self.language)]


@dataclass(frozen=True, slots=True)
class Station:
    """One voice of a chain: `descriptor` as printed, `name` if known, `label` what readers see."""

    descriptor: str
    name: str = ""
    label: str = ""
    outlet: bool = False
    anonymous: bool = False
    channel: str = ""


@dataclass(frozen=True, slots=True)
class QuoteRecord:
    """A passage of an article. `chain` begins with the speaker; it is empty for the outlet's own account."""

    id: str
    article: ArticleRecord
    wording: str
    chain: tuple[Station, ...] = ()
    language: str = ""
    original_wording: str = ""
    original_language: str = ""
    original_from: str = ""
    archive_url: str = ""

    @property
    def anonymous(self) -> bool:
        return bool(self.chain) and self.chain[0].anonymous


Record = ArticleRecord | QuoteRecord


def spoken(language: str) -> str:
    """The language our own words are written in for a BCP 47 code: "de" for German, "en" for any other."""
    return "de" if language.lower().split("-")[0] == "de" else "en"


def article_of(record: Record) -> ArticleRecord:
    """The article a record cites: a quote's article, or the article itself."""
    return record.article if isinstance(record, QuoteRecord) else record


def article_record(
    article, base_url: str, accessed: date | None = None, release: int | None = None
) -> ArticleRecord:
    """The record of an Article; `base_url` is this site's address without a slash at its end.

    `release` is taken from the article (`with_release()`) where it is not given.

    Raises ValueError for an `issued` that is not EDTF (the database refuses those).
    """
    return ArticleRecord(
        id=article.public_id,
        language=article.language,
        title=article.headline,
        outlet=_label(article.outlet, article.language) if article.outlet else "",
        authors=authors(article.byline),
        issued=issued(article.issued),
        url=article.url or article.archived_url,
        archive_url=f"{base_url}/articles/{article.public_id}/",
        accessed=accessed,
        release=release or getattr(article, "release", None),
    )


def quote_record(quote, base_url: str, accessed: date | None = None) -> QuoteRecord:
    """The record of a Quote with its article and chain; ValueError as for `article_record`."""
    return QuoteRecord(
        id=quote.public_id,
        article=article_record(quote.article, base_url, accessed, getattr(quote, "release", None)),
        wording=quote.text,
        chain=tuple(_station(link, quote.article.language) for link in quote.attribution.chain())
        if quote.attribution
        else (),
        language=quote.language,
        original_wording=quote.original_text,
        original_language=quote.original_language,
        original_from=quote.original_from,
        archive_url=f"{base_url}/quotes/{quote.public_id}/",
    )


def _station(attribution, language: str) -> Station:
    source = attribution.source
    return Station(
        descriptor=attribution.descriptor,
        name="" if source.anonymous else source.name,
        label=_label(source, language),
        outlet=source.kind == "outlet",
        anonymous=source.anonymous,
        channel=attribution.channel,
    )


def _label(source, language: str) -> str:
    """The source's name, else its label in the language of the article, else its other label."""
    labels = (
        (source.label_de, source.label_en) if spoken(language) == "de" else (source.label_en, source.label_de)
    )
    return source.name or labels[0] or labels[1]
