"""What a rule sees: one sentence, its clauses, and the story so far."""

from ..reading import Carry, Reading
from ..sentences import Sentence
from ..suggestion import Span
from ..tokens import QUOTE, Item
from .clauses import Clause, clauses_of
from .subjects import clause_subject

POINTING = frozenset("er sie es dieser diese demnach wonach demzufolge danach dementsprechend man wir ich der die das".split())
POSSESSIVES = frozenset("seiner ihrer seinen ihren seine ihre eigenen eigener dessen deren".split())
CARRY_SENTENCES = 3  # how far a voice may speak on without being named again


class Story:
    """The text read so far: who spoke last, and what was found."""

    def __init__(self, text: str, sentences: list[Sentence]):
        self.text, self.sentences = text, sentences
        self.last: Carry | None = None
        self.readings: list[Reading] = []
        self.before: Scene | None = None

    def heard(self, reading: Reading) -> None:
        """Remember who speaks."""
        if reading.speaker and self.last and self._points_back(reading):
            self.last = Carry(self.last.speaker, reading.sentence, reading.paragraph)
        elif reading.speaker:
            self.last = Carry(reading.speaker, reading.sentence, reading.paragraph)

    def _points_back(self, reading: Reading) -> bool:
        """er, demnach, seiner Meinung: the words point to the voice already speaking."""
        words = self.text[slice(*reading.speaker)].lower().split()
        return words[0] in POINTING if len(words) == 1 else len(words) == 2 and words[0] in POSSESSIVES

    def goes_on(self, sentence: Sentence) -> None:
        """The last voice speaks on in this sentence."""
        if self.last:
            self.last = Carry(self.last.speaker, sentence.number, sentence.paragraph)


class Scene:
    """One sentence as the rules see it."""

    __slots__ = ("_clauses", "end", "items", "sentence", "story", "text")

    def __init__(self, story: Story, sentence: Sentence):
        self.story, self.text, self.sentence = story, story.text, sentence
        self.items, self.end = sentence.items, sentence.body
        self._clauses: list[Clause] | None = None

    @property
    def clauses(self) -> list[Clause]:
        if self._clauses is None:
            self._clauses = clauses_of(self.items, self.end)
        return self._clauses

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
        near = gap <= 1 or gap <= CARRY_SENTENCES and self.sentence.paragraph == last.paragraph
        return last if near else None

    def subject(self) -> Span | None:
        """The subject of the sentence's first main clause."""
        for k, clause in enumerate(self.clauses):
            if clause.kind in (0, 1):
                found = clause_subject(self.items, self.clauses, k)
                return self.span(*found) if found else None
        return None
