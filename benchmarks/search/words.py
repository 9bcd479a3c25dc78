"""The archive's own words and pairs of neighbours: how many quotes have each, how PostgreSQL finds them."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import psycopg

from benchmarks.search.archive import Archive

WORD = re.compile(r"\w+")
SHORTEST = 4  # letters
#: Every so manieth quote is read for pairs of neighbours.
PAIRS_OF = 10
LANGUAGE = "de"  # that most quotes are in: words of two languages never meet
PUBLISHED = f"SELECT text FROM archive_quote WHERE published AND language = '{LANGUAGE}' ORDER BY id"
TOTAL = "SELECT count(*) FROM archive_quote WHERE published"
#: Folding of umlauts leaves these alone, so that every peer is asked for the very same word.
_UMLAUT = re.compile("ae|oe|ue")


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a phrase of several, or the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True)
class Words:
    """Document frequencies among all published quotes: of German words, and of phrases of two."""

    total: int
    words: dict[str, int]
    pairs: dict[str, int]

    def beginnings(self, letters: int) -> dict[str, int]:
        """Prefixes of that many letters, each with the sum of its words' frequencies."""
        found = Counter()
        for word, number in self.words.items():
            if len(word) > letters:
                found[word[:letters]] += number
        return dict(found)


def words_of(archive: Archive, connection: psycopg.Connection) -> Words:
    """Counted once for each archive."""
    kept = archive.folder / "words.json"
    if not kept.exists():
        kept.write_text(json.dumps(_counted(connection)))
    return Words(**json.loads(kept.read_text()))


def _counted(connection: psycopg.Connection) -> dict:
    words, pairs = Counter(), Counter()
    total = connection.execute(TOTAL).fetchone()[0]
    with connection.transaction(), connection.cursor("texts") as cursor:
        cursor.itersize = 20_000
        cursor.execute(PUBLISHED)
        for number, (text,) in enumerate(cursor):
            found = WORD.findall(text.lower())
            words.update(set(filter(_plain, found)))
            if number % PAIRS_OF == 0:
                pairs.update({" ".join(pair) for pair in pairwise(found) if all(map(_plain, pair))})
    scaled = {pair: number * PAIRS_OF for pair, number in pairs.items()}
    return {"total": total, "words": dict(words), "pairs": scaled}


def _plain(word: str) -> bool:
    return len(word) >= SHORTEST and word.isascii() and word.isalpha() and not _UMLAUT.search(word)


class Lexicon:
    """Terms as tsquery text, for both languages; how many published quotes a tsquery finds."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self.connection = connection
        self.form, self.count = cache(self._form), cache(self._count)

    def _form(self, term: Term) -> str:
        """ "" for a word that is a stop word in either language."""
        if term.prefix:
            return f"'{term.words[0]}':*"
        asked = " ".join(term.words)
        sql = "SELECT phraseto_tsquery('german', %s)::text, phraseto_tsquery('english', %s)::text"
        german, english = self.connection.execute(sql, [asked, asked]).fetchone()
        whole = german.count("'") == english.count("'") == 2 * len(term.words)
        return f"({' | '.join(dict.fromkeys((german, english)))})" if whole else ""

    def _count(self, tsquery: str) -> int:
        sql = "SELECT count(*) FROM archive_quote WHERE published AND search @@ %s::tsquery"
        return self.connection.execute(sql, [tsquery]).fetchone()[0]
