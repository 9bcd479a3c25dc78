"""What an editor decides about suggestions; every decision is kept with its rule, and can be undone."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from archive import annotating
from archive.annotating.opening import opened
from archive.models import Article, Attribution, Outcome, Quote, Source, SuggestionOutcome
from archive.suggesting.proposals import Proposal
from archive.suggesting.settled import around, is_recorded
from archive.suggesting.voices import ProposedVoice, make_voice, voice_for


@dataclass
class Decision:
    """What was decided in one go: `quotes` recorded, and `refused`, why others were not (words → reason)."""

    id: UUID = field(default_factory=uuid4)
    quotes: list[Quote] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


def accept(proposal: Proposal, *, by: AbstractBaseUser) -> Decision:
    """Records the proposed passage, and its voice where that is new. Raises a ValidationError in words."""
    decision = Decision()
    _accept(proposal, by, decision)
    return decision


def accept_all(proposals: Iterable[Proposal], *, by: AbstractBaseUser) -> Decision:
    """Records all that name a voice; one that is refused does not keep the others back."""
    decision = Decision()
    with transaction.atomic():
        for proposal in proposals:
            if proposal.voice is None:
                continue
            try:
                _accept(proposal, by, decision)
            except ValidationError as error:
                decision.refused[proposal.suggestion.text] = " ".join(error.messages)
    return decision


def dismiss(proposal: Proposal, *, by: AbstractBaseUser) -> Decision:
    """Keeps the suggestion away, also when the text around it is edited."""
    decision = Decision()
    with opened(proposal.article, by):
        _note(proposal, Outcome.DISMISSED, by, decision)
    return decision


def note_edited(proposal: Proposal, quote: Quote, made: list, *, by: AbstractBaseUser) -> Decision:
    """Keeps that a passage was recorded from the suggestion by way of the form, changed there or not."""
    decision = Decision(quotes=[quote])
    s = proposal.suggestion
    same = (quote.kind, quote.text) == (s.kind, s.text) and _voice_kept(proposal, quote, made)
    _note(proposal, Outcome.ACCEPTED if same else Outcome.EDITED, by, decision, quote, made)
    return decision


def undo(article: Article, decision: UUID, *, by: AbstractBaseUser) -> int:
    """Takes a decision back: how many suggestions are open again.

    Passages recorded by it are deleted, unless something was changed or added since; so are voices and
    sources made for it that nothing else uses. Raises a ValidationError where a passage is in use.
    """
    with opened(article, by):
        outcomes = list(article.suggestion_outcomes.filter(decision=decision).select_related("quote"))
        if any(o.quote and (o.quote.version > 1 or o.quote.stances.exists()) for o in outcomes):
            raise ValidationError(_("This cannot be undone: a passage was changed since. Delete it by hand."))
        try:
            with transaction.atomic():
                _take_back(outcomes)
        except ProtectedError as error:
            raise ValidationError(_("This cannot be undone: something refers to a passage.")) from error
    return len(outcomes)


def _accept(proposal: Proposal, by: AbstractBaseUser, decision: Decision) -> None:
    s = proposal.suggestion
    with opened(proposal.article, by) as article:
        recorded = list(article.quotes.only("article", "kind", "spans"))
        if is_recorded(s, recorded):
            raise ValidationError(_("This passage is recorded already."))
        voice, made = _voice(proposal, article, by)
        quote = annotating.add_quote(
            article,
            s.spans,
            by=by,
            exact=s.text,
            kind=s.kind,
            attribution=voice,
            cue=s.cue[:300],
            confidence=proposal.confidence,
            parent=_surrounding(s, recorded) if s.nested else None,
        )
        _note(proposal, Outcome.ACCEPTED, by, decision, quote, made)
    decision.quotes.append(quote)


def _voice(proposal: Proposal, article: Article, by: AbstractBaseUser) -> tuple[Attribution, list]:
    """The passage's voice as the article stands now: an earlier passage may just have brought it along."""
    voice = voice_for(article, proposal.suggestion, article.attributions.with_chain().order_by("pk"))
    if voice is None:
        raise ValidationError(_("Nobody is named who says this: choose the voice yourself."))
    return make_voice(voice, article, by=by) if isinstance(voice, ProposedVoice) else (voice, [])


def _voice_kept(proposal: Proposal, quote: Quote, made: list) -> bool:
    if isinstance(proposal.voice, ProposedVoice):
        return any(isinstance(one, Attribution) and one.pk == quote.attribution_id for one in made)
    return proposal.voice is not None and proposal.voice.pk == quote.attribution_id


def _surrounding(suggestion, recorded: list[Quote]) -> Quote | None:
    """The shortest recorded passage in whose words the suggestion stands."""
    (start, _e), (_s, end) = suggestion.spans[0], suggestion.spans[-1]
    holding = [
        quote for quote in recorded if any(first <= start and end <= last for first, last in quote.spans)
    ]
    return min(holding, key=lambda quote: sum(e - s for s, e in quote.spans), default=None)


def _note(
    proposal: Proposal,
    outcome: Outcome,
    by: AbstractBaseUser,
    decision: Decision,
    quote: Quote | None = None,
    made: Iterable = (),
) -> None:
    s = proposal.suggestion
    before, after = around(proposal.article.body, s.spans)
    SuggestionOutcome.objects.create(
        article=proposal.article,
        rule=s.rule,
        language=proposal.language,
        outcome=outcome,
        text=s.text,
        spans=[list(span) for span in s.spans],
        before=before,
        after=after,
        by=by,
        decision=decision.id,
        quote=quote,
        made_voices=[one.pk for one in made if isinstance(one, Attribution)],
        made_sources=[one.pk for one in made if isinstance(one, Source)],
    )


def _take_back(outcomes: list[SuggestionOutcome]) -> None:
    """Deletes the outcomes and what they brought: passages first, then what nothing else uses any more."""
    for outcome in outcomes:
        outcome.delete()
    quotes = [outcome.quote for outcome in outcomes if outcome.quote]
    for quote in sorted(quotes, key=lambda quote: quote.pk, reverse=True):  # those inside others came later
        quote.delete()
    voices = sorted((key for outcome in outcomes for key in outcome.made_voices), reverse=True)
    for key in voices:  # a station was made before the voice that speaks through it
        Attribution.objects.filter(pk=key, quotes=None, relayed=None).delete()
    for key in (key for outcome in outcomes for key in outcome.made_sources):
        Source.objects.filter(pk=key, attributions=None, articles=None, agents=None).delete()
