"""An English sentence and its subject."""

from ..story import Scene as AnyScene
from ..suggestion import Span
from ..tokens import Item
from . import words as w
from .phrases import subject_before


class Scene(AnyScene):
    """One English sentence as the rules see it."""

    __slots__ = ()

    def introduces_name(self, item: Item) -> bool:
        return bool(item.flags & w.CAP) or item.low in w.NOUNS["outlet"] or item.low in NAMED

    def subject(self) -> Span | None:
        for i in range(1, self.end):
            item = self.items[i]
            if item.flags & (w.AUX | w.SAY) or (item.low.endswith("ed") and not item.flags & w.CAP):
                found = subject_before(self.items, i)
                return self.span(*found) if found else None
        return None


NAMED = frozenset(
    [
        "band",
        "album",
        "film",
        "novel",
        "book",
        "song",
        "play",
        "series",
        "ship",
        "show",
        "exhibition",
        "word",
        "term",
        "motto",
        "slogan",
        "title",
        "called",
        "named",
    ]
)
