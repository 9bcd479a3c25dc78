"""Finite, participle, infinitive, subjunctive: what a verb form can be by its shape and its lemma."""

import re

from ..lexicon import sections
from .flags import FIN, INF, K1, K1S, K2, MAYFIN, PART, ZUINF

WORDS = sections("de", "words.txt")
GE_PARTICIPLE = re.compile(r"[a-zäöüß]*ge[a-zäöüß]+(?:t|en)$")  # angekündigt, gesprochen
BARE_PARTICIPLE = re.compile(
    r"(?:\w*?(?:ver|be|er|ent|zer|miss|über|unter|wider|emp|hinter)\w+(?:t|en)|\w+iert|worden)$"
)  # bestätigt
ZU_INFINITIVE = re.compile(
    r"(?:an|auf|aus|ein|mit|vor|ab|zurück|fest|her|hin|nach|weg|um|durch|bei|los|teil|statt|fort|wieder|nieder|zusammen"
    r"|herbei|hinaus|hinein|hinweg|gleich|stand|heim|hoch|voran|entlang|aufrecht|bekannt|weiter|hinzu|heraus|hervor|frei|bereit|gegenüber|entgegen|klar|sicher|da|dar|zu|über|unter|voran)zu\w+e?n$"
)  # aufzurufen
PRESENT_PARTICIPLE = re.compile(r"\w+e[lr]?nd(?:e[nrsm]?)?$")
MIXED = ("iert", "brannt", "kannt", "nannt", "sandt", "wandt", "dacht", "bracht")  # verbrannt, entsandt
UMLAUTS = set("äöü")
GE_TWICE = ("gege", "gega", "gego")  # gegeben, gegangen, gegolten: the stem begins with ge itself


def mood(low: str, lemma: str, auxiliary: bool) -> int:
    if low in WORDS["subjunctive_strong"]:
        return K1 | K1S
    past = low.endswith(("e", "en")) and set(low) & UMLAUTS - set(lemma)
    if low in WORDS["subjunctive_weak"] or (past and not auxiliary):
        return K2  # befände, träfen: the umlaut is not the verb's own
    if (
        auxiliary
        or not low.endswith("e")
        or (low.endswith("te") and not lemma.endswith("ten"))
        or len(low) < 4
    ):
        return 0
    return K1 if lemma in (low + "n", low[:-1] + "en", low[:-1] + "n") else 0


def finiteness(low: str, lemma: str) -> int:
    if ZU_INFINITIVE.match(low) and not lemma.startswith(low[:4] + "zu"):
        return ZUINF
    if low == lemma:
        return INF | MAYFIN
    if low.endswith(("er", "es", "em")) and not low.endswith("ies"):
        return 0  # gesunkener: no finite verb ends like this (but wies, pries)
    if low in (lemma + "e", lemma + "en") or (low.endswith(("ene", "enen")) and "iene" not in low[-5:]):
        return 0  # umstrittene, gestiegenen: inflected (but diene, erschienen)
    if PRESENT_PARTICIPLE.match(low):
        return 0
    if GE_PARTICIPLE.match(low) and not lemma.startswith("ge") and _is_ge_participle(low, lemma):
        return PART
    if low.endswith("en") and low[:-2] and BARE_PARTICIPLE.match(low):
        regular_past = low.endswith("ten") and low[:-3] in (lemma[:-2], lemma[:-1], lemma[:-2] + "e")
        return FIN if regular_past else PART | MAYFIN
    if low.endswith("t") and BARE_PARTICIPLE.match(low):
        return FIN if _changes_vowel(low, lemma) else PART | MAYFIN
    if low.startswith("ge") and low.endswith(("t", "en")):
        return PART | MAYFIN
    return FIN


def _changes_vowel(low: str, lemma: str) -> bool:
    """beträgt, verlässt, erhielt: a strong verb's participle would end in -en (betragen), so this is
    finite."""
    stem = lemma[:-2] if lemma.endswith("en") else lemma[:-1]
    regular = low in (stem + "t", stem + "et") or low.endswith(MIXED)
    return not regular and low[:2] == lemma[:2]


def _is_ge_participle(low: str, lemma: str) -> bool:
    """angekündigt: the lemma lacks the ge that the form has."""
    at = low.find("ge")
    while at >= 0:
        if lemma[:at] == low[:at] and (lemma[at : at + 2] != "ge" or low.startswith(GE_TWICE, at)):
            return True
        at = low.find("ge", at + 1)
    return False
