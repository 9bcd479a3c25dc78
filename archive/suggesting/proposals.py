"""Proposals for one article: detection's suggestions that nobody has decided about yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256

from archive.models import Article, Attribution
from archive.suggesting.settled import is_recorded, without_settled
from archive.suggesting.voices import ProposedVoice, voice_for
from archive.vocabularies import Confidence

READ = ("de", "en")  # languages that detection knows
DETECTED = 32  # articles whose suggestions are kept in memory between two requests


@dataclass(frozen=True)
class Proposal:
    """A suggestion for an article. `voice` is one of its recorded voices, a new one, or None: nobody found.

    `suggestion` is detection's, its quotation marks left out; spans are code points of the body.
    """

    article: Article
    suggestion: object
    voice: Attribution | ProposedVoice | None

    @cached_property
    def key(self) -> str:
        """Names the suggestion in addresses and forms; another one as soon as its words or place change."""
        seen = (self.suggestion.rule, self.suggestion.kind, self.suggestion.spans, self.suggestion.text)
        return sha256(repr(seen).encode()).hexdigest()[:16]

    @property
    def language(self) -> str:
        """As which language the text was read."""
        return read_as(self.article)

    @property
    def shown(self) -> bool:
        """Whether it is shown unasked."""
        from archive.detection import SHOWN_FROM

        return self.suggestion.confidence >= SHOWN_FROM

    @property
    def confidence(self) -> str:
        """How surely the passage belongs to its voice: a code of Confidence."""
        return Confidence.EXPLICIT if self.suggestion.cue else Confidence.INFERRED


def suggestions_for(article: Article) -> list[Proposal]:
    """All open proposals in the text's order, three queries; none for a language that detection cannot read.

    Left out are passages already recorded (the same or mostly the same words), and what was dismissed.
    """
    if not read_as(article):
        return []
    quotes = list(article.quotes.only("article", "kind", "spans"))
    found = [s for s in _detected(article.body, read_as(article)) if not is_recorded(s, quotes)]
    found = without_settled(found, article.suggestion_outcomes.settled(), article.body)
    voices = list(article.attributions.with_chain().order_by("pk"))
    return [Proposal(article, suggestion, voice_for(article, suggestion, voices)) for suggestion in found]


def shown(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Those shown unasked."""
    return [proposal for proposal in proposals if proposal.shown]


def find(article: Article, key: str) -> Proposal | None:
    """The open proposal of this key; None where it was decided about or the text was changed meanwhile."""
    return next((proposal for proposal in suggestions_for(article) if proposal.key == key), None)


def read_as(article: Article) -> str:
    """The language that detection reads the article as; "" for one it does not know."""
    language = article.language[:2].lower()
    return language if language in READ else ""


@lru_cache(maxsize=DETECTED)
def _detected(body: str, language: str) -> tuple:
    from archive.detection import detect  # its word lists are loaded by those who look for suggestions only

    return tuple(suggestion.without_marks() for suggestion in detect(body, language))
