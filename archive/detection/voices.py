"""Whose words are meant: give "er", "der Sprecher", "Müller" the voice introduced before."""

import re
from dataclasses import dataclass

from .lexicon import endings, sections
from .suggestion import Span

WORD = re.compile(r"\w+(?:[-’'.]\w+)*")
REMEMBERED = 40  # voices
ENDINGS = ("innen", "in", "es", "en", "er", "em", "s", "n", "e")  # of German nouns and adjectives


@dataclass(slots=True, eq=False)
class Voice:
    """One who speaks. `span` is where the fullest first descriptor stands; `words` are its content words,
    small."""

    span: Span
    words: frozenset[str]
    sort: str  # person, outlet, institution, vague, ""
    via: "Voice | None" = None  # the station its words came through


class Voices:
    """The voices of one text, in the order in which they are introduced."""

    def __init__(self, text: str, language: str):
        self.text, self.language = text, language
        self.closed = sections(language, "words.txt")
        self.nouns = sections(language, "nouns.txt")
        self.mentioned: dict[Span, Voice] = {}
        self.recent: list[Voice] = []  # least recent first

    def of(self, span: Span) -> Voice:
        """The voice that the words at `span` mean; a new one if they mean no earlier one."""
        words = WORD.findall(self.text[slice(*span)])
        voice = self._earlier(span, words) or self._new(span, words)
        self.mentioned[span] = voice
        self.latest(voice)
        return voice

    def latest(self, voice: Voice) -> None:
        """This voice speaks now; the longest silent one is forgotten when there are too many."""
        if voice in self.recent:
            self.recent.remove(voice)
        self.recent.append(voice)
        del self.recent[:-REMEMBERED]

    def sort_of(self, words: list[str]) -> str:
        """person, outlet, institution, vague or "" (unknown, as with most names)."""
        small = [word.lower() for word in words]
        for sort, section in SORTS:
            tails = endings(self.language, "nouns.txt", section)
            if any(word in self.nouns[section] or (len(word) > 9 and word.endswith(tails)) for word in small):
                return sort
        return ""

    def _new(self, span: Span, words: list[str]) -> Voice:
        return Voice(span, self._content(words), self.sort_of(words))

    def _content(self, words: list[str]) -> frozenset[str]:
        skip = self.closed["determiner"] | self.closed["preposition"] | self.closed["pronoun"]
        return frozenset(stem(word) for word in words if word.lower() not in skip and not word.isdigit())

    def _earlier(self, span: Span, words: list[str]) -> Voice | None:
        same = self.mentioned.get(span) or next((v for v in self.recent if _inside(span, v.span)), None)
        if same or not self.recent:
            return same
        small = [word.lower() for word in words]
        if len(small) == 1 and small[0] in self.closed["pronoun"] | self.closed["points_back"]:
            return self._by_pronoun(small[0])
        if len(small) == 2 and small[0] in self.closed["possessive"] and small[1] in self.nouns["frame"]:
            return self._by_pronoun("")
        return self._by_words(words, small)

    def _by_pronoun(self, pronoun: str) -> Voice | None:
        """The most recent voice that such a pronoun can mean."""
        wanted = self.closed["means_person"]
        for voice in reversed(self.recent):
            if pronoun not in wanted or voice.sort not in ("outlet", "institution"):
                return voice
        return self.recent[-1]

    def _by_words(self, words: list[str], small: list[str]) -> Voice | None:
        content = self._content(words)
        definite = (bool(small) and small[0] in self.closed["definite"]) or words[:1] == words[-1:]
        if not content or (not definite and not _name_only(words)):
            return None
        for voice in reversed(self.recent):
            if content <= voice.words:
                return voice
        if len(content) > 2 or not small or small[0] not in self.closed["definite"]:
            return None
        sort = self.sort_of(words)
        if sort and all(word.lower() in self._generic(sort) for word in words[1:]):
            return next((v for v in reversed(self.recent) if v.sort == sort), None)
        return None

    def _generic(self, sort: str) -> frozenset[str]:
        """Nouns that say no more than what sort of voice it is: der Beamte, die Zeitung."""
        return self.nouns["outlet"] if sort == "outlet" else self.nouns["generic"]


SORTS = (
    ("vague", "vague"),
    ("person", "official"),
    ("person", "person"),
    ("outlet", "outlet"),
    ("institution", "institution"),
)


def stem(word: str) -> str:
    """A word without its inflection, roughly: enough to see "Sprechers" and "Sprecher" as one."""
    low = word.lower()
    for ending in ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 4:
            return low[: -len(ending)]
    return low


def _name_only(words: list[str]) -> bool:
    return 0 < len(words) <= 2 and all(word[0].isupper() for word in words)


def _inside(span: Span, outer: Span) -> bool:
    return outer[0] <= span[0] and span[1] <= outer[1]
