"""Did you mean: what a list offers where a word of its search occurs nowhere."""

from typing import NamedTuple

from archive.filters import ListFilter
from archive.search import corrected
from archive.views.addresses import Address


class Correction(NamedTuple):
    """The query's text as it was perhaps meant, and the list's address with it."""

    text: str
    url: str


def correction(found: ListFilter, address: Address) -> Correction | None:
    """None where all words occur, or where the list would have nothing for the other words either.

    No query while something is found that all words are needed for; else two at most.
    """
    groups = found.search.all
    if found.counts.total:  # only the alternatives of "or" can be missing
        groups = [group for group in groups if len(group) > 1]
    text = corrected(found.search, [leaf for group in groups for leaf in group])
    if not text or not found.asking(text).found.exists():
        return None
    return Correction(text, address.setting("q", text))
