"""What an English word form can be. No dictionary: closed classes, and the forms of the reporting verbs."""

import re

from ..flags import MARK
from ..known import Known
from ..lexicon import Verb, sections, verbs

CAP = 1 << 0
DET = 1 << 1
PRON = 1 << 2
PREP = 1 << 3
BREAK = 1 << 4  # opens a clause: that, when, while …
AUX = 1 << 5
ADV = 1 << 6
JOINT = 1 << 7
SAY = 1 << 8  # a finite form of a reporting verb
SAYING = 1 << 9  # saying, adding
SAID = 1 << 10  # past participle
TIME = 1 << 11
SEP = 1 << 12
HEDGE = 1 << 13
BARE = 1 << 14  # the base form
OUTLET = 1 << 15

WORDS = sections("en", "words.txt")
NOUNS = sections("en", "nouns.txt")
CLASSES = (
    ("determiner", DET),
    ("pronoun", PRON),
    ("preposition", PREP),
    ("clause_break", BREAK),
    ("auxiliary", AUX),
    ("adverb", ADV),
    ("joint", JOINT),
    ("time", TIME),
    ("hedge", HEDGE),
)
IRREGULAR = re.compile(r"(?P<base>\w+)\((?P<past>\w+),(?P<part>\w+)\)")  # say(said,said)


class Word:
    """A form and what it can be."""

    __slots__ = ("flags", "low", "text", "verbs")

    def __init__(self, text: str, low: str, flags: int, verbs: tuple[Verb, ...] = ()):
        self.text, self.low, self.flags, self.verbs = text, low, flags, verbs


def _forms(printed: str) -> dict[str, int]:
    """All forms of a verb with their flags."""
    match = IRREGULAR.match(printed)
    base = match["base"] if match else printed
    past, part = (match["past"], match["part"]) if match else (_regular(base),) * 2
    third = (
        base[:-1] + "ies"
        if base.endswith("y") and base[-2] not in "aeiou"
        else base + ("es" if base.endswith(("ss", "sh", "ch", "x")) else "s")
    )
    ing = (base[:-1] if base.endswith("e") and not base.endswith("ee") else base) + "ing"
    found = {base: SAY | BARE, third: SAY, ing: SAYING, past: SAY}
    found[part] = found.get(part, 0) | SAID
    return found


def _regular(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    if base in ("admit", "beg", "slam", "dub"):
        return base + base[-1] + "ed"
    return base + "ed"


FORMS: dict[str, tuple[int, Verb]] = {}
for _printed, _verb in verbs("en").items():
    for _form, _flag in _forms(_printed).items():
        FORMS[_form] = (_flag, _verb)


def _describe(form: str) -> Word:
    low = form.lower()
    if form == "„“":
        return Word(form, form, MARK)
    if not form[0].isalnum():
        return Word(form, form, SEP if form in {",", ":", ";", "–", "—", "-"} else 0)
    flags = 0 if form[0].islower() else CAP
    for name, flag in CLASSES:
        if low in WORDS[name]:
            flags |= flag
    if low in NOUNS["outlet"]:
        flags |= OUTLET
    flag, verb = FORMS.get(low, (0, None))
    if verb is None or (flags & CAP and not form[1:].islower()):
        return Word(form, low, flags)
    return Word(form, low, flags | flag, (verb,))


KNOWN = Known(_describe)


def analyse(form: str) -> Word:
    """The word `form`; the same object for the same form."""
    return KNOWN[form]
