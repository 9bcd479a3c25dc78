"""Which parts the dictionary's own compounds are made of, counted: the evidence that splits new ones."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log

_ROUNDS = 4
_LEAST = 3  # letters of a part
_SILENT = -1.5  # a verb or adjective in front is less likely than a noun

Split = tuple[str, str]


@dataclass
class Counts:
    """How many dictionary words begin with a form, or end with a noun; and how each is split."""

    modifiers: Counter[str] = field(default_factory=Counter)
    heads: Counter[str] = field(default_factory=Counter)
    splits: dict[str, Split] = field(default_factory=dict)


def count(words: set[str], heads: set[str], nouns: Mapping, others: set[str]) -> Counts:
    """Split each word in two where its parts are the most productive, count again, and so on.

    `nouns` and `others` hold the forms that may stand in front: of nouns, of other words.
    """
    possible = {word: found for word in sorted(words) if (found := _splits(word, heads, nouns, others))}
    counts = Counts()
    for found in possible.values():
        for modifier, head in found:
            counts.modifiers[modifier] += 1 / len(found)
            counts.heads[head] += 1 / len(found)
    for _ in range(_ROUNDS):
        best = {
            word: max(found, key=lambda split: _score(split, counts, nouns))
            for word, found in possible.items()
        }
        counts = Counts(Counter(m for m, _ in best.values()), Counter(h for _, h in best.values()), best)
    return counts


def _splits(word: str, heads: set[str], nouns: Mapping, others: set[str]) -> list[Split]:
    cuts = ((word[:place], word[place:]) for place in range(2, len(word) - _LEAST + 1))
    return [(first, rest) for first, rest in cuts if rest in heads and (first in nouns or first in others)]


def _score(split: Split, counts: Counts, nouns: Mapping) -> float:
    modifier, head = split
    evenness = 0.25 * min(len(modifier), len(head))
    seen = log(counts.modifiers[modifier] + 0.01) + log(counts.heads[head] + 0.01)
    return seen + evenness + (0 if modifier in nouns else _SILENT)
