"""Read an English text sentence by sentence: the first rule that fits a sentence wins."""

from ..flags import MARK
from ..marks import pair_marks
from ..merging import merged, note_ends
from ..reading import Reading
from ..rules import bare_quotation, loose_marks
from ..sentences import Sentence, sentences_of
from ..story import Story
from ..tokens import items_of
from . import words as w
from .conduits import conduit_in, relied_on
from .rules import according, colon, reported_to, reporting_verb, speech_act
from .scene import Scene
from .weighing import weigh

RULES = (bare_quotation, according, reporting_verb, colon, reported_to, speech_act)
TELLING = w.SAY | w.SAYING | w.SAID | w.HEDGE | MARK


def read(text: str) -> list[Reading]:
    """All readings of the text."""
    items = items_of(text, pair_marks(text), w.KNOWN, weigh)
    story = Story(text, w.WORDS["points_back"], w.WORDS["possessive"])
    for sentence in sentences_of(text, items, w.WORDS["abbreviation"], w.WORDS["month"]):
        scene = Scene(story, sentence)
        if sentence.body and (
            sentence.flags & TELLING or any(item.low in ("according", "as") for item in sentence.items)
        ):
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
    for reading in found + loose_marks.find(scene, taken):
        reading.sentence, reading.paragraph = sentence.number, sentence.paragraph
        if reading.cue and reading.speaker:
            reading.via = conduit_in(scene.items, 0, scene.end, reading.speaker)
            reading.relied_on = relied_on(scene.items, 0, scene.end)
        note_ends(scene.text, reading)
        story.heard(reading)
        if reading.spans:
            story.readings.append(reading)
