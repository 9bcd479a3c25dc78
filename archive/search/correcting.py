"""A query with its misspelt words replaced by words that the archive's public records have."""

import unicodedata
from collections.abc import Iterable

from archive.search.lexemes import Leaf, Search
from archive.search.query import WORD
from config import routers

MIN_LETTERS = 5  # shorter words are similar to too much


def corrected(search: Search, doubtful: Iterable[Leaf]) -> str:
    """The query's text with those words of the `doubtful` terms replaced that nothing public is found by.

    "" if nothing public is like them. One query, none where there are no words to ask about.
    """
    asked = list(dict.fromkeys(word for leaf in doubtful for word in _words(leaf)))
    if not asked:
        return ""
    with routers.connection().cursor() as cursor:
        cursor.execute("SELECT word, correction FROM archive_corrections(%s)", [asked])
        corrections = dict(cursor.fetchall())
    text = unicodedata.normalize("NFC", search.query.text)
    found = WORD.sub(lambda word: _as_written(word[0], corrections.get(word[0], "")), text)
    return found if found != text else ""


def _words(leaf: Leaf) -> list[str]:
    """Beginnings are no words, and numbers are not misspelt."""
    if leaf.term.kind == "prefix":
        return []
    return [word for word in leaf.term.words if len(word) >= MIN_LETTERS and word.isalpha()]


def _as_written(word: str, correction: str) -> str:
    """With a capital where the reader wrote one."""
    if not correction:
        return word
    return correction[0].upper() + correction[1:] if word[0].isupper() else correction
