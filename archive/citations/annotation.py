"""What a citation manager keeps beside an entry, in the article's language: passage, chain, page here."""

import re

from archive.citations.record import QuoteRecord, Record, Station, article_of, spoken

WORDS = {
    "de": {
        "passage": "Textstelle: „{}“",
        "chain": "Zuschreibung: {}",
        "here": "dieser Artikel",
        "own": "eigene Darstellung der Redaktion",
        "original": "Original ({}): „{}“",
        "page": "Archiv: {}",
        "release": "Archiv (Fassung {}): {}",
    },
    "en": {
        "passage": "Passage: “{}”",
        "chain": "Attribution: {}",
        "here": "this article",
        "own": "the outlet's own account",
        "original": "Original ({}): “{}”",
        "page": "Archive: {}",
        "release": "Archive (release {}): {}",
    },
}
# line breaks of every sort, tabs and runs of blanks; never the no-break space, which is part of the wording
_BREAKS = re.compile(r"[ \t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]+")
_UNTIDY = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]|  ")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


def one_line(text: str) -> str:
    """The text on one line, without control characters: line-based formats and LaTeX know no others."""
    if not _UNTIDY.search(text):
        return text.strip()
    return _BREAKS.sub(" ", _CONTROLS.sub("", text)).strip()


def chain_in_words(quote: QuoteRecord) -> str:
    """ "ein hochrangiger britischer Diplomat → der britischen Zeitung "i" → dieser Artikel"."""
    words = WORDS[spoken(quote.article.language)]
    if not quote.chain:
        return words["own"]
    return " → ".join([*(station_in_words(station) for station in quote.chain), words["here"]])


def station_in_words(station: Station) -> str:
    """The descriptor as printed; the name too, where it is known and the descriptor does not hold it."""
    if not station.descriptor:
        return station.name or station.label
    if not station.name or re.search(rf"(?<!\w){re.escape(station.name)}(?!\w)", station.descriptor):
        return station.descriptor
    return f"{station.name} ({station.descriptor})"


def annotation(record: Record) -> str:
    """One line for `annotation` (BibTeX), `N1` (RIS), `annote` (CSL-JSON); "" if there is nothing to say."""
    parts = []
    if isinstance(record, QuoteRecord):
        parts = _passage(record, WORDS[spoken(record.article.language)])
    if record.archive_url:
        parts.append(_page(record))
    return one_line(" · ".join(parts))


def _page(record: Record) -> str:
    """The record's page here, and the edition it is cited from."""
    article = article_of(record)
    words = WORDS[spoken(article.language)]
    if article.release is None:
        return words["page"].format(record.archive_url)
    return words["release"].format(article.release, record.archive_url)


def _passage(quote: QuoteRecord, words: dict[str, str]) -> list[str]:
    parts = [words["passage"].format(quote.wording), words["chain"].format(chain_in_words(quote))]
    if quote.original_wording:
        original = words["original"].format(quote.original_language, quote.original_wording)
        parts.append(f"{original} ({quote.original_from})" if quote.original_from else original)
    return parts
