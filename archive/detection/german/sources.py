"""Speakers that are not subjects: the paper in which it says so, the person who is quoted by another."""

from ..tokens import NAME, Item
from . import flags as f
from . import words as w
from .clauses import RELATIVE, Clause
from .cues import Cue
from .phrases import phrase_end
from .subjects import Range, agent, clause_subject, skip_light

IN = frozenset(["in", "im", "auf", "aus", "von", "vom", "bei", "seitens", "laut", "nach"])
DOCUMENTS = w.NOUNS["document"]


def document(items: list[Item], clauses: list[Clause], k: int, end: int, any_noun: bool) -> Range | None:
    """ "In der Erklärung heißt es", "wurde in einem Bericht vermutet": the phrase that names the paper."""
    if clauses[k].kind == RELATIVE and k and items[clauses[k].first].low in IN:
        return _last_phrase(items, clauses[k - 1])
    order = [clauses[k], *reversed(clauses[:k])]
    for clause in order:
        for i in range(clause.b, clause.e - 1):
            if items[i].low not in IN:
                continue
            j = phrase_end(items, i + 1, end)
            if j > i + 1 and ((any_noun and clause is clauses[k]) or _is_document(items, i + 1, j)):
                return i + 1, j
    return None


def _last_phrase(items: list[Item], clause: Clause) -> Range | None:
    """The phrase at the end of a clause: "eine Erklärung der Behörde, in der es heißt"."""
    found = None
    for i in range(clause.e - 1, clause.b - 1, -1):
        if phrase_end(items, i, clause.e) == clause.e and items[i].flags & (f.DET | f.CAP):
            found = i, clause.e
    return found


def _is_document(items: list[Item], b: int, e: int) -> bool:
    return any(items[i].low in DOCUMENTS or items[i].flags & f.FRAMENOUN for i in range(b, e))


def cited(
    items: list[Item], clauses: list[Clause], k: int, cue: Cue, end: int
) -> tuple[Range | None, Range | None]:
    """Who is quoted, and by whom: "zitiert die Zeitung den Beamten", "wird Musk von der Agentur zitiert"."""
    clause = clauses[k]
    if cue.passive:
        subject = clause_subject(items, clauses, k)
        return subject, agent(items, clause.b, clause.e)
    subject = clause_subject(items, clauses, k)
    if subject is None:
        return None, None
    start = subject[1] if subject[0] > cue.finite else cue.finite + 1
    start = skip_light(items, start, clause.e)
    stop = phrase_end(items, start, end, apposition=True)
    if stop > start and not items[start].flags & f.PREP:
        return (start, stop), subject
    return _split_names(items, subject) if subject[0] > cue.finite else (None, subject)


def _split_names(items: list[Item], phrase: Range) -> tuple[Range | None, Range | None]:
    """ "die Agentur Beispiel Minister Muster": one phrase holds both; it begins anew at an article or a
    role."""
    for i in range(phrase[0] + 1, phrase[1]):
        if (
            items[i].low in ("den", "einen", "ihren", "seinen")
            or items[i - 1].text.find(".") > 0
            or items[i - 1].kind == NAME
        ):
            return (i, phrase[1]), (phrase[0], i)
    return None, phrase
