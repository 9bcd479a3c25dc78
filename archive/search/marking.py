"""Marks in a text what a search found there: words by their lexemes, phrases as phrases; escaped first.

PostgreSQL decides what matches: it is asked, in one query for a whole page, for the lexemes of those words
that could match at all. The order of words and the gaps a stop word leaves follow its phrase search.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from archive.search.lexemes import Leaf, Search
from config import routers

WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")  # combining marks belong to their letter
#: A German, an English and any other text, as archive_lexemes tells them apart.
LANGUAGES = ("de", "en", "und")
_LEXEMES = """
    SELECT language, word, tsvector_to_array(archive_lexemes(word, language))
    FROM unnest(%s::text[], %s::text[]) AS asked(language, word)
"""

Lexemes = Mapping[tuple[str, str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be searched for marks; `language` as stored (BCP 47)."""

    text: str
    language: str

    @property
    def stemmed_as(self) -> str:
        return language if (language := self.language[:2]) in LANGUAGES else "und"


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A term in one language: the lexemes of each of its words, none for a stop word."""

    words: tuple[str, ...]
    lexemes: tuple[frozenset[str], ...]
    prefix: bool

    def spans(self, words: list[re.Match[str]], lexemes: list[frozenset[str]]) -> Iterator[tuple[int, int]]:
        """Where it matches, as (start, end) in code points."""
        meaningful = [place for place, found in enumerate(self.lexemes) if found]
        if not meaningful:
            return
        first, last = meaningful[0], meaningful[-1]
        for start in range(len(words) - (last - first)):
            if all(self._fits(place, lexemes[start + place - first]) for place in meaningful):
                left, right = self._widened(words, start - first, start + last - first)
                yield words[left].start(), words[right].end()

    def _fits(self, place: int, found: frozenset[str]) -> bool:
        wanted = self.lexemes[place]
        if self.prefix and place == len(self.lexemes) - 1:
            return any(lexeme.startswith(tuple(wanted)) for lexeme in found)
        return not wanted.isdisjoint(found)

    def _widened(self, words: list[re.Match[str]], offset: int, right: int) -> tuple[int, int]:
        """The stop words at either end of a phrase are marked too where the text has the same ones."""

        def same(place: int) -> bool:
            within = 0 <= place < len(words) and 0 <= place - offset < len(self.words)
            return within and words[place][0].lower() == self.words[place - offset].lower()

        left = offset + next(place for place, found in enumerate(self.lexemes) if found)
        while same(left - 1):
            left -= 1
        while same(right + 1):
            right += 1
        return left, right


class Marker:
    """Knows the lexemes of a page's texts, as the database of the running request tells them."""

    def __init__(self, search: Search, texts: Iterable[Text]) -> None:
        self.leaves = tuple(leaf for group in search.all for leaf in group)
        terms = {leaf: tuple(WORD.findall(leaf.term.text)) for leaf in self.leaves}
        own = {word for words in terms.values() for word in words}
        initials = {_initial(word) for word in own}
        asked = {(language, word) for language in LANGUAGES for word in own}
        for text in set(texts):
            words = set(WORD.findall(text.text))
            asked |= {(text.stemmed_as, word) for word in words if _initial(word) in initials}
        self.lexemes = _lexemes(sorted(asked)) if own else {}
        self.patterns = {leaf: self._patterns(leaf, words) for leaf, words in terms.items()}

    def _patterns(self, leaf: Leaf, words: tuple[str, ...]) -> tuple[_Pattern, ...]:
        prefix = leaf.term.kind == "prefix"
        patterns = []
        for language in LANGUAGES:
            lexemes = [self.lexemes.get((language, word), frozenset()) for word in words]
            if prefix and words:  # stemmed or not, whichever the words of the text begin with
                lexemes[-1] |= self.lexemes.get(("und", words[-1]), frozenset())
            patterns.append(_Pattern(words, tuple(lexemes), prefix))
        return tuple(dict.fromkeys(patterns))

    def spans(self, text: Text, leaves: Iterable[Leaf] | None = None) -> list[tuple[int, int]]:
        """Where these terms (all that are searched for) match, in order, without overlaps."""
        words = list(WORD.finditer(text.text))
        lexemes = [self.lexemes.get((text.stemmed_as, word[0]), frozenset()) for word in words]
        found = (
            span
            for leaf in (self.leaves if leaves is None else leaves)
            for pattern in self.patterns[leaf]
            for span in pattern.spans(words, lexemes)
        )
        return _merged(found)

    def marked(self, text: Text) -> SafeString:
        """The text as HTML, escaped, with <mark> around what matches."""
        pieces, place = [], 0
        for start, end in self.spans(text):
            pieces += [escape(text.text[place:start]), "<mark>", escape(text.text[start:end]), "</mark>"]
            place = end
        return mark_safe("".join([*pieces, escape(text.text[place:])]))  # every piece is escaped above


def _initial(word: str) -> str:
    """What stemming and folding leave of a word's beginning; "" where folding might change it."""
    letter = unicodedata.normalize("NFD", word[0])[0].lower()
    return letter if letter.isascii() else ""


def _lexemes(asked: list[tuple[str, str]]) -> dict[tuple[str, str], frozenset[str]]:
    with routers.connection().cursor() as cursor:
        cursor.execute(_LEXEMES, [[language for language, _ in asked], [word for _, word in asked]])
        return {(language, word): frozenset(lexemes) for language, word, lexemes in cursor}


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
