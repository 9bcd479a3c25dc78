"""A body as a reader compares it: with the differences folded away that copying and typing bring in.

Folded: runs of white space and line breaks, soft hyphens and other invisible characters, styles of quotation
marks and of dashes, "…" and "...", composed and combining characters. Case and spelling stay.
"""

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import cache

QUOTATION_MARKS = "\"'`´„“”‟‚‘’‛«»‹›″′「」『』＂＇"
APOSTROPHES = "'’"
DASHES = "-‐‑‒–—―−﹣－"
INVISIBLE = "\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff"  # soft hyphen, zero-width space, direction marks
_SELECTORS = range(0xE0100, 0xE01F0)  # the only marks beyond the last script


@cache
def _marks() -> str:
    """Every combining mark, as the inside of a regex class."""
    codes = [code for code in (*range(0x300, 0x1F000), *_SELECTORS) if is_mark(chr(code))]
    runs: list[list[int]] = []
    for code in codes:
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in runs)


@cache
def _specials() -> re.Pattern[str]:
    hidden, quotes, dashes = (re.escape(chars) for chars in (INVISIBLE, QUOTATION_MARKS, DASHES))
    return re.compile(
        rf"(?P<white>\s[\s{hidden}]*\s|[^\S ])"  # "\r\n  ", but not a single plain space
        rf"|(?P<quote>[{quotes}])"  # „
        rf"|(?P<dash>[{dashes}]+)"  # – or --
        r"|(?P<ellipsis>…|\.\.\.)"  # …
        rf"|(?P<hidden>[{hidden}]+)"  # soft hyphen
        rf"|(?P<cluster>.[{_marks()}]+)",  # u + combining diaeresis
        re.DOTALL,
    )


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; its character i stands for `body[starts[i]:ends[i]]`.

    Several folded characters may stand for the same stretch (a letter with a mark nothing composes with).
    """

    text: str
    starts: array
    ends: array

    def whole(self, start: int, end: int) -> bool:
        """Whether [start, end) cuts no such stretch in two."""
        opens = start == 0 or self.starts[start] != self.starts[start - 1]
        closes = end == len(self.text) or self.starts[end] != self.starts[end - 1]
        return opens and closes

    def original(self, start: int, end: int) -> tuple[int, int]:
        return self.starts[start], self.ends[end - 1]


_REPLACED = {"white": " ", "quote": '"', "dash": "-", "ellipsis": "…", "hidden": ""}


def fold(body: str) -> Folded:
    """Fold a body or typed words. Linear in its length."""
    parts: list[str] = []
    starts, ends = array("L"), array("L")
    position = 0
    for special in _specials().finditer(body):
        _keep(body, position, special.start(), parts, starts, ends)
        position = special.end()
        replaced = _REPLACED.get(special.lastgroup)
        parts.append(_composed(special[0]) if replaced is None else replaced)
        starts.extend([special.start()] * len(parts[-1]))
        ends.extend([position] * len(parts[-1]))
    _keep(body, position, len(body), parts, starts, ends)
    return Folded("".join(parts), starts, ends)


def _keep(body: str, start: int, end: int, parts: list[str], starts: array, ends: array) -> None:
    """Take a stretch over as it is, but for single characters with a canonical form (the Ångström sign)."""
    stretch = body[start:end]
    if not unicodedata.is_normalized("NFC", stretch):
        for offset, char in enumerate(stretch, start):
            parts.append(unicodedata.normalize("NFC", char))
            starts.extend([offset] * len(parts[-1]))
            ends.extend([offset + 1] * len(parts[-1]))
    else:
        parts.append(stretch)
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))


def _composed(cluster: str) -> str:
    """A letter with its marks, composed; variation selectors (the text or emoji form of a sign) fall away."""
    return unicodedata.normalize("NFC", re.sub("[\ufe00-\ufe0f]", "", cluster))


def is_mark(char: str) -> bool:
    """Whether a character only continues the one before it (Hangul vowels and finals continue a syllable)."""
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"
