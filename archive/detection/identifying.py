"""Propose how far a voice is identified: named, official unnamed, anonymous described or bare,
institution."""

import re

from .lexicon import endings, sections

WORD = re.compile(r"\w+(?:[-’'.]\w+)*")
NAME_PAIR = re.compile(
    r"(?:[A-ZÄÖÜ][\w’'-]+|[A-Z]\.) (?:(?:von|van|de|al|el|der|zu|bin) )?[A-ZÄÖÜ][\w’'-]+"
)  # Anna Muster
CAPITALS = re.compile(r"\b[A-ZÄÖÜ]{2,6}\b")  # SPD, WHO


def identification(words: str, sort: str, language: str) -> str:
    """The code of the vocabulary, or "" where the words say too little (a pronoun)."""
    nouns = sections(language, "nouns.txt")
    found = [word.lower() for word in WORD.findall(words)]
    if not found or (not any(word[0].isupper() for word in WORD.findall(words)) and language == "de"):
        return ""
    if sort in ("outlet", "institution"):
        return "institution"
    if sort == "vague":
        return "anonymous_bare" if len(found) <= 2 else "anonymous_described"
    if sort == "person":
        if _has_name(words, nouns, language):
            return "named"
        official = any(
            word in nouns["official"] or word.endswith(endings(language, "nouns.txt", "official"))
            for word in found
        )
        return "official_unnamed" if official else "anonymous_described"
    if CAPITALS.search(words) and not NAME_PAIR.search(words):
        return "institution"
    return "named" if any(word[0].isupper() for word in WORD.findall(words)) else ""


def _has_name(words: str, nouns: dict[str, frozenset[str]], language: str) -> bool:
    """Two capitalised words side by side of which the second is no common noun of the lists."""
    for match in NAME_PAIR.finditer(words):
        parts = [part.lower() for part in match.group().split()]
        last = parts[-1]
        if not any(
            last in nouns[name] or last.endswith(endings(language, "nouns.txt", name)) for name in nouns
        ):
            return True
    return False
