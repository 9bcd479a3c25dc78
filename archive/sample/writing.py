"""Writing an article sentence by sentence, noting the place of every passage and descriptor on the way."""

from dataclasses import dataclass, field
from random import Random

from .voices import Voice
from .words import WORDS, Clause, capital, pick


@dataclass(slots=True)
class Passage:
    """What becomes a quote; `voice` is None in the outlet's own account, `inside` counts from the first."""

    voice: Voice | None
    kind: str
    spans: list[tuple[int, int]]
    text: str
    cue: str = ""
    original_text: str = ""
    inside: int | None = None
    clause: Clause | None = None


@dataclass(slots=True)
class Writing:
    """An article on paper so far: the pieces of its text, its passages, the first mention of each voice."""

    random: Random
    language: str
    topic: tuple
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    passages: list[Passage] = field(default_factory=list)
    mentions: dict[int, tuple[str, int, int]] = field(default_factory=dict)

    def add(self, text: str) -> tuple[int, int]:
        """Append to the text; returns where."""
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        return start, self.length

    def mention(self, voice: Voice, first_word: bool = False) -> None:
        """Print a voice: by its descriptor at first, in short afterwards."""
        known = voice.id in self.mentions
        printed = (voice.again if known else voice.printed)[self.language]
        place = self.add(capital(printed) if first_word else printed)
        if not known:
            self.mentions[voice.id] = (self.pieces[-1], *place)

    def word(self, name: str) -> str:
        german, english = pick(self.random, WORDS[name])
        return german if self.language == "de" else english

    def narrate(self) -> None:
        self.add(self.word("narration") + " ")

    def body(self) -> str:
        return "".join(self.pieces).rstrip()
