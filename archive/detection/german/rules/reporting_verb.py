"""X sagte, dass …; „…“, sagte X; X forderte, … zu …: the main rule, clause by clause."""

from ...reading import Reading, tidy
from ...rules.speaking import nested_quotations, quotation_kind
from ...strength import SENTENCE
from ...suggestion import Span
from ...tokens import QUOTE
from .. import flags as f
from ..clauses import QUOTED, VERB1
from ..complements import Content, content_after, is_open_infinitive
from ..cues import Cue, cue_of
from ..scene import Scene
from ..sources import cited, document
from ..subjects import Range, subject_of
from .said_before import from_left, said_before
from .saying import quotations_of, reading_of

RULE = "reporting_verb"
WORDS = "words_of_object"
NAMING = frozenset({"bezeichnen", "nennen", "sprechen", "werten", "bewerten", "kritisieren", "verurteilen"})

VIEWED = frozenset({"als", "für", "ein", "eine", "einen", "einem", "einer", "keinen", "keine", "kein"})
DEFINITE = frozenset({"der", "die", "das", "dem", "den", "des"})


def find(scene: Scene) -> list[Reading]:
    """Readings of every clause with a reporting verb, left to right."""
    if not scene.sentence.flags & f.SAY:
        return []
    found: list[Reading] = []
    k = 0
    while k < len(scene.clauses):
        cue = cue_of(scene.items, scene.clauses[k], scene.end)
        readings, k = _clause(scene, k, cue) if cue else ([], k + 1)
        found.extend(readings)
    return found


def _clause(scene: Scene, k: int, cue: Cue) -> tuple[list[Reading], int]:
    """The readings of clause `k`, and the clause to go on with."""
    items, clauses = scene.items, scene.clauses
    voice, conduit = _voice(scene, k, cue)
    speaker = scene.span(*voice) if voice else None
    told = scene.span(*conduit) if conduit else None
    reach = max((r[1] for r in (voice, conduit) if r and r[0] >= clauses[k].b), default=0)
    at = max(cue.at + 1, cue.finite + 1, (cue.prefix or 0) + 1, reach)
    content = content_after(items, clauses, k, at, cue)
    before = said_before(scene, k, cue)
    if content and content.direct and _said_behind(scene, content.stop):
        content = None
    if before and not (content and content.mode in ("that", "infinitive", "colon")):
        found, stop = from_left(scene, k, before, cue, speaker, at)
    elif content:
        found, stop = _from_right(scene, k, content, cue, speaker), content.stop
    else:
        opened = _open_infinitive(scene, k, at, cue, speaker)
        found, stop = opened or _words_in_clause(scene, k, cue, speaker), k + 1
    for reading in found:
        reading.via = told
        if reading.speaker is None:
            reading.rule += "_unattributed"
    return found, stop


def _said_behind(scene: Scene, k: int) -> bool:
    """ "X zeigte sich besorgt: „…“, sagte er": the clause right behind the quotation says who speaks."""
    if k >= len(scene.clauses) or scene.clauses[k].kind != VERB1 or scene.clauses[k].sep != ",":
        return False
    cue = cue_of(scene.items, scene.clauses[k], scene.end)
    return cue is not None and "d" in cue.verb.takes


def _voice(scene: Scene, k: int, cue: Cue) -> tuple[Range | None, Range | None]:
    """Who speaks, and through whom, as far as the clause says."""
    items, clauses = scene.items, scene.clauses
    if cue.verb.lemma == "zitieren":
        return cited(items, clauses, k, cue, scene.end)
    if cue.verb.lemma in ("heißen", "verlauten", "hervorgehen"):
        found = document(items, clauses, k, scene.end, True)
        if found or cue.verb.lemma == "heißen":
            return found, None
    found = subject_of(items, clauses, k, cue, scene.end)
    if found is None and cue.passive:
        found = document(items, clauses, k, scene.end, False)
    return found, None


def _from_right(scene: Scene, k: int, content: Content, cue: Cue, speaker: Span | None) -> list[Reading]:
    clauses = scene.clauses
    b, e = clauses[content.first].b, clauses[content.stop - 1].e
    frame = scene.span(clauses[k].b, max(clauses[k].b + 1, b))
    if content.direct or content.mode == "quote":
        return quotations_of(scene, b, e, cue, speaker, frame)
    if content.mode == "colon" and scene.items[b].kind == QUOTE:
        return quotations_of(scene, b, b + 1, cue, speaker, frame)
    following = clauses[content.stop] if content.stop < len(clauses) else None
    if following is not None and following.kind == QUOTED and following.sep == ":":
        illustration = quotations_of(scene, following.b, following.e, cue, speaker, frame)
    else:
        illustration = []
    spans = tidy(scene.text, [scene.span(b, e)])
    reading = reading_of(scene, "indirect", spans, f"{RULE}_{content.mode}", cue, speaker, frame)
    return [
        reading,
        *nested_quotations(scene, reading, RULE + "_words"),
        *_outer_words(scene, k, cue, speaker, b),
        *illustration,
    ]


def _outer_words(scene: Scene, k: int, cue: Cue, speaker: Span | None, until: int) -> list[Reading]:
    """Quotations within the clause of saying itself, when it also has content."""
    return [
        r
        for r in _words_in_clause(scene, k, cue, speaker, until)
        if r.item is not None and r.item.strength > 1
    ]


def _open_infinitive(scene: Scene, k: int, at: int, cue: Cue, speaker: Span | None) -> list[Reading]:
    """ "hat angekündigt ihr Mandat niederzulegen": content without a comma."""
    clause = scene.clauses[k]
    if (
        "i" not in cue.verb.takes
        or not clause.b < at < clause.e
        or not is_open_infinitive(scene.items, at, clause.e)
    ):
        return []
    spans = tidy(scene.text, [scene.span(at, clause.e)])
    frame = scene.span(clause.b, at)
    return [reading_of(scene, "indirect", spans, RULE + "_infinitive", cue, speaker, frame)] if spans else []


def _title(scene: Scene, i: int) -> bool:
    """Right after a noun or "der", beginning with a capital: a name, „Gesetz über …“."""
    item = scene.items[i]
    inner = scene.text[item.pair.inner_start : item.pair.inner_start + 1]
    names = i > 0 and scene.items[i - 1].low in DEFINITE
    return item.strength < SENTENCE and inner.isupper() and names


def _no_view(scene: Scene, i: int, cue: Cue) -> bool:
    """ "sieht „Faust“ im Theater": with verbs of seeing only als, für, ein make words of somebody's view."""
    return "q" in cue.verb.takes and scene.items[i - 1].low not in VIEWED


def _words_in_clause(
    scene: Scene, k: int, cue: Cue, speaker: Span | None, until: int | None = None
) -> list[Reading]:
    """nannte das „…“: a few words of the speaker inside the reporting clause."""
    clause = scene.clauses[k]
    if not speaker or (cue.passive and "n" not in cue.verb.takes):
        return []
    stop = clause.e if until is None else min(until, clause.e)
    found = []
    for i in range(clause.b, stop):
        item = scene.items[i]
        inside_speaker = speaker[0] <= item.start < speaker[1]
        if item.kind != QUOTE or inside_speaker or _title(scene, i) or _no_view(scene, i, cue):
            continue
        reading = reading_of(
            scene,
            quotation_kind(item),
            [(item.start, item.end)],
            WORDS,
            cue,
            speaker,
            scene.span(clause.b, clause.e),
        )
        reading.item = item
        found.append(reading)
    return found
