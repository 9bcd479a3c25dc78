"""Is what stands in quotation marks speech, or a title, a name, a word kept at a distance?

Little more than half of all paired marks in news are speech.
"""

import re

from ..marks import Pair
from ..strength import CLAUSE, NAME, SENTENCE, WORDS
from . import flags as f
from . import words as w

LONG = 240  # code points; longer is speech without a look

WORD = re.compile(r"\w+(?:[-’'&/.]\w+)*")
FINAL = re.compile(r"[.!?…,]\s*$")
NAMED = re.compile(
    r"(?:\b(?:der|die|das|des|dem|den|von|bei|laut|nach|mit|vom|beim|zum|zur|im)|\b[A-ZÄÖÜ][\w-]+) $"
)  # der Verein „…“
CALLED = re.compile(
    r"\b(?:als|eine|einen|einem|einer)(?: [a-zäöüß]+)? $"
)  # als „Ausverkauf“, einen „Skandal“
OUTLET = re.compile(
    r"(?:[Zz]eitung|[Mm]agazin|[Bb]latt|[Ss]ender|[Aa]gentur|[Pp]ortal|[Zz]eitschrift|gegenüber|\b[Ll]aut) $"
)  # laut „Zunder“
STOP = re.compile(r"[.!?…]\s*$")


def weigh(text: str, pair: Pair) -> int:
    """NAME for a title or name, WORDS for a few words perhaps spoken, CLAUSE for more, SENTENCE for a
    whole sentence."""
    if pair.inner_end - pair.inner_start > LONG:
        return SENTENCE
    inner = text[pair.inner_start : pair.inner_end].strip()
    found = WORD.findall(inner)
    if not found:
        return NAME
    small = sum(1 for word in found if word[0].islower())
    finite = any(w.analyse(word).flags & (f.FIN | f.MAYFIN) for word in found if word[0].islower())
    stop = bool(STOP.search(inner)) or (bool(STOP.match(text[pair.end : pair.end + 1])) and finite)
    if len(found) >= 4 and (finite or small >= 2):
        opens = inner[0].isupper() or not inner[0].isalpha()
        return SENTENCE if finite and (opens or stop) else CLAUSE
    if STOP.search(inner) and len(found) >= 2:
        return SENTENCE
    if len(found) <= 4 and not stop and OUTLET.search(text, max(0, pair.start - 30), pair.start):
        return NAME
    if CALLED.search(text, max(0, pair.start - 24), pair.start) and len(found) <= 4:
        return WORDS
    if len(found) <= 6 and not small and not _after_colon(text, pair):
        return NAME
    if (
        inner[0].isupper()
        and small <= 2
        and not finite
        and len(found) <= 6
        and NAMED.search(text, max(0, pair.start - 40), pair.start)
    ):
        return NAME
    if len(found) >= 3 and small >= 2 and (finite or FINAL.search(inner) or found[0][0].islower()):
        return CLAUSE
    if (
        (len(found) >= 2 and small)
        or found[0][0].islower()
        or _after_colon(text, pair)
        or inner.endswith(",")
    ):
        return WORDS
    return NAME


def _after_colon(text: str, pair: Pair) -> bool:
    return text[max(0, pair.start - 2) : pair.start].rstrip().endswith(":")
