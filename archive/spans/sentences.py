"""The words around a passage, for readers who see it alone."""

import re

from archive.spans.pieces import Spans

LONGEST = 300  # code points on either side

_WINDOW = 2 * LONGEST
_CLOSING = "\"'”“«»’‘)\\]"
_ABBREVIATED = (  # a full stop behind these ends no sentence
    r"(?<!\b\d)(?<!\b\d\d)"  # 22. September
    r"(?<!\b[^\W\d_])"  # z. B., J. Smith
    r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bSt)(?<!\bNr)(?<!\bca)(?<!\bMrs)(?<!\bbzw)(?<!\bvgl)(?<!\bMio)(?<!\bMrd)"
    r"(?<!\bProf)"
)
_SENTENCE_END = re.compile(rf"(?:{_ABBREVIATED}\.|[!?…])[.!?…{_CLOSING}]*(?=\s)|[\r\n]+|\Z")


def context(body: str, spans: Spans) -> tuple[str, str]:
    """What stands before and after a passage, verbatim and adjoining it: one sentence on either side.

    Where the passage is part of a sentence that is the rest of this sentence, otherwise the neighbouring one;
    at most 300 code points each, cut between words.
    """
    start, end = spans[0][0], spans[-1][1]
    return _before(body[max(0, start - _WINDOW) : start]), _after(body[end : end + _WINDOW])


def _before(text: str) -> str:
    starts = [0, *(found.end() for found in _SENTENCE_END.finditer(text) if found.end() < len(text))]
    said = next((text[start:] for start in reversed(starts) if _says_something(text[start:])), "").lstrip()
    if len(said) <= LONGEST:
        return said
    cut = said[-LONGEST:]
    return cut if said[-LONGEST - 1].isspace() else cut.partition(" ")[2] or cut


def _after(text: str) -> str:
    ends = (found.end() for found in _SENTENCE_END.finditer(text))
    said = next((text[:end] for end in ends if _says_something(text[:end])), "").rstrip()
    if len(said) <= LONGEST:
        return said
    cut = said[:LONGEST]
    return cut if said[LONGEST].isspace() else cut.rpartition(" ")[0] or cut


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)
