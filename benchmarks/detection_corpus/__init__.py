"""Read the corpus; README.md beside this file explains the format."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
JOINT = " […] "
Span = tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """One annotated passage; spans in code points of its article's text."""

    kind: str
    spans: tuple[Span, ...]
    speaker: str
    speaker_spans: tuple[Span, ...]
    voice: str
    via: str


@dataclass(frozen=True)
class Article:
    """One article of the corpus."""

    id: str
    shows: str
    text: str
    passages: tuple[Passage, ...]

    @property
    def unseen(self) -> bool:
        """In English, even numbers were only counted while rules were written."""
        return int(self.id.split("-")[1]) % 2 == 0


def articles(language: str) -> list[Article]:
    """All articles of a language. Raises ValueError naming the article and the words that are not in its
    text."""
    blocks = (FOLDER / f"{language}.txt").read_text(encoding="utf-8").split("\n=== ")[1:]
    return [_article(block) for block in blocks]


def _article(block: str) -> Article:
    heading, _, rest = block.partition("\n")
    identity, _, shows = heading.partition(" | ")
    text, _, lines = rest.partition("\n---")
    text = text.strip("\n")
    passages, after = [], 0
    for line in filter(str.strip, lines.splitlines()):
        passage = _passage(identity, text, line, after)
        after = passage.spans[0][0]
        passages.append(passage)
    return Article(identity.strip(), shows, text, tuple(passages))


def _passage(identity: str, text: str, line: str, after: int) -> Passage:
    kind, words, speaker, voice, via = (
        [field.strip().replace("\\n", "\n") for field in line.split(" |")] + [""] * 4
    )[:5]
    spans, at = [], after
    for piece in words.split(JOINT):
        start = text.find(piece, at)
        start = text.find(piece) if start < 0 else start
        if start < 0 or not piece:
            raise ValueError(f"{identity}: not in the text: {piece}")
        spans.append((start, start + len(piece)))
        at = start + len(piece)
    for name in (voice, via):
        if name not in text:
            raise ValueError(f"{identity}: not in the text: {name}")
    return Passage(kind, tuple(spans), speaker, _nearest(identity, text, speaker, spans), voice, via)


def _nearest(identity: str, text: str, speaker: str, spans: list[Span]) -> tuple[Span, ...]:
    """The place of the speaker's words that is nearest to the passage."""
    if not speaker:
        return ()
    places, at = [], text.find(speaker)
    while at >= 0:
        places.append((at, at + len(speaker)))
        at = text.find(speaker, at + 1)
    if not places:
        raise ValueError(f"{identity}: not in the text: {speaker}")
    return (min(places, key=lambda place: min(abs(place[0] - spans[0][0]), abs(place[0] - spans[-1][1]))),)
