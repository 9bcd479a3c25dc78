"""What a German word form can be: flags, lemma, and whether it is a verb of saying. Each form is looked at once."""

import re
from functools import lru_cache

from ..flags import MARK
from ..lexicon import Verb, endings, sections, verbs

CAP = 1 << 0  # begins with a capital or a digit
DET = 1 << 1
PRON = 1 << 2
REL = 1 << 3
SUB = 1 << 4  # subordinating conjunction
CONTENT = 1 << 5  # opens a content clause: dass, ob, wie …
GEN = 1 << 6
FIN = 1 << 7  # surely finite, where it is a verb at all
MAYFIN = 1 << 8  # finite or participle or infinitive: the clause decides
AUX = 1 << 9
PART = 1 << 10  # past participle
INF = 1 << 11
ZUINF = 1 << 12  # aufzurufen
K1 = 1 << 13  # subjunctive I
K1S = 1 << 14  # … that is nothing else
K2 = 1 << 15
ADJ = 1 << 16  # may be an inflected adjective
SAY = 1 << 17  # a form of a reporting verb
FRAME = 1 << 18  # laut, nach, zufolge, so, wie, demnach …
PREP = 1 << 19
TIME = 1 << 20
SEP = 1 << 21  # , : ; –
NOTSUBJ = 1 << 22
NOUN = 1 << 23  # a noun that takes a content clause
HEARSAY = 1 << 24  # soll, sollen
LIGHT = 1 << 26  # may stand between verb and subject
PARTICLE = 1 << 27
FRAMENOUN = 1 << 28
VERB = 1 << 29
OPENS = 1 << 30  # davon, überzeugt, hält …: may open a content clause


WORDS = {name: words for name, words in sections("de", "words.txt").items()}
NOUNS = {name: words for name, words in sections("de", "nouns.txt").items()}
TIMES = {w.lower() for w in WORDS["time"]}
VERBS = verbs("de")
STEMS: dict[str, list[Verb]] = {}
for _verb in VERBS.values():
    STEMS.setdefault(_verb.stem, []).append(_verb)

# lemmas the dictionary does not give
LEMMAS = {
    "entschieden": "entscheiden", "ausgeschlossen": "ausschließen", "entschied": "entscheiden", "hieß": "heißen",
    "heißt": "heißen", "weise": "weisen",
    "äußere": "äußern", "erwogen": "erwägen", "angewiesen": "anweisen", "heiße": "heißen", "riet": "raten",
    "bekanntgegeben": "bekanntgeben", "bekanntgab": "bekanntgeben", "bekanntgaben": "bekanntgeben", "bekannt": "bekannt",
    "verwies": "verweisen", "verwiesen": "verweisen", "bewiesen": "beweisen", "räumt": "räumen", "stellt": "stellen",
}  # fmt: skip
GE_PARTICIPLE = re.compile(r"[a-zäöüß]*ge[a-zäöüß]+(?:t|en)$")  # angekündigt, gesprochen
BARE_PARTICIPLE = re.compile(
    r"(?:\w*?(?:ver|be|er|ent|zer|miss|über|unter|wider|emp|hinter)\w+(?:t|en)|\w+iert|worden)$"
)  # bestätigt
ZU_INFINITIVE = re.compile(
    r"(?:an|auf|aus|ein|mit|vor|ab|zurück|fest|her|hin|nach|weg|um|durch|bei|los|teil|statt|fort|wieder|nieder|zusammen"
    r"|aufrecht|bekannt|weiter|hinzu|heraus|hervor|frei|bereit|gegenüber|entgegen|klar|sicher|da|dar|zu|über|unter|voran)zu\w+e?n$"
)  # aufzurufen
ADJECTIVE = re.compile(r"\w{2,}(?:e|en|er|es|em)$")
PRESENT_PARTICIPLE = re.compile(r"\w+end(?:e[nrsm]?)?$")
FREE_PREFIXES = frozenset(
    ["bekannt", "zurück", "hinzu", "hervor", "klar", "fest", "deutlich", "heraus", "kund", "voraus"]
)
FRAMES = frozenset(
    [
        "laut",
        "nach",
        "gemäß",
        "entsprechend",
        "zufolge",
        "demnach",
        "wonach",
        "demzufolge",
        "dementsprechend",
        "danach",
        "so",
        "wie",
        "aus",
        "seitens",
    ]
)
MARKS = frozenset("„“")
CACHE_LIMIT = 60_000


class Word:
    """A form and what it can be."""

    __slots__ = ("flags", "lemma", "low", "text", "verbs")

    def __init__(self, text: str, low: str, flags: int, lemma: str = "", verbs: tuple[Verb, ...] = ()):
        self.text, self.low, self.flags, self.lemma, self.verbs = text, low, flags, lemma, verbs


_known: dict[str, Word] = {}


def analyse(form: str) -> Word:
    """The word `form`; the same object for the same form."""
    word = _known.get(form)
    if word is None:
        if len(_known) >= CACHE_LIMIT:
            _known.clear()
        word = _known[form] = _describe(form)
    return word


def lemma_of(form: str) -> str:
    """Dictionary form of a lower-case word; the dictionary (simplemma) is loaded at the first call."""
    given = LEMMAS.get(form)
    if given:
        return given
    from simplemma import lemmatize

    return lemmatize(form, lang="de")


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
    ("determiner", DET), ("pronoun", PRON), ("relative", REL), ("subordinator", SUB), ("content", CONTENT), ("genitive", GEN),
    ("preposition", PREP), ("not_a_subject", NOTSUBJ), ("before_subject", LIGHT), ("particle", PARTICLE), ("opens_content", OPENS),
)  # fmt: skip


def _class_flags(form: str, low: str) -> int:
    flags = 0
    for name, flag in CLASSES:
        if low in WORDS[name]:
            flags |= flag
    if form != low or not form[0].islower() or form[-1].isdigit() or "." in form:
        flags |= CAP  # also eBay, ai-Bericht, example.org
    if low in TIMES and not form[0].islower():
        flags |= TIME
    if low in FRAMES:
        flags |= FRAME
    if ADJECTIVE.match(low):
        flags |= ADJ
    if not form[0].islower():
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
        or (flags & PREP and low not in WORDS["auxiliary"])
    ):
        return Word(form, low, flags)
    auxiliary = low in WORDS["auxiliary"]
    if low in WORDS["never_finite"] and not auxiliary:
        return Word(form, low, flags, LEMMAS.get(low, ""))
    lemma = lemma_of(low)
    if not auxiliary and not (lemma.endswith("n") and len(lemma) > 3 and lemma.islower()):
        return Word(form, low, flags | (ZUINF if ZU_INFINITIVE.match(low) else 0))
    flags |= VERB | (AUX if auxiliary else 0) | _mood(low, lemma, auxiliary)
    flags |= FIN if auxiliary else _finiteness(low, lemma)
    found = _say_entries(lemma, flags)
    if found and not auxiliary:
        flags |= SAY
    if low in ("soll", "sollen"):
        flags |= HEARSAY
    return Word(form, low, flags, lemma, found)


def _say_entries(lemma: str, flags: int) -> tuple[Verb, ...]:
    """Reporting verbs a form may belong to: itself, or one whose prefix stands elsewhere (kündigte … an)."""
    whole = VERBS.get(lemma)
    if whole and (whole.prefix or (flags & PART and not flags & MAYFIN)):
        return (whole,)
    if flags & PART and not flags & MAYFIN:
        return ()
    return tuple(STEMS.get(lemma, ()))


def _mood(low: str, lemma: str, auxiliary: bool) -> int:
    if low in WORDS["subjunctive_strong"]:
        return K1 | K1S
    if low in WORDS["subjunctive_weak"]:
        return K2
    if (
        auxiliary
        or not low.endswith("e")
        or (low.endswith("te") and not lemma.endswith("ten"))
        or len(low) < 4
    ):
        return 0
    return K1 if lemma in (low + "n", low[:-1] + "en") else 0


def _finiteness(low: str, lemma: str) -> int:
    if ZU_INFINITIVE.match(low) and not lemma.startswith(low[:4] + "zu"):
        return ZUINF
    if low == lemma:
        return INF | MAYFIN
    if PRESENT_PARTICIPLE.match(low):
        return 0
    if GE_PARTICIPLE.match(low) and not lemma.startswith("ge") and "ge" in low[: low.rfind("ge") + 2]:
        return PART if _is_ge_participle(low, lemma) else FIN
    if low.endswith("en") and low[:-2] and BARE_PARTICIPLE.match(low) and not low.endswith("ten"):
        return PART | MAYFIN
    if (low.endswith("t") and BARE_PARTICIPLE.match(low)) or (
        low.startswith("ge") and low.endswith(("t", "en"))
    ):
        return PART | MAYFIN
    return FIN


def _is_ge_participle(low: str, lemma: str) -> bool:
    """angekündigt: the lemma lacks the ge that the form has."""
    at = low.find("ge")
    while at >= 0:
        if lemma[:at] == low[:at] and lemma[at : at + 2] != "ge":
            return True
        at = low.find("ge", at + 1)
    return False
