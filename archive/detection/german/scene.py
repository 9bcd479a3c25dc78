"""A German sentence: its clauses, and its subject."""

from ..sentences import Sentence
from ..story import Scene as AnyScene
from ..story import Story
from ..suggestion import Span
from ..tokens import WORD, Item
from . import flags as f
from . import words as w
from .clauses import MAIN, VERB1, Clause, clauses_of
from .cues import cue_of
from .speakers import can_speak
from .subjects import agent, clause_subject


class Scene(AnyScene):
    """One German sentence as the rules see it."""

    __slots__ = ("_clauses",)

    def __init__(self, story: Story, sentence: Sentence):
        super().__init__(story, sentence)
        self._clauses: list[Clause] | None = None
        first = self.items[0]
        if first.kind == WORD and first.flags & f.CAP:
            first.word = w.at_beginning(first.text)
            first.flags = first.word.flags

    @property
    def clauses(self) -> list[Clause]:
        if self._clauses is None:
            self._clauses = clauses_of(self.items, self.end)
        return self._clauses

    def introduces_name(self, item: Item) -> bool:
        return bool(item.flags & (f.CAP | f.DET)) and not item.flags & f.SAY

    def voice(self) -> Span | None:
        """Whom the sentence shows as one who may speak: the subject of its first main clause, the agent of
        a passive."""
        for k, clause in enumerate(self.clauses):
            if clause.kind not in (MAIN, VERB1):
                continue
            if self.items[clause.fins[0]].flags & (f.K1 | f.K2):
                return None
            if self._passive(clause):
                found = agent(self.items, clause.b, clause.e)
            else:
                found = clause_subject(self.items, self.clauses, k)
            return self.span(*found) if found and can_speak(self.items, *found) else None
        return None

    def _passive(self, clause: Clause) -> bool:
        cue = cue_of(self.items, clause, self.end)
        if cue is not None:
            return cue.passive
        last = self.items[clause.e - 1]
        return self.items[clause.fins[0]].word.lemma == "werden" and bool(last.flags & f.PART)

    def subject(self) -> Span | None:
        for k, clause in enumerate(self.clauses):
            if clause.kind in (MAIN, VERB1):
                found = clause_subject(self.items, self.clauses, k)
                return self.span(*found) if found else None
        return None
