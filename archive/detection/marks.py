"""Pair quotation marks: „…“ ‚…‘ »…« «…» “…” ‘…’ "…" '…' ''…'' and what writers do to them.

One pass, a stack, never looking more than a few openers back: the cost is linear however broken the
marks are.
"""

import re
from dataclasses import dataclass

OPENING = "„‟‚‛»«“”\"›‹‘'"
CLOSING = "“”\"«»‘’‹›'"

# each mark and what may close it when it opens
CLOSERS = {
    "„": '“”"‟',
    "‟": '“”"',
    "“": '”“"',
    "”": '”“"',
    '"': '"”“',
    "»": "«",
    "«": "»",
    "›": "‹",
    "‹": "›",
    "‚": "‘’'",
    "‘": "’'",
    "'": "'’",
    "''": "''",
}
MARK = re.compile("''|[„‟“”\"»«›‹‚‘’']|\\n\\s*")
LOOK_BACK = 4  # how many unclosed openers a closer may skip
MAX_DEPTH = 64
LEAST_UNCLOSED = 20  # code points of a quotation whose closing mark is missing


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair of marks. `start` and `end` include them, `inner_start` and `inner_end` do not."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True


class _Open:
    __slots__ = ("at", "closers", "mark")

    def __init__(self, at: int, mark: str):
        self.at, self.mark, self.closers = at, mark, CLOSERS[mark]


def pair_marks(text: str) -> list[Pair]:
    """All pairs, nested ones too, ordered by where they begin."""
    pairs: list[Pair] = []
    stack: list[_Open] = []
    for match in MARK.finditer(text):
        mark, at, end = match.group(), match.start(), match.end()
        if mark[0] == "\n":
            stack = _carried_over(text, at, end, stack, pairs)
            continue
        before = text[at - 1] if at else " "
        after = text[end] if end < len(text) else " "
        depth = _closes(mark, before, after, stack)
        if depth:
            opener = stack[-depth]
            del stack[-depth:]
            pairs.append(Pair(opener.at, end, opener.at + len(opener.mark), at))
        elif _opens(mark, before, after) and not _repeats(text, at, mark, stack):
            stack.append(_Open(at, mark))
    _carried_over(text, len(text), len(text), stack, pairs)
    return sorted(pairs, key=lambda pair: (pair.start, -pair.end))


def outermost(pairs: list[Pair]) -> list[Pair]:
    """The pairs that lie in no other pair."""
    found: list[Pair] = []
    for pair in pairs:
        if not found or pair.start >= found[-1].end:
            found.append(pair)
    return found


def _closes(mark: str, before: str, after: str, stack: list[_Open]) -> int:
    """How many openers back the one lies that this mark closes; 0 for none."""
    if mark not in CLOSING and mark != "''":
        return 0
    if mark in "'’" and after.isalnum():
        return 0  # an apostrophe: it's
    if mark in "\"'" and before.isspace() and not after.isspace():
        return 0  # can only open
    for depth in range(1, min(LOOK_BACK, len(stack)) + 1):
        if mark in stack[-depth].closers:
            return depth
    return 0


def _opens(mark: str, before: str, after: str) -> bool:
    if mark not in CLOSERS or (after.isspace() and mark not in "«»"):
        return False
    if mark in "„‟":
        return True
    return before.isspace() or before in "([–—-/„»«“\"‚’‘'"


def _repeats(text: str, at: int, mark: str, stack: list[_Open]) -> bool:
    """Is this the opener that each further paragraph of one long quotation repeats (or are there too
    many)?"""
    before = text[max(0, at - 8) : at]
    starts_paragraph = "\n" in before and not before[before.rfind("\n") :].strip()
    return (len(stack) == 1 and stack[0].mark == mark and starts_paragraph) or len(stack) >= MAX_DEPTH


def _carried_over(text: str, at: int, next_at: int, stack: list[_Open], pairs: list[Pair]) -> list[_Open]:
    """At a paragraph's end: what stays open, because the next paragraph (at `next_at`) repeats the opener."""
    if not stack:
        return stack
    first = stack[0]
    if text[next_at : next_at + 1] == first.mark[0] != "'":
        return [first]
    long_enough = at - first.at > LEAST_UNCLOSED
    if long_enough and first.mark not in "'‚‘" and _may_open_speech(text, first.at):
        pairs.append(Pair(first.at, at, first.at + len(first.mark), at, closed=False))
    return []


def _may_open_speech(text: str, at: int) -> bool:
    """At the beginning of its paragraph or after a colon."""
    before = text[max(0, at - 8) : at].rstrip(" \t")
    return not before or before[-1] in ":\n"
