"""Cut a text into items: words, punctuation, and whole quotations as one item each.

Rules work on items. A quotation is a single item, so `„…“, sagte X` is always four items, however long the
quotation; a title in marks („Stern“) is one item that behaves like a name, and a short parenthesis is
one item too.
"""

import re
from collections.abc import Callable

from .marks import Pair, outermost

WORD, PUNCT, QUOTE, NAME, PAREN = range(5)

NUMBER = r"\d+(?:[.,:]\d+)*"  # 1.000 or 14:30
LETTERS = (
    r"(?:\w\.)+\w+|\w+(?:[-/&’']\w+|\.[a-z0-9]\w*)*"  # z.B, Müller-Lüdenscheidt, SPD/CSU, example.org
    r"(?:-(?=,? (?:und|oder|bis|sowie) |/))?"  # Fraktions- und Parteichef
)
BRACKETED = r"\([^()\n]{1,160}\)"  # (SPD)
PLAIN = r"[^\W\d]\w++(?![/&’'-]|\.[a-z0-9])"  # by far the most: first only because it is quick
TOKEN = re.compile(rf"{PLAIN}|{NUMBER}(?!\w)|{LETTERS}|{BRACKETED}|''|…|\.\.\.|\S")

LONGEST_PLAIN = 80  # letters; a longer run is not a word anybody reports with


class Item:
    """One word, mark or quotation. `start` and `end` are code points; `flags` are those of its word."""

    __slots__ = ("end", "flags", "kind", "low", "pair", "start", "strength", "text", "word")

    def __init__(self, kind, start, end, text, word):
        self.kind, self.start, self.end, self.text, self.word = kind, start, end, text, word
        self.low, self.flags = word.low, word.flags

    def __repr__(self) -> str:
        return f"{self.text}[{self.start}:{self.end}]"


def items_of(text: str, pairs: list[Pair], known: dict, weigh: Callable) -> list[Item]:
    """The whole text as items. `known[word]` describes a word; `weigh(text, pair)` tells how much like
    speech a pair is (0 a name)."""
    items: list[Item] = []
    at = 0
    for pair in outermost(pairs):
        _plain(items, text, at, pair.start, known)
        items.append(_marked(text, pair, known, weigh(text, pair)))
        at = pair.end
    _plain(items, text, at, len(text), known)
    return items


def _marked(text: str, pair: Pair, known: dict, strength: int) -> Item:
    """A quotation, or a name in marks."""
    if strength:
        item = Item(QUOTE, pair.start, pair.end, "„“", known["„“"])
    else:
        item = Item(
            NAME, pair.start, pair.end, text[pair.inner_start : pair.inner_end] or "„“", known["Name"]
        )
    item.pair, item.strength = pair, strength
    return item


def _plain(items: list[Item], text: str, start: int, end: int, known: dict) -> None:
    """Append the items of a stretch without quotations."""
    append = items.append
    for match in TOKEN.finditer(text, start, end):
        token = match.group()
        begin, stop = match.span()
        if token[0].isalnum():
            form = token if stop - begin < LONGEST_PLAIN else token[:LONGEST_PLAIN]
            append(Item(WORD, begin, stop, token, known[form]))
        elif token[0] == "(" and stop > begin + 1:
            append(Item(PAREN, begin, stop, "()", known["()"]))
        else:
            append(Item(PUNCT, begin, stop, token, known[token]))
