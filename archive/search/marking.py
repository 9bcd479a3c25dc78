"""Marks in a text what a search found there: words by their lexemes, phrases as phrases; escaped first.

PostgreSQL decides what matches: it is asked, in one query for a whole page, about those words that could
match at all (archive.search.vocabulary). Most texts of a page hold none of them and are done with a glance.
"""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe
from markupsafe import _escape_inner as escaped

from archive.search.lexemes import Leaf, Search
from archive.search.patterns import Pattern, patterns
from archive.search.vocabulary import LANGUAGES, keys_of
from archive.search.words import Words, taken_apart

Spans = list[tuple[int, int]]  # start and end in code points, in order


class Text(NamedTuple):
    """A text to be searched for marks; `language` as stored (BCP 47)."""

    text: str
    language: str

    @property
    def stemmed_as(self) -> str:
        return language if (language := self.language[:2]) in LANGUAGES else "und"


class Marker:
    """Knows what may match in a page's texts, as the database of the running request tells it."""

    def __init__(self, search: Search, texts: Iterable[Text], like: "Marker | None" = None) -> None:
        """`like` marks other texts by the same search: what was worked out for it holds here too."""
        self.leaves = tuple(dict.fromkeys(leaf for group in search.all for leaf in group))
        texts = set(texts)
        apart = taken_apart({text.text for text in texts})
        words: dict[str, set[str]] = {}
        for text in texts:
            words.setdefault(text.stemmed_as, set()).update(apart[text.text].words)
        known = keys_of(self.leaves, words)
        self.patterns = like.patterns if like else {leaf: patterns(leaf, known) for leaf in self.leaves}
        every = [pattern for found in self.patterns.values() for pattern in found]
        self.keys = {language: _concerning(every, keys) for language, keys in known.items()}
        self.found = {text: self._found(text, apart[text.text]) for text in texts}

    def _found(self, text: Text, words: Words) -> dict[Leaf, Spans]:
        """The places of each term that the text holds; nothing for most texts, at a glance."""
        keys = self.keys.get(text.stemmed_as, {})
        if keys.keys().isdisjoint(words.words):
            return {}
        hits = {number: keys[word] for number, word in enumerate(words.words) if word in keys}
        found = {
            leaf: [span for pattern in self.patterns[leaf] for span in pattern.spans(words, hits)]
            for leaf in self.leaves
        }
        return {leaf: spans for leaf, spans in found.items() if spans}

    def spans(self, text: Text, leaves: Iterable[Leaf] | None = None) -> Spans:
        """Where these terms (all that are searched for) match, in order, without overlaps."""
        found = self._held(text)
        if not found:
            return []
        wanted = self.leaves if leaves is None else leaves
        return _merged(span for leaf in wanted for span in found.get(leaf, ()))

    def holds(self, text: Text, leaves: Iterable[Leaf]) -> bool:
        """Whether any of these terms matches."""
        found = self._held(text)
        return bool(found) and any(leaf in found for leaf in leaves)

    def _held(self, text: Text) -> dict[Leaf, Spans]:
        found = self.found.get(text)
        if found is None:
            found = self.found[text] = self._found(text, Words(text.text))
        return found

    def marked(self, text: Text) -> SafeString:
        """The text as HTML, escaped, with <mark> around what matches."""
        pieces, place = [], 0
        for start, end in self.spans(text):
            pieces += [escaped(text.text[place:start]), "<mark>", escaped(text.text[start:end]), "</mark>"]
            place = end
        return mark_safe("".join([*pieces, escaped(text.text[place:])]))  # every piece is escaped above


def _concerning(every: list[Pattern], keys: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The words that may be part of a match."""
    return {word: found for word, found in keys.items() if any(p.concerns(found) for p in every)}


def _merged(spans: Iterable[tuple[int, int]]) -> Spans:
    merged: Spans = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
