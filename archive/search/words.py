"""Texts taken apart into words; short ones are remembered for the next page that shows them."""

from collections.abc import Iterable

from archive.public_version import Remembered
from archive.search.query import WORD

_LONGEST = 2000  # characters of a text worth remembering: not a whole article
_read = Remembered(most=3000)  # texts, by themselves: some six megabytes a process


class Words:
    """A text's words in their order, and where each stands, as (start, end) in code points."""

    __slots__ = ("_places", "text", "words")

    def __init__(self, text: str) -> None:
        self.text, self.words = text, WORD.findall(text)
        self._places: list[tuple[int, int]] | None = None

    @property
    def places(self) -> list[tuple[int, int]]:
        """Found out when they are asked for: in most texts nothing is marked."""
        if self._places is None:
            self._places = [word.span() for word in WORD.finditer(self.text)]
        return self._places


def taken_apart(texts: Iterable[str]) -> dict[str, Words]:
    """The words of each text."""
    known, found = _read.values(), {}
    for text in texts:
        words = known.get(text)
        if words is None:
            words = Words(text)
            if len(text) <= _LONGEST:
                known[text] = words
        found[text] = words
    return found
