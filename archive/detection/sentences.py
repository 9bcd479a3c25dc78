"""Group items into sentences. A sentence never ends inside a quotation, which is one item."""

from collections.abc import Iterator
from dataclasses import dataclass

from .tokens import PAREN, PUNCT, QUOTE, WORD, Item

LONGEST = 240  # items; a longer run is cut, so that no later step meets a sentence of 100,000 words
STOPS = frozenset({".", "!", "?", "…", "..."})
MAY_END = (PUNCT, QUOTE)
ENDS = frozenset({".", "!", "?", "…", ";", "..."})


@dataclass(frozen=True, slots=True)
class Sentence:
    """Items of one sentence. `body` leaves its final stop out; `flags` is what occurs in it."""

    items: list[Item]
    body: int  # how many items without the final stop
    paragraph: int
    number: int
    flags: int
    heading: bool = False

    @property
    def span(self) -> tuple[int, int]:
        return self.items[0].start, self.items[-1].end


def sentences_of(
    text: str, items: list[Item], abbreviations: frozenset[str], months: frozenset[str]
) -> list[Sentence]:
    """All sentences in order; `paragraph` counts line breaks with text after them."""
    found: list[Sentence] = []
    begin = paragraph = flags = 0
    last = len(items) - 1
    newline = text.find("\n")
    for i, item in enumerate(items):
        flags |= item.flags
        end = item.end
        if 0 <= newline < end:
            newline = text.find("\n", end)
        following = items[i + 1] if i < last else None
        broken = following is None or end <= newline < following.start
        long = i - begin >= LONGEST
        if (
            broken
            or long
            or (item.kind in MAY_END and _ends(items, i, item, following, text, abbreviations, months))
        ):
            found.append(_sentence(items[begin : i + 1], paragraph, len(found), flags, broken))
            begin, flags = i + 1, 0
            paragraph += broken
    return found


def _sentence(items: list[Item], paragraph: int, number: int, flags: int, broken: bool) -> Sentence:
    body = len(items)
    while body and items[body - 1].text in ENDS and items[body - 1].kind != QUOTE:
        body -= 1
    heading = broken and body == len(items) and items[-1].kind == WORD and len(items) < 16
    return Sentence(items, body, paragraph, number, flags, heading)


def _ends(items, i, item, following, text, abbreviations, months) -> bool:
    if item.kind == QUOTE:
        return (
            _capital(following)
            and text[max(item.pair.inner_end - 1, item.start)] in ".!?…"
            and following.start > item.end
        )
    if item.text == ";":
        return True
    if item.text not in STOPS or not _capital(following):
        return False
    before = items[i - 1] if i else None
    if following.start == item.end:  # no blank: "zerstört.Ein"
        return item.text == "." and before is not None and len(before.text) > 3 and before.text.isalpha()
    if item.text != "." or before is None:
        return True
    if (before.low in abbreviations and len(before.text) <= 5) or (
        len(before.text) == 1 and before.text.isupper()
    ):
        return False
    if before.text.isdigit() and len(before.text) <= 2:
        return not (following.kind == WORD and following.text[0].isupper()) or _year_end(before)
    return True


def _year_end(before: Item) -> bool:
    return len(before.text) > 2


def _capital(item: Item) -> bool:
    if item.kind in (QUOTE, PAREN):
        return True
    first = item.text[0]
    return first.isupper() or first.isdigit() or first in "„»«“\"'‚(–-"


def paragraphs(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    """Sentences grouped by paragraph."""
    group: list[Sentence] = []
    for sentence in sentences:
        if group and sentence.paragraph != group[0].paragraph:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group
