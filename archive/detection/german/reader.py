"""Read a German text sentence by sentence: the first rule that fits a sentence wins."""

from ..marks import pair_marks
from ..merging import merged
from ..reading import Reading
from ..sentences import Sentence, sentences_of
from ..tokens import items_of
from . import words as w
from .rules import (
    according,
    bare_quotation,
    carried_subjunctive,
    colon,
    hearsay,
    loose_marks,
    noun_content,
    previous_statement,
    reporting_verb,
    so_and_wie,
    speech_act,
)
from .scene import Scene, Story
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
    hearsay,
    speech_act,
)
TELLING = w.SAY | w.FRAME | w.MARK | w.K1 | w.K2 | w.HEARSAY | w.NOUN
SHORTEST = 4  # items


def read(text: str) -> list[Reading]:
    """All readings of the text, sentence by sentence."""
    items = items_of(text, pair_marks(text), w.analyse, weigh)
    sentences = sentences_of(text, items, w.WORDS["abbreviation"], w.WORDS["month"])
    story = Story(text, sentences)
    for sentence in sentences:
        scene = Scene(story, sentence)
        if sentence.flags & TELLING and sentence.body and (len(sentence.items) >= SHORTEST or sentence.flags & w.MARK):
            _read_sentence(story, scene, sentence)
        story.before = scene
    return merged(story.readings)


def _read_sentence(story: Story, scene: Scene, sentence: Sentence) -> None:
    found: list[Reading] = []
    for rule in RULES:
        found = rule.find(scene)
        if found:
            break
    taken = {start for reading in found for start, _ in reading.spans}
    found = found + loose_marks.find(scene, taken)
    for reading in found:
        reading.sentence, reading.paragraph = sentence.number, sentence.paragraph
        story.heard(reading)
        if reading.spans:
            story.readings.append(reading)
