"""Citation keys: ASCII, and the same tomorrow (`guardian2023secret-k3v9x2mf`)."""

import re
import unicodedata

from archive.citations.record import QuoteRecord, Record, article_of

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_WORD = re.compile(r"[^\W_]+")
_OTHER = re.compile("[^a-z0-9]+")
LONG = 5  # letters of a word that says something: skips "Das", "with", "über"


def citation_key(record: Record) -> str:
    """Outlet, year, first long word of the title, then the public id, which makes the key unique.

    Letters no ASCII stands for (Cyrillic) are left out. A quote has its own id, marked, so that it never
    meets an article's.
    """
    article = article_of(record)
    year = str(article.issued.start.year) if article.issued.start else ""
    readable = _ascii(article.outlet)[:20] + year + _telling_word(article.title)
    mark = "q-" if isinstance(record, QuoteRecord) else ""
    return f"{readable if readable[:1].isalpha() else 'article' + readable}-{mark}{record.id}"


def _telling_word(title: str) -> str:
    """The first long word in ASCII, else the longest that leaves any letters in it."""
    words = _WORD.findall(title)
    longest = sorted((word for word in words if len(word) < LONG), key=len, reverse=True)
    candidates = [word for word in words if len(word) >= LONG] + longest
    return next((plain for word in candidates if (plain := _ascii(word))), "")


def _ascii(text: str) -> str:
    """Letters and digits in lower case; what no ASCII stands for is left out."""
    lower = text.lower()
    if not lower.isascii():
        lower = unicodedata.normalize("NFKD", lower.translate(_GERMAN)).encode("ascii", "ignore").decode()
    return _OTHER.sub("", lower)
