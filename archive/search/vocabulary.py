"""What PostgreSQL makes of the words of a page's texts, asked at once and only of those that could match.

Each word gets keys: its lexemes as they are, "=" and itself as written, "+" and each part of a compound.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from archive.search.lexemes import Leaf
from archive.search.remembering import Answers, Asked
from config import routers

#: A German, an English and any other text, as archive_lexemes tells them apart.
LANGUAGES = ("de", "en", "und")
MIN_COMPOUND = 7  # letters, as archive_compound_parts has it
_PARTS = "+"  # in place of a language: the word's parts are asked for
_KEYS = """
    SELECT language, word, CASE language
        WHEN '+' THEN archive_compound_parts(lower(word))
        ELSE tsvector_to_array(archive_lexemes(word, language)) END
    FROM unnest(%s::text[], %s::text[]) AS asked(language, word)
"""
_LEXEME = re.compile(r"'([^\W_]+)'(?::\*)?")  # 'verhandl', 'verhandl':*
_STEM = 4  # letters of a lexeme that a compound has as they are: "firm" in "Firmensitz", "muse" in "Museen"
_LATIN = [*map(chr, range(0xC0, 0x250)), *map(chr, range(0x1E00, 0x1F00))]

_answers: Answers[frozenset[str]] = Answers()

Keys = dict[str, dict[str, frozenset[str]]]  # language → word → keys


def keys_of(leaves: Iterable[Leaf], words: dict[str, set[str]]) -> Keys:
    """Keys of the terms' own words in every language, and of those `words` (by language) that may match.

    One query for the words that nobody asked about before.
    """
    leaves = tuple(leaves)
    inflected = {word for leaf in leaves if not leaf.exact for word in leaf.term.words}
    asked = {(language, word) for language in LANGUAGES for word in inflected}
    if inflected:
        alike = _beginning_like(inflected)
        for language, candidates in words.items():
            asked.update([(language, word) for word in alike(candidates)])
        asked.update((_PARTS, word) for word in _compounds(leaves, words.get("de", ())))
    keys = _found(asked)
    for language, word, spelling in _spelled(leaves, words):
        keys.setdefault(language, {})[word] = keys.get(language, {}).get(word, frozenset()) | {spelling}
    return keys


def spelling(word: str) -> str:
    """The key of a word as it is written, capitals aside."""
    return "=" + unicodedata.normalize("NFC", word).lower()


def parts(leaf: Leaf) -> frozenset[str]:
    """Keys of compounds that have the term as a part; none for a phrase of several words or exact words."""
    if leaf.exact:
        return frozenset()
    found = map(_LEXEME.fullmatch, filter(None, leaf.forms))
    return frozenset(f"+{lexeme[1]}" for lexeme in found if lexeme)


def _found(asked: set[Asked]) -> Keys:
    keys: Keys = {}
    for (language, word), found in _answers.to(asked, _ask).items():
        known = keys.setdefault("de" if language == _PARTS else language, {})
        known[word] = known[word] | found if word in known else found
    return keys


def _ask(asked: list[Asked]) -> dict[Asked, frozenset[str]]:
    with routers.prepared() as cursor:
        cursor.execute(_KEYS, [[language for language, _ in asked], [word for _, word in asked]])
        return {
            (language, word): frozenset(f"+{part}" for part in found if part)
            if language == _PARTS
            else frozenset(found)
            for language, word, found in cursor
        }


def _spelled(leaves: Iterable[Leaf], words: dict[str, set[str]]) -> Iterator[tuple[str, str, str]]:
    wanted = {spelling(word) for leaf in leaves if leaf.exact for word in leaf.term.words}
    if wanted:
        for language, candidates in words.items():
            yield from ((language, word, key) for word in candidates if (key := spelling(word)) in wanted)


def _compounds(leaves: Iterable[Leaf], words: Iterable[str]) -> Iterator[str]:
    """The long words that some term may be a part of."""
    stems = {key[1 : 1 + _STEM] for leaf in leaves for key in parts(leaf)}
    long = [word for word in words if len(word) >= MIN_COMPOUND and word.isalpha()]
    if not stems or not long:
        return
    within = re.compile("|".join(stems)).search  # nothing but letters and digits
    yield from (word for word, folded in zip(long, _folded(long), strict=True) if within(folded))


def _folded(words: list[str]) -> list[str]:
    """As archive_fold_german does it, all at once."""
    text = " ".join(words).lower().replace("ae", "a").replace("oe", "o")
    text = re.sub(r"(?<![aeouq])ue(?=[a-zäöüß])", "u", text).replace("ß", "ss")
    return re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFD", text)).split(" ")


def _beginning_like(words: Iterable[str]) -> Callable[[Iterable[str]], Iterable[str]]:
    """Picks the words that may have a lexeme in common with one of these: stemming leaves the beginning."""
    initials = frozenset().union(*(_alike(word[0].lower()) for word in words))
    if "" in initials:
        return lambda candidates: candidates
    if not initials <= _COMMON:
        return lambda candidates: [word for word in candidates if word[0] in initials or word[0] > "\u024f"]
    return lambda candidates: [word for word in candidates if word[0] in initials]


@cache
def _alike(letter: str) -> frozenset[str]:
    """The letters that folding may make the same as this one; "" among them for any letter at all."""
    base = unicodedata.normalize("NFD", letter)[0]
    if not base.isascii() and letter < "\u0250":
        return frozenset([""])
    accented = (other for other in _LATIN if unicodedata.normalize("NFD", other)[0].lower() == base)
    return frozenset([base, base.upper(), letter, *accented, *_ODD])


#: What a word of Latin letters begins with.
_COMMON = frozenset(map(chr, [*range(0x250), *range(0x1E00, 0x1F00)]))
#: Letters that are folded to others: æ, ø, ß, ł …
_ODD = frozenset(letter for letter in _LATIN if not unicodedata.normalize("NFD", letter)[0].isascii())
