"""What a rule sees, whatever the language: one sentence, and the story so far."""

from .reading import Carry, Reading
from .sentences import Sentence
from .suggestion import Span
from .tokens import QUOTE, Item

CARRY_SENTENCES = 3  # how far a voice may speak on without being named again


class Story:
    """The text read so far: who spoke last, and what was found."""

    def __init__(self, text: str, pointing: frozenset[str], possessives: frozenset[str]):
        self.text, self.pointing, self.possessives = text, pointing, possessives
        self.last: Carry | None = None
        self.readings: list[Reading] = []
        self.before: Scene | None = None

    def heard(self, reading: Reading, own: Span | None = None) -> None:
        """Remember who speaks; `own` is who is meant where the words are "eigenen Worten"."""
        if reading.speaker is None:
            return
        same = self.last is not None and self._points_back(reading.speaker)
        speaker = self.last.speaker if same else own or reading.speaker
        self.last = Carry(speaker, reading.sentence, reading.paragraph)

    def _points_back(self, speaker: Span) -> bool:
        """er, demnach, seiner Meinung: the words point to the voice already speaking."""
        words = self.text[slice(*speaker)].lower().split()
        return len(words) == 1 and words[0] in self.pointing


class Scene:
    """One sentence as the rules see it. Each language adds how it finds a subject."""

    __slots__ = ("end", "items", "sentence", "story", "text")

    def __init__(self, story: Story, sentence: Sentence):
        self.story, self.text, self.sentence = story, story.text, sentence
        self.items, self.end = sentence.items, sentence.body

    @property
    def quotes(self) -> list[Item]:
        return [item for item in self.items[: self.end] if item.kind == QUOTE]

    def span(self, b: int, e: int) -> Span:
        """Code points of items b to e (exclusive)."""
        return self.items[b].start, self.items[e - 1].end

    def carried(self) -> Carry | None:
        """The voice of the sentences just before, if it may still speak."""
        last = self.story.last
        if last is None:
            return None
        gap = self.sentence.number - last.sentence
        near = gap <= 1 or (gap <= CARRY_SENTENCES and self.sentence.paragraph == last.paragraph)
        return last if near else None

    def introduces_name(self, item: Item) -> bool:
        """May what follows this word in marks be its name: das Buch „…“?"""
        raise NotImplementedError

    def voice(self) -> Span | None:
        """Who may speak in the sentence; a language that can tell persons from things leaves things out."""
        return self.subject()

    def subject(self) -> Span | None:
        """The subject of the sentence's first main clause."""
        raise NotImplementedError
