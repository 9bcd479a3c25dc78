"""What a German word form can be: flags, lemma, and whether it is a verb of saying. Each form is looked at
once."""

import re
from functools import lru_cache

from ..flags import MARK
from ..known import Known
from ..lexicon import Verb, endings, lines, sections, verbs
from .flags import (  # fmt: skip
    ADJ,
    AUX,
    CAP,
    CONTENT,
    DET,
    FIN,
    FRAME,
    FRAMENOUN,
    GEN,
    HEARSAY,
    LIGHT,
    MAYFIN,
    NOTSUBJ,
    NOUN,
    OPENS,
    PART,
    PARTICLE,
    PREP,
    PRON,
    REL,
    SAY,
    SEP,
    SUB,
    TIME,
    VERB,
    ZUINF,
)
from .verb_forms import ZU_INFINITIVE, finiteness, mood

WORDS = dict(sections("de", "words.txt").items())
NOUNS = dict(sections("de", "nouns.txt").items())
FRAMES = WORDS["frame"]
TIMES = {w.lower() for w in WORDS["time"]}
VERBS = verbs("de")
STEMS: dict[str, list[Verb]] = {}
for _verb in VERBS.values():
    STEMS.setdefault(_verb.stem, []).append(_verb)

LEMMAS = dict(line.split() for line in lines("de/lemmas.txt"))
INFLECTED = ("e", "en", "er", "es", "em")  # of adjectives
ADJECTIVES = ("ischen", "igen", "lichen", "aren", "losen", "samen", "sten", "nahen", "reichen", "eren")
FREE_PREFIXES = frozenset(
    ["bekannt", "zurück", "hinzu", "hervor", "klar", "fest", "deutlich", "heraus", "kund", "voraus"]
)
NUMBERED = re.compile(r"\d+-(?!jährige[rn]?$)[a-zäöü]+$")  # 2-sitzigen
REGULAR = ("iert", "ierte", "ierten")
MARKS = frozenset("„“")


class Word:
    """A form and what it can be."""

    __slots__ = ("flags", "lemma", "low", "text", "verbs")

    def __init__(self, text: str, low: str, flags: int, lemma: str = "", verbs: tuple[Verb, ...] = ()):
        self.text, self.low, self.flags, self.lemma, self.verbs = text, low, flags, lemma, verbs


def lemma_of(form: str) -> str:
    """Dictionary form of a lower-case word; the dictionary (simplemma) is loaded at the first call."""
    given = LEMMAS.get(form)
    if given:
        return given
    from simplemma import lemmatize

    lemma = lemmatize(form, lang="de")
    if lemma == form and form.endswith(REGULAR):
        return form[: form.rfind("iert")] + "ieren"  # resümierte: not in the dictionary
    return lemma


@lru_cache(20_000)
def is_common(low: str) -> bool:
    """Would this word be written small inside a sentence? (Besorgt, Derzeit: no nouns)"""
    lemma = lemma_of(low)
    return lemma[:1].islower() and (lemma != low or _dictionary_has(low))


def _dictionary_has(low: str) -> bool:
    from simplemma import is_known

    return is_known(low, lang="de")


def _describe(form: str) -> Word:
    low = form.lower()
    if form in ("„“",):
        return Word(form, form, MARK)
    if not form[0].isalnum():
        return Word(form, form, SEP if form in {",", ":", ";", "–", "—", "-"} else 0)
    flags = _class_flags(form, low)
    return _with_verb(form, low, flags) if form[0].islower() else Word(form, low, flags)


@lru_cache(20_000)
def at_beginning(form: str) -> Word:
    """The word as the first of a sentence, where a verb is capitalised too: Sagte, Wird."""
    low = form.lower()
    return _with_verb(form, low, _class_flags(form, low)) if _verb_like(form, low) else analyse(form)


def _verb_like(form: str, low: str) -> bool:
    """Capitalised only because a sentence begins: only closed-class verbs are worth a look."""
    if not form[0].isupper() or not form[1:].islower():
        return False
    return low in WORDS["auxiliary"] or (
        low.endswith(("te", "ten", "t")) and 4 < len(low) < 14 and lemma_of(low) != low
    )


CLASSES = (
    ("determiner", DET),
    ("pronoun", PRON),
    ("relative", REL),
    ("subordinator", SUB),
    ("content", CONTENT),
    ("genitive", GEN),
    ("preposition", PREP),
    ("not_a_subject", NOTSUBJ),
    ("before_subject", LIGHT),
    ("particle", PARTICLE),
    ("opens_content", OPENS),
)


CLOSED: dict[str, int] = {}
for _name, _flag in CLASSES:
    for _word in WORDS[_name]:
        CLOSED[_word] = CLOSED.get(_word, 0) | _flag


def _class_flags(form: str, low: str) -> int:
    flags = CLOSED.get(low, 0)
    small = form[0].islower()
    if (form != low or not small or form[-1].isdigit() or "." in form) and not NUMBERED.match(form):
        flags |= CAP  # also eBay, ai-Bericht, example.org
    if low in FRAMES:
        flags |= FRAME
    if low.endswith(INFLECTED) and len(low) > 2:
        flags |= ADJ
    if not small:
        if low in TIMES:
            flags |= TIME
        if _ends_like(low, "complement"):
            flags |= NOUN
        if _ends_like(low, "frame"):
            flags |= FRAMENOUN
    return flags


def _ends_like(low: str, section: str) -> bool:
    """Is the word, or the end of a compound, in that list of nouns? (Polizeiangaben)"""
    members = NOUNS[section]
    if low in members:
        return True
    return len(low) > 9 and low.endswith(endings("de", "nouns.txt", section))


def _with_verb(form: str, low: str, flags: int) -> Word:
    if (
        flags & (DET | PRON | SUB)
        or low in WORDS["particle"]
        or "-" in low
        or (flags & PREP and low not in WORDS["auxiliary"])
    ):
        return Word(form, low, flags)
    auxiliary = low in WORDS["auxiliary"]
    if low in WORDS["never_finite"] and not auxiliary:
        return Word(form, low, flags, LEMMAS.get(low, ""))
    lemma = lemma_of(low)
    if not auxiliary and (not _is_verb(lemma) or _unknown_adjective(low, lemma)):
        return Word(form, low, flags | (ZUINF if ZU_INFINITIVE.match(low) else 0))
    flags |= VERB | (AUX if auxiliary else 0) | mood(low, lemma, auxiliary)
    flags |= FIN if auxiliary else finiteness(low, lemma)
    found = _say_entries(lemma, flags)
    if found and not auxiliary:
        flags |= SAY
    if low in ("soll", "sollen"):
        flags |= HEARSAY
    return Word(form, low, flags, lemma, found)


def _is_verb(lemma: str) -> bool:
    """Infinitives end in -en, -ern, -eln or are tun, sein: fern, allgemein, offen are adjectives."""
    shaped = lemma.endswith(("en", "ern", "eln", "tun", "sein")) and len(lemma) > 3 and lemma.islower()
    return shaped and lemma not in WORDS["adjective_like_verb"]


def _unknown_adjective(low: str, lemma: str) -> bool:
    """jemenitischen, interpolaren: shaped like an adjective, and no infinitive that the dictionary has."""
    return low == lemma and low.endswith(ADJECTIVES) and not _dictionary_has(low)


def _say_entries(lemma: str, flags: int) -> tuple[Verb, ...]:
    """Reporting verbs a form may belong to: itself, or one whose prefix stands elsewhere (kündigte … an)."""
    whole = VERBS.get(lemma)
    if whole and (whole.prefix or (flags & PART and not flags & MAYFIN)):
        return (whole,)
    if flags & PART and not flags & MAYFIN:
        return tuple(verb for verb in STEMS.get(lemma, ()) if verb.prefix in FREE_PREFIXES)
    return tuple(STEMS.get(lemma, ()))


KNOWN = Known(_describe)


def analyse(form: str) -> Word:
    """The word `form`; the same object for the same form."""
    return KNOWN[form]
