"""What of a term has to stand at which word of a text; phrases as PostgreSQL searches them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archive.search.lexemes import Leaf
from archive.search.vocabulary import LANGUAGES, Keys, parts, spelling
from archive.search.words import Words

Found = Mapping[int, frozenset[str]]  # the keys of those that may match, by their number

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pattern:
    """A term in one language: the keys of each of its words, none for a stop word.

    `beginnings`: those that keys of the last word may begin with as well.
    """

    words: tuple[str, ...]
    keys: tuple[frozenset[str], ...]
    beginnings: tuple[str, ...] = ()

    @property
    def several(self) -> bool:
        return len(self.words) > 1

    def concerns(self, found: frozenset[str]) -> bool:
        """Whether a word with these keys may be part of a match."""
        return any(self._fits(place, found) for place in self._meaningful())

    def spans(self, words: Words, found: Found) -> Iterator[tuple[int, int]]:
        """Where it matches, as (start, end) in code points."""
        if not self.several:
            yield from (words.places[number] for number, keys in found.items() if self._fits(0, keys))
            return
        meaningful = self._meaningful()
        if not meaningful:
            return
        first, last = meaningful[0], meaningful[-1]
        for start in found:
            offset = start - first
            if all(self._fits(place, found.get(offset + place, _NONE)) for place in meaningful):
                left, right = self._widened(words, offset, offset + last)
                yield words.places[left][0], words.places[right][1]

    def _fits(self, place: int, found: frozenset[str]) -> bool:
        if not self.keys[place].isdisjoint(found):
            return True
        return self._is_begun(place) and any(key.startswith(self.beginnings) for key in found)

    def _meaningful(self) -> list[int]:
        """The places of words that are no stop words."""
        return [place for place, keys in enumerate(self.keys) if keys or self._is_begun(place)]

    def _is_begun(self, place: int) -> bool:
        return bool(self.beginnings) and place == len(self.keys) - 1

    def _widened(self, words: Words, offset: int, right: int) -> tuple[int, int]:
        """The stop words at either end of a phrase are marked too where the text has the same ones."""

        def same(place: int) -> bool:
            within = 0 <= place < len(words.words) and 0 <= place - offset < len(self.words)
            return within and words.words[place].lower() == self.words[place - offset].lower()

        left = offset + next(place for place, keys in enumerate(self.keys) if keys)
        while same(left - 1):
            left -= 1
        while same(right + 1):
            right += 1
        return left, right


def patterns(leaf: Leaf, known: Keys) -> tuple[Pattern, ...]:
    """A term's patterns in all languages, each once."""
    words = leaf.term.words
    if leaf.exact:
        return (Pattern(words, tuple(frozenset([spelling(word)]) for word in words)),)
    found = dict.fromkeys(_pattern(leaf, words, known, language) for language in LANGUAGES)
    if len(words) > 1:
        return tuple(found)
    keys = frozenset().union(*(own for pattern in found for own in pattern.keys))  # one look instead of three
    return (Pattern(words, (keys,) * len(words), _beginnings(leaf)),)


def _pattern(leaf: Leaf, words: tuple[str, ...], known: Keys, language: str) -> Pattern:
    keys = [known.get(language, {}).get(word, frozenset()) for word in words]
    keys = [frozenset(key for key in own if key[0] not in "+=") for own in keys]
    if sum(map(bool, keys)) == 1:
        keys = [own and own | parts(leaf) for own in keys]
    return Pattern(words, tuple(keys), _beginnings(leaf))


def _beginnings(leaf: Leaf) -> tuple[str, ...]:
    """Those of words, and where the term is one word, of the parts of compounds."""
    parts_begin = leaf.beginnings if len(leaf.term.words) == 1 else ()
    return (*leaf.beginnings, *(f"+{beginning}" for beginning in parts_begin))
