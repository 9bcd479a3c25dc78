"""laut X, nach Angaben von X, X zufolge, demnach: a phrase names the voice, the rest of its clause is what
was said."""

from ...reading import Reading, length, tidy, without
from ...rules.speaking import nested_quotations, quotation_kind
from ...tokens import QUOTE
from .. import flags as f
from ..clauses import FRAGMENT, MAIN, RELATIVE, SUBORD, VERB1, Clause
from ..cues import cue_of
from ..frames import Frame, frames_of
from ..phrases import phrase_end
from ..scene import Scene

RULE = "according_to"
RULE_PRONOMINAL = "according_to_that"  # demnach, wonach
SHORTEST = 12  # code points


def find(scene: Scene) -> list[Reading]:
    """Readings for each frame of the sentence."""
    if not scene.sentence.flags & f.FRAME:
        return []
    found: list[Reading] = []
    done = -1
    for frame in frames_of(scene.items, scene.end):
        if frame.b < done:
            continue
        readings = _readings(scene, frame)
        found.extend(readings)
        done = frame.e
    return found


def _readings(scene: Scene, frame: Frame) -> list[Reading]:
    items, text = scene.items, scene.text
    b, e = _extent(scene, frame)
    hole = scene.span(frame.b, frame.e)
    spans = tidy(text, without([scene.span(b, e)], hole)) if e > b else []
    if length(spans) <= SHORTEST:
        return []
    rule = RULE_PRONOMINAL if frame.pronominal else RULE
    speaker = scene.span(frame.voice_b, frame.voice_e)
    cue = [scene.span(frame.cue, frame.cue + 1)]
    rest = [
        items[i] for i in range(b, e) if not frame.b <= i < frame.e and items[i].text not in {",", ":", "."}
    ]
    if rest and all(item.kind == QUOTE for item in rest):
        return [
            Reading(quotation_kind(q), [(q.start, q.end)], rule, speaker, cue, frame=hole, item=q)
            for q in rest
        ]
    kind = "evidential" if frame.pronominal else "indirect"
    reading = Reading(kind, spans, rule, speaker, cue, frame=hole)
    return [reading, *nested_quotations(scene, reading, rule + "_words")]


def _extent(scene: Scene, frame: Frame) -> tuple[int, int]:
    """The items the frame covers: its own subordinate clause, or the whole sentence."""
    items = scene.items
    if items[frame.cue].low == "wonach":
        return frame.e, _wonach_end(scene, frame)
    clause = _clause_at(scene.clauses, frame)
    if clause and _opens_relative(scene, clause):
        return clause.first, scene.end
    begin = 0
    for i in range(frame.b - 1, -1, -1):
        if items[i].text in {":", ";"}:
            begin = i + 1
            break
    if (
        clause
        and clause.kind in (RELATIVE, SUBORD)
        and clause.b > begin
        and items[clause.first].low not in ("als",)
    ):
        return clause.first, clause.e
    return max(begin, _own_begin(scene, clause, begin)), _own_end(scene, clause)


def _opens_relative(scene: Scene, clause: Clause) -> bool:
    """A relative clause of which a list cuts off the verb: "das nach Angaben der Polizei der Planung, …"."""
    pronoun = scene.items[clause.first]
    return (
        clause.kind == FRAGMENT and clause.sep == "," and bool(pronoun.flags & f.REL and pronoun.low != "die")
    )


def _wonach_end(scene: Scene, frame: Frame) -> int:
    """The clause that wonach opens ends where the main clause goes on."""
    for clause in scene.clauses:
        if (
            clause.b > frame.e
            and clause.kind == VERB1
            and not any(scene.items[i].flags & (f.K1 | f.K2) for i in clause.fins)
        ):
            return clause.b
    return scene.end


def _own_begin(scene: Scene, clause: Clause | None, begin: int) -> int:
    """Where the frame's main clause begins, if another main clause is complete before it."""
    if clause is None or clause.kind not in (MAIN, VERB1):
        return begin
    k = scene.clauses.index(clause)
    if (
        k
        and scene.clauses[k - 1].kind in (MAIN, VERB1)
        and clause.sep == ","
        and (clause.kind == MAIN or clause.first > clause.b)
        and scene.clauses[k - 1].b >= begin
    ):
        return clause.b
    return begin


def _own_end(scene: Scene, clause: Clause | None) -> int:
    """Where a conjunct with a verb of its own leaves the frame: "soll laut X … haben und steht unter
    Druck"."""
    if clause is None or clause.kind != MAIN:
        return scene.end
    for other in scene.clauses[scene.clauses.index(clause) + 1 :]:
        if other.kind == MAIN and other.sep in (",", "–") and _other_voice(scene, other):
            return other.b
        if (
            other.sep in ("und", "oder")
            and other.kind == VERB1
            and scene.items[clause.fins[0]].flags & f.HEARSAY
        ):
            return other.b
    return scene.end


def _other_voice(scene: Scene, clause: Clause) -> bool:
    """ "…, die Wache spricht von 300": the next clause has a voice of its own."""
    items, first, finite = scene.items, clause.first, clause.fins[0]
    named = items[first].flags & (f.DET | f.CAP) and items[first].text[0].isalpha()
    if not named or phrase_end(items, first, finite) != finite:
        return False
    return cue_of(items, clause, scene.end) is not None


def _clause_at(clauses: list[Clause], frame: Frame) -> Clause | None:
    for clause in clauses:
        if clause.b <= frame.b < clause.e:
            return clause
    return None
