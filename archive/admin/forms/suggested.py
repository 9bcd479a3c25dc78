"""A passage's forms filled in from a suggestion; a new voice that it proposes is recorded along."""

from django.http import HttpRequest

from archive import suggesting
from archive.admin.forms.entry import PassageEntry
from archive.models import Article, Attribution, Quote
from archive.suggesting import Proposal, ProposedVoice

TAKEN = "proposed_voice"  # the box that says whether the proposed voice is to be recorded


class SuggestedEntry(PassageEntry):
    def __init__(self, request: HttpRequest, article: Article, proposal: Proposal):
        self.proposal = proposal
        self.made: list = []  # what was recorded besides the passage
        self.takes_voice = request.method != "POST" or TAKEN in request.POST
        super().__init__(request, article, proposed=_passage(article, proposal))

    @property
    def brings_voice(self) -> bool:
        return super().brings_voice or self._brings_proposed

    @property
    def _brings_proposed(self) -> bool:
        """Only where the editor neither chose another voice nor filled one in."""
        proposed = self.takes_voice and isinstance(self.proposal.voice, ProposedVoice)
        return bool(proposed and self.may_add_voice) and not (
            self.new_voice or self.passage["attribution"].value()
        )

    def make_voice(self, by) -> Attribution | None:
        if self._brings_proposed:
            voice, self.made = suggesting.make_voice(self.proposal.voice, self.article, by=by)
            return voice
        return super().make_voice(by)


def _passage(article: Article, proposal: Proposal) -> Quote:
    """The proposed passage, not stored."""
    s = proposal.suggestion
    return Quote(
        article=article,
        kind=s.kind,
        spans=[list(span) for span in s.spans],
        cue=s.cue[:300],
        confidence=proposal.confidence,
        attribution=proposal.voice if isinstance(proposal.voice, Attribution) else None,
    )
