"""What detection hands to an editor: a proposed passage, who is proposed to have said it, and why."""

from dataclasses import asdict, dataclass, replace

from .marks import CLOSING, OPENING

Span = tuple[int, int]  # code points of the text, end exclusive

PIECE_JOINT = " […] "  # between the pieces of a discontinuous passage, as everywhere in the archive


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One proposed passage. Spans are code points of the text given, end exclusive, in the text's order.

    A passage in quotation marks is proposed with its marks; `without_marks()` gives the words alone.
    `speaker` are the words printed beside the passage; `voice` is what they mean (for "er" the diplomat
    introduced two sentences before), empty where nothing earlier is meant.
    """

    kind: str  # direct, partial, indirect, evidential, speech_act
    spans: tuple[Span, ...]
    text: str
    speaker: str = ""
    speaker_spans: tuple[Span, ...] = ()
    voice: str = ""
    voice_span: Span | None = None
    via: str = ""
    via_span: Span | None = None
    identification: str = ""
    cue: str = ""
    force: str = ""
    stance: str = ""
    rule: str = ""
    confidence: float = 0.0
    nested: bool = False  # lies inside another suggestion

    def as_dict(self) -> dict:
        """Plain lists and strings, as `manage.py detect --json` prints them."""
        plain = asdict(self)
        plain["spans"] = [list(span) for span in self.spans]
        plain["speaker_spans"] = [list(span) for span in self.speaker_spans]
        for name in ("via_span", "voice_span"):
            plain[name] = list(plain[name]) if plain[name] else None
        return plain

    def without_marks(self) -> "Suggestion":
        """The same suggestion with quotation marks at the outer ends of its pieces left out."""
        bare = tuple(
            bare_span(piece, start) for piece, (start, _) in zip(self.pieces(), self.spans, strict=True)
        )
        kept = tuple(span for span in bare if span[0] < span[1])
        if not kept or kept == self.spans:
            return self
        words = PIECE_JOINT.join(
            piece[s - start : e - start]
            for piece, (start, _), (s, e) in zip(self.pieces(), self.spans, bare, strict=True)
            if s < e
        )
        return replace(self, spans=kept, text=words)

    def pieces(self) -> list[str]:
        """The printed text of each span."""
        found, at = [], 0
        for start, end in self.spans:
            found.append(self.text[at : at + end - start])
            at += end - start + len(PIECE_JOINT)
        return found


def bare_span(piece: str, start: int) -> Span:
    """The span of `piece`, which begins at `start`, without marks at its ends."""
    begin, end = 0, len(piece)
    if begin < end and piece[begin] in OPENING:
        begin += 1
    if begin < end and piece[end - 1] in CLOSING:
        end -= 1
    return start + begin, start + end


def joined(text: str, spans: tuple[Span, ...]) -> str:
    """The passage as it is stored: pieces joined with " […] "."""
    return PIECE_JOINT.join(text[start:end] for start, end in spans)
