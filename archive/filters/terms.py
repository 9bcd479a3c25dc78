"""What a search demands of a row's words: one condition for all lists, so that none forgets something."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q

from archive.filters.matching import Condition, Holds, Resembles, matches
from archive.search import Leaf, Search

MIN_TYPO = 4  # letters: shorter words are similar to too much


def found(search: Search, *columns: str) -> Q:
    """All that must match does, in the column `search`; exact words stand in one of these columns as well."""
    condition = Q(matches(search.positive))
    for group in search.all:
        if any(leaf.exact for leaf in group):
            condition &= _found(group, columns)
    return condition


def left_out(search: Search, *columns: str) -> Q | None:
    """Something that must not match does; None without any such term."""
    return _found(search.none, columns) if search.none else None


def matching(search: Search, *columns: str) -> Condition:
    """The whole condition of a list whose rows are found by their own words only."""
    if not search.exact:
        return matches(search.tsquery)
    unwanted = left_out(search, *columns)
    return found(search, *columns) & ~unwanted if unwanted else found(search, *columns)


def _found(leaves: Iterable[Leaf], columns: Iterable[str]) -> Q:
    """One of the terms is found."""
    inflected = " | ".join(leaf.tsquery for leaf in leaves if not leaf.exact)
    condition = Q(matches(inflected)) if inflected else Q()
    for leaf in leaves:
        if leaf.exact:
            condition |= Q(matches(leaf.tsquery)) & _held(leaf, columns)
    return condition


def _held(leaf: Leaf, columns: Iterable[str]) -> Q:
    return reduce(or_, (Q(Holds(column, leaf.term.words)) for column in columns))


def found_or_misspelt(search: Search, text, *columns: str) -> Q:
    """Like `found`, but words may also be similar to some of the text's."""
    condition = Q()
    for group in search.all:
        alternatives = _found(group, columns)
        for leaf in filter(_guessable, group):
            alternatives |= Q(Resembles(leaf.term.text, text))
        condition &= alternatives
    return condition


def _guessable(leaf: Leaf) -> bool:
    return leaf.term.kind == "word" and len(leaf.term.text) >= MIN_TYPO
