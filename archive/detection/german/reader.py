"""Read a German text sentence by sentence: the first rule that fits a sentence wins."""

from ..marks import pair_marks
from ..merging import merged, note_ends
from ..reading import Reading
from ..rules import bare_quotation, loose_marks
from ..sentences import Sentence, sentences_of
from ..story import Story
from ..suggestion import Span
from ..tokens import items_of
from . import flags as f
from . import words as w
from .conduits import conduit_in, relied_on
from .rules import (
    according,
    carried_subjunctive,
    clause_in_subjunctive,
    colon,
    dependent_subjunctive,
    hearsay,
    noun_content,
    previous_statement,
    reporting_verb,
    so_and_wie,
    speech_act,
)
from .scene import Scene
from .weighing import weigh

RULES = (
    bare_quotation,
    previous_statement,
    according,
    so_and_wie,
    reporting_verb,
    colon,
    noun_content,
    carried_subjunctive,
    clause_in_subjunctive,
    hearsay,
    dependent_subjunctive,
    speech_act,
)
WEAK = frozenset({"words_of_object"})
TELLING = f.SAY | f.FRAME | f.MARK | f.K1 | f.K2 | f.HEARSAY | f.NOUN | f.OPENS
SHORTEST = 4  # items


def read(text: str) -> list[Reading]:
    """All readings of the text, sentence by sentence."""
    items = items_of(text, pair_marks(text), w.KNOWN, weigh)
    sentences = sentences_of(text, items, w.WORDS["abbreviation"], w.WORDS["month"])
    story = Story(
        text, w.WORDS["points_back"] - {"dieser", "diese", "jener", "letzterer"}, w.WORDS["possessive"]
    )
    for sentence in sentences:
        scene = Scene(story, sentence)
        if (
            sentence.flags & TELLING
            and sentence.body
            and (len(sentence.items) >= SHORTEST or sentence.flags & f.MARK)
        ):
            _read_sentence(story, scene, sentence)
        story.before = scene
    return merged(story.readings)


def _second_hand(scene: Scene, found: list[Reading]) -> list[Reading]:
    """ "sagte X laut Y, dass …": what X said, by way of Y; "laut Y sagte X …" is what Y reports, too."""
    if not scene.sentence.flags & f.SAY or len({r.frame for r in found if r.frame}) > 1:
        return found
    frame = found[0].frame
    said = [r for r in reporting_verb.find(scene) if r.speaker and r.rule not in WEAK]
    if frame and any(not r.nested and a < frame[0] and frame[1] < z for r in said for a, z in r.spans):
        return said + [r for r in found if _within(r, said)]  # "X sagte, das sei seiner Meinung nach …"
    if not said or not any(r.frame and r.frame[0] <= frame[0] and frame[1] <= r.frame[1] + 2 for r in said):
        return found
    for reading in said:
        reading.via = found[0].speaker
    if frame[1] > min(span[0] for reading in said for span in reading.cue):
        return said
    for reading in said:
        reading.nested = True
    return found[:1] + said  # "Laut Y sagte X, dass …": what Y reports, and in it what X said


def _uncovered(more: list[Reading], found: list[Reading]) -> list[Reading]:
    """Readings that overlap none of those found."""
    return [reading for reading in more if not _overlap(reading, found)]


def _overlap(reading: Reading, others: list[Reading]) -> bool:
    return any(a < z and x < e for a, e in reading.spans for other in others for x, z in other.spans)


def _within(reading: Reading, others: list[Reading]) -> bool:
    """Is it a clause inside one of the others, neither all of it nor reaching out of it?"""
    begin, end = reading.spans[0][0], reading.spans[-1][1]
    reading.nested = True
    return any(other.spans[0][0] + 1 < begin and end <= other.spans[-1][1] for other in others)


def _add_conduit(scene: Scene, reading: Reading, relied: Span | None, within: dict) -> None:
    """Where the sentence of saying names an outlet it was said to, or a source it relies on.

    `within` remembers which items lie in a frame: many readings share one.
    """
    if not (reading.cue and reading.speaker and reading.via is None):
        return
    items = scene.items
    frame = reading.frame
    if frame not in within:
        inside = [i for i in range(scene.end) if frame and frame[0] <= items[i].start < frame[1]]
        within[frame] = (inside[0], inside[-1] + 1) if inside else (0, scene.end)
    reading.via = conduit_in(items, *within[frame], reading.speaker)
    reading.relied_on = relied if relied != reading.speaker else None


def _own_words(scene: Scene, reading: Reading) -> Span | None:
    """ "X war nach eigenen Angaben krank": X speaks."""
    spoken = scene.text[slice(*reading.speaker)] if reading.speaker else ""
    return scene.voice() if spoken.lower().startswith("eigen") else None


def _read_sentence(story: Story, scene: Scene, sentence: Sentence) -> None:
    found: list[Reading] = []
    for rule in RULES:
        found = rule.find(scene)
        if found and rule is according:
            found = _second_hand(scene, found)
            if scene.text[slice(*found[0].cue[0])].lower() == "wonach":
                more = reporting_verb.find(scene) + speech_act.find(scene)
                found = found + [r for r in more if r.rule.startswith("speech_act") or not _overlap(r, found)]
        if found:
            break
    if found and rule is reporting_verb:
        found = found + _uncovered(noun_content.find(scene), found)
    taken = {start for reading in found for start, _ in reading.spans}
    found = found + loose_marks.find(scene, taken)
    relied, within = relied_on(scene.items, 0, scene.end) if found else None, {}
    for reading in found:
        reading.sentence, reading.paragraph = sentence.number, sentence.paragraph
        _add_conduit(scene, reading, relied, within)
        note_ends(scene.text, reading)
        story.heard(reading, _own_words(scene, reading))
        if reading.spans:
            story.readings.append(reading)
