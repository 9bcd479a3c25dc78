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
from .speakers import can_speak, is_named
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

    def voice(self, named: bool = True) -> Span | None:
        """Whom the sentence shows as one who may speak: the subject of its first main clause, the agent of
        a passive. Without a verb of saying it must be surely a person or a house, unless `named` is
        False."""
        for k, clause in enumerate(self.clauses):
            if clause.kind in (MAIN, VERB1):
                return self._voice_of(k, named)
        return None

    def _voice_of(self, k: int, named: bool) -> Span | None:
        clause = self.clauses[k]
        finite = self.items[clause.fins[0]]
        if finite.flags & (f.K1 | f.K2 | f.HEARSAY):
            return None
        cue = cue_of(self.items, clause, self.end)
        passive = cue.passive if cue else self._suffers(clause, finite)
        if passive:
            found = agent(self.items, clause.b, clause.e)
        else:
            found = clause_subject(self.items, self.clauses, k)
        fits = is_named if named and not cue else can_speak
        return self.span(*found) if found and fits(self.items, *found) else None

    def _suffers(self, clause: Clause, finite: Item) -> bool:
        """A passive: werden without an infinitive at the end."""
        return finite.word.lemma == "werden" and not self.items[clause.e - 1].flags & f.INF

    def subject(self) -> Span | None:
        for k, clause in enumerate(self.clauses):
            if clause.kind in (MAIN, VERB1):
                found = clause_subject(self.items, self.clauses, k)
                return self.span(*found) if found else None
        return None
