"""Suggestions as an editor reads them: the sentence, the voice and its chain, how sure, and why."""

from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from archive.admin.wording import ARROW
from archive.models import Attribution
from archive.spans import context
from archive.suggesting import Proposal, ProposedVoice
from archive.vocabularies import QuoteKind, StanceValue

#: From which confidence on a suggestion is called what.
DEGREES = (
    (0.85, gettext_lazy("very likely right")),
    (0.7, gettext_lazy("likely right")),
    (0.0, gettext_lazy("more likely right than wrong")),
)
HEDGED = "hedged"  # detection's hint that is no stance of the archive


@dataclass(frozen=True)
class Level:
    """A confidence from which all can be accepted, and how many that are."""

    code: str
    words: str
    count: int


@dataclass(frozen=True)
class Line:
    proposal: Proposal

    @property
    def kind(self) -> str:
        return str(QuoteKind(self.proposal.suggestion.kind).label)

    @property
    def sentence(self) -> SafeString:
        return sentence(self.proposal)

    @property
    def chain(self) -> str:
        return chain(self.proposal)

    @property
    def new_voices(self) -> list[ProposedVoice]:
        """The stations that would be recorded along."""
        voice = self.proposal.voice
        stations = voice.stations() if isinstance(voice, ProposedVoice) else []
        return [station for station in stations if isinstance(station, ProposedVoice)]

    @property
    def degree(self) -> str:
        return degree(self.proposal)

    @property
    def percent(self) -> int:
        return round(self.proposal.suggestion.confidence * 100)

    @property
    def hint(self) -> str:
        """What the words may do to a claim: shown only."""
        hint = self.proposal.suggestion.stance
        return _("passed on with reserve") if hint == HEDGED else str(StanceValue(hint).label) if hint else ""

    @property
    def why(self) -> str:
        from archive.detection import explain

        return explain(self.proposal.suggestion.rule, get_language() or "en")


def sentence(proposal: Proposal) -> SafeString:
    """The sentence around the passage, escaped first, then every piece of the passage marked."""
    body, spans = proposal.article.body, proposal.suggestion.spans
    before, after = context(body, spans)
    pieces, at = [escape(before)], spans[0][0]
    for start, end in spans:
        pieces += [escape(body[at:start]), f"<mark>{escape(body[start:end])}</mark>"]
        at = end
    return mark_safe("".join([*pieces, escape(after)]))


def chain(proposal: Proposal) -> str:
    """“„ein Diplomat“ → i → this article”: recorded stations by their source, new ones as printed."""
    voice = proposal.voice
    if voice is None:
        return ""
    stations = voice.chain() if isinstance(voice, Attribution) else voice.stations()
    return ARROW.join([*(_station(station) for station in stations), _("this article")])


def degree(proposal: Proposal) -> str:
    """The confidence in words."""
    if not proposal.shown:
        return _("uncertain")
    return str(next(words for least, words in DEGREES if proposal.suggestion.confidence >= least))


def levels(proposals: list[Proposal]) -> list[Level]:
    """From which confidence on how many could be accepted at once; each level larger than the one before."""
    ready = [proposal for proposal in proposals if proposal.voice is not None]
    found, count = [], 0
    for code, words in _level_words():
        of_level = acceptable(ready, code)
        if len(of_level) > count:
            count = len(of_level)
            found.append(Level(code, words, count))
    return found


def acceptable(proposals: list[Proposal], code: str) -> list[Proposal]:
    """Those that name a voice and reach the level; raises ValueError for a code that is none."""
    if code not in dict(_level_words()):
        raise ValueError(code)
    least = float(code)
    return [p for p in proposals if p.voice is not None and p.suggestion.confidence >= least]


def _level_words() -> list[tuple[str, str]]:
    from archive.detection import SHOWN_FROM

    return [
        ("0.85", _("very likely right")),
        ("0.7", _("at least likely right")),
        (str(SHOWN_FROM), _("more likely right than wrong")),
        ("0", _("all, the uncertain ones too")),
    ]


def _station(station: Attribution | ProposedVoice) -> str:
    if isinstance(station, Attribution):
        return station.source.label
    return f"„{Truncator(station.descriptor).chars(80)}“"
