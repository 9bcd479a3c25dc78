"""Ways to report what a voice says, one sentence and one passage each (`nested`: two)."""

from .voices import Voice
from .words import clause
from .writing import Passage, Writing

MARKS = {"de": ("„", "“"), "en": ("“", "”")}


def own_account(writing: Writing, voice: None) -> None:
    said = clause(writing.random, writing.topic)
    text = said.main(writing.language) + "."
    span = writing.add(text)
    writing.add(" ")
    writing.passages.append(Passage(None, "own_account", [span], text, clause=said))


def direct(writing: Writing, voice: Voice) -> None:
    """Words in quotation marks, now and then in two pieces with the speaker between them."""
    random, language = writing.random, writing.language
    said, cue = clause(random, writing.topic), writing.word("said")
    opening, closing = MARKS[language]
    writing.add(opening)
    text = said.main(language)
    spans = [writing.add(text)]
    writing.add(f"{closing}, {cue} " if language == "de" else f",{closing} {cue} ")
    writing.mention(voice)
    original = said.main("en") if language == "de" and random.random() < 0.05 else ""
    if random.random() < 0.1:
        further = clause(random, writing.topic)
        writing.add(f", {opening}")
        spans.append(writing.add(further.main(language)))
        text = f"{text} […] {further.main(language)}"
        original = original and f"{original} […] {further.main('en')}"
        writing.add(closing)
    writing.add(". ")
    writing.passages.append(Passage(voice, "direct", spans, text, cue, original, clause=said))


def partial(writing: Writing, voice: Voice) -> None:
    said = clause(writing.random, writing.topic)
    language, verdict = writing.language, writing.word("verdicts")
    opening, closing = MARKS[language]
    cue = "nannte" if language == "de" else "called"
    writing.mention(voice, first_word=True)
    writing.add(f" {cue} {said.topic(language)} {opening}")
    span = writing.add(verdict)
    writing.add(f"{closing}. ")
    writing.passages.append(Passage(voice, "partial", [span], verdict, cue, clause=said))


def indirect(writing: Writing, voice: Voice) -> None:
    """Reported speech; the passage is the whole sentence."""
    said, cue, language = clause(writing.random, writing.topic), writing.word("said"), writing.language
    first = len(writing.pieces)
    start = writing.length
    writing.mention(voice, first_word=True)
    writing.add(f" {cue}, {said.reported('de')}." if language == "de" else f" {cue} {said.reported('en')}.")
    text = "".join(writing.pieces[first:])
    writing.add(" ")
    writing.passages.append(Passage(voice, "indirect", [(start, start + len(text))], text, cue, clause=said))


def evidential(writing: Writing, voice: Voice) -> None:
    said, language = clause(writing.random, writing.topic), writing.language
    text = said.main(language)
    span = writing.add(text)
    cue = "so" if language == "de" else "according to"
    writing.add(f", {cue} ")
    writing.mention(voice)
    writing.add(". ")
    writing.passages.append(Passage(voice, "evidential", [span], text, cue, clause=said))


def speech_act(writing: Writing, voice: Voice) -> None:
    """A mere speech act: what was said stands there as a topic only."""
    said, cue, language = clause(writing.random, writing.topic), writing.word("acted"), writing.language
    first, start = len(writing.pieces), writing.length
    writing.mention(voice, first_word=True)
    writing.add(f" {cue} {said.topic(language)}.")
    text = "".join(writing.pieces[first:])
    writing.add(" ")
    span = (start, start + len(text))
    writing.passages.append(Passage(voice, "speech_act", [span], text, cue, clause=said))


def nested(writing: Writing, voice: Voice) -> None:
    """Reported speech with some of the very words in it: two passages, one inside the other."""
    said, cue, language = clause(writing.random, writing.topic), writing.word("said"), writing.language
    verdict = writing.word("verdicts")
    opening, closing = MARKS[language]
    first, start = len(writing.pieces), writing.length
    writing.mention(voice, first_word=True)
    topic, (_names, plural, plural_en) = said.topic(language), writing.topic
    if language == "de":
        writing.add(f" {cue}, {topic} {'seien' if plural else 'sei'} {opening}")
    else:
        writing.add(f" {cue} {topic} {'were' if plural_en else 'was'} {opening}")
    inner = writing.add(verdict)
    writing.add(f"{closing}.")
    text = "".join(writing.pieces[first:])
    writing.add(" ")
    outer = len(writing.passages)
    span = (start, start + len(text))
    writing.passages.append(Passage(voice, "indirect", [span], text, cue, clause=said))
    writing.passages.append(Passage(voice, "partial", [inner], verdict, inside=outer, clause=said))


#: Ways to report speech, each as often as it has its share in a hundred.
REPORTS = (
    *(direct,) * 24,
    *(partial,) * 15,
    *(indirect,) * 34,
    *(evidential,) * 11,
    *(speech_act,) * 10,
    *(nested,) * 6,
)
