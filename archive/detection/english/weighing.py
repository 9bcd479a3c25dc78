"""Is what stands in marks speech, or a title, a name, a word kept at a distance? For English, by capitals."""

import re

from ..marks import Pair
from ..strength import CLAUSE, NAME, SENTENCE, WORDS

WORD = re.compile(r"\w+(?:[-’'&/.]\w+)*")
STOP = re.compile(r"[.!?…,]\s*$")
SMALL = frozenset(
    ["a", "an", "the", "of", "and", "in", "on", "for", "to", "at", "by", "with", "or", "from"]
)  # small in titles too
LONG = 240


def weigh(text: str, pair: Pair) -> int:
    """NAME for a title (“The Salt Year”), WORDS for a few words, CLAUSE for more, SENTENCE for a whole
    sentence."""
    if pair.inner_end - pair.inner_start > LONG:
        return SENTENCE
    inner = text[pair.inner_start : pair.inner_end].strip()
    found = WORD.findall(inner)
    if not found:
        return NAME
    stop = bool(STOP.search(inner))
    if stop and len(found) >= 2:
        return SENTENCE
    if (
        all(word[0].isupper() or word[0].isdigit() or word in SMALL for word in found)
        and found[0][0].isupper()
    ):
        return WORDS if stop else NAME
    if len(found) >= 4 and found[0][0].isupper():
        return SENTENCE
    return CLAUSE if len(found) >= 4 else WORDS
