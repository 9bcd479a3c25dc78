"""BibLaTeX: as BibTeX, with `journaltitle`, EDTF dates and the language biber hyphenates by."""

from collections.abc import Iterable, Iterator

from archive.citations.annotation import annotation
from archive.citations.keys import citation_key
from archive.citations.latex import address, entry, escape, name
from archive.citations.record import Record, article_of

EXTENSION = "biblatex"
LABEL = "BibLaTeX"
CONTENT_TYPE = "application/x-bibtex; charset=utf-8"

# babel's names by language tag: (langid, language)
_LANGUAGES = {
    "de": ("ngerman", "german"),
    "de-AT": ("naustrian", "german"),
    "de-CH": ("nswissgerman", "german"),
    "en": ("english", "english"),
    "en-GB": ("british", "english"),
    "en-US": ("american", "english"),
    "es": ("spanish", "spanish"),
    "fr": ("french", "french"),
    "it": ("italian", "italian"),
    "nl": ("dutch", "dutch"),
    "pl": ("polish", "polish"),
    "pt": ("portuguese", "portuguese"),
    "ru": ("russian", "russian"),
    "uk": ("ukrainian", "ukrainian"),
}


def render(records: Iterable[Record]) -> Iterator[str]:
    """One entry at a time, then a comment that says how many there were."""
    count = 0
    for count, record in enumerate(records, 1):  # noqa: B007
        yield _entry(record)
    yield f"% {count} record{'' if count == 1 else 's'}\n"


def _entry(record: Record) -> str:
    article = article_of(record)
    langid, language = _language(article.language)
    fields = [
        ("entrysubtype", "newspaper"),
        ("author", " and ".join(name(author) for author in article.authors)),
        ("title", f"{{{escape(article.described)}}}"),
        ("journaltitle", f"{{{escape(article.outlet)}}}" if article.outlet else ""),
        ("date", article.issued.edtf),
        ("url", address(article.url)),
        ("urldate", article.accessed.isoformat() if article.accessed else ""),
        ("langid", langid),
        ("language", language),
        ("annotation", escape(annotation(record))),
    ]
    return entry("article", citation_key(record), fields)


def _language(tag: str) -> tuple[str, str]:
    """babel's name for a tag, else for its language; a language babel is not told of here keeps its tag."""
    return _LANGUAGES.get(tag) or _LANGUAGES.get(tag.split("-")[0]) or ("", tag)
