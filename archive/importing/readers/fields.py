"""What may be said about an article: its keys, their German synonyms, and how their values are checked."""

import re

from archive.importing.readers.languages import canonical, guess
from archive.importing.readers.parsed import ParsedArticle, Refused
from archive.partial_dates import PartialDateError, parse

KEYS = ("headline", "outlet", "byline", "date", "language", "url", "archived_url")
SYNONYMS = {
    "überschrift": "headline",
    "schlagzeile": "headline",
    "titel": "headline",
    "medium": "outlet",
    "zeitung": "outlet",
    "autor": "byline",
    "autorin": "byline",
    "verfasser": "byline",
    "datum": "date",
    "issued": "date",
    "sprache": "language",
    "adresse": "url",
    "archiv": "archived_url",
    "archiviert": "archived_url",
}

_WEB_ADDRESS = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)


def canonical_key(key: str) -> str:
    """The key meant, whatever its case, hyphens and language; as given if it is none."""
    folded = key.strip().lower().replace("-", "_").replace(" ", "_")
    return SYNONYMS.get(folded, folded)


def article(body: str, origin: str, values: dict[str, str]) -> ParsedArticle:
    """A parsed article of a body and values by canonical key. Raises Refused for what does not fit."""
    if not body.strip():
        raise Refused("no_body")
    values = {key: " ".join(value.split()) for key, value in values.items()}
    issued = _date(values.pop("date", ""))
    for key in ("url", "archived_url"):
        if values.get(key) and not _WEB_ADDRESS.fullmatch(values[key]):
            raise Refused("url", value=values[key][:100])
    language = canonical(values.pop("language", "")) or guess(body)
    return ParsedArticle(body, origin, issued=issued, language=language, **values)


def _date(text: str) -> str:
    try:
        return parse(text).text if text else ""
    except PartialDateError as error:
        raise Refused("date", problem=error) from None
