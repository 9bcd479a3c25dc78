"""Citation keys: ASCII, and the same tomorrow (`guardian2023secret-k3v9x2mf`)."""

import re
import unicodedata

from archive.citations.record import QuoteRecord, Record, article_of

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
LONG = 5  # letters of a word that says something: skips "Das", "with", "über"


def citation_key(record: Record) -> str:
    """Outlet, year, first long word of the title, then the public id, which makes the key unique.

    Letters no ASCII stands for (Cyrillic) are left out. A quote has its own id, marked, so that it never meets
    an article's.
    """
    article = article_of(record)
    year = str(article.issued.start.year) if article.issued.start else ""
    readable = "".join(_ascii(article.outlet))[:20] + year + _telling_word(article.title)
    mark = "q-" if isinstance(record, QuoteRecord) else ""
    return f"{readable if readable[:1].isalpha() else 'article' + readable}-{mark}{record.id}"


def _telling_word(title: str) -> str:
    words = _ascii(title)
    return next((word for word in words if len(word) >= LONG), max(words, key=len, default=""))


def _ascii(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.lower().translate(_GERMAN))
    return re.findall(r"[a-z0-9]+", "".join(mark for mark in plain if not unicodedata.combining(mark)))
