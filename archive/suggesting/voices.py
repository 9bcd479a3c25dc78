"""Whose words a suggestion proposes: one of the article's voices, or a new one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser

from archive import annotating
from archive.models import Article, Attribution, Source
from archive.spans import Span
from archive.suggesting.sources import source_for
from archive.vocabularies import ANONYMOUS_IDENTIFICATIONS, AnonymityReason, Identification


@dataclass(frozen=True)
class ProposedVoice:
    """A voice that the article has not yet: its descriptor as printed at `span`, and how far identified."""

    descriptor: str
    span: Span
    identification: str
    via: "Attribution | ProposedVoice | None" = None
    conduit: bool = False  # proposed as the station that others' words came through

    @property
    def identified(self) -> str:
        """The identification in words."""
        return str(Identification(self.identification).label)

    def stations(self) -> list["Attribution | ProposedVoice"]:
        """The chain, speaker first."""
        if self.via is None:
            return [self]
        further = self.via.stations() if isinstance(self.via, ProposedVoice) else self.via.chain()
        return [self, *further]


def voice_for(
    article: Article, suggestion, voices: Iterable[Attribution]
) -> Attribution | ProposedVoice | None:
    """The recorded voice that the suggestion means, else a new one; None where it names nobody."""
    words = suggestion.voice or suggestion.speaker
    span = suggestion.voice_span or next(iter(suggestion.speaker_spans), None)
    if not words or not suggestion.identification:
        return None
    voices = list(voices)
    via = _station(article, suggestion, voices)
    known = _known(voices, words, span, via)
    return known or ProposedVoice(words, tuple(span), suggestion.identification, via)


def make_voice(
    proposed: ProposedVoice, article: Article, *, by: AbstractBaseUser
) -> tuple[Attribution, list]:
    """Records a proposed voice and the station before it: the voice, and every record made for it."""
    made: list[Attribution | Source] = []
    via = proposed.via
    if isinstance(via, ProposedVoice):
        via, made = make_voice(via, article, by=by)
    source, is_new = source_for(article, proposed, via.source if via else None)
    if is_new:
        made.append(source)
    elif present := article.attributions.filter(source=source, via=via).first():
        return present, made
    reason = AnonymityReason.NOT_APPLICABLE
    if proposed.identification in ANONYMOUS_IDENTIFICATIONS:
        reason = AnonymityReason.NONE_PRINTED
    voice = annotating.add_attribution(
        article,
        source,
        by=by,
        descriptor_span=proposed.span,
        descriptor=proposed.descriptor,
        via=via,
        identification=proposed.identification,
        anonymity_reason=reason,
    )
    return voice, [*made, voice]


def _station(article: Article, suggestion, voices: list[Attribution]) -> Attribution | ProposedVoice | None:
    """What the words came through; nothing where that is the paper that prints them."""
    if not suggestion.via:
        return None
    if article.outlet_id and _names(suggestion.via, article.outlet.name):
        return None
    known = _known(voices, suggestion.via, suggestion.via_span, None)
    span = tuple(suggestion.via_span)
    return known or ProposedVoice(suggestion.via, span, Identification.INSTITUTION, conduit=True)


def _known(voices: list[Attribution], words: str, span: Span, via) -> Attribution | None:
    """The voice whose descriptor stands there, else the only one printed in these words elsewhere."""
    there = [voice for voice in voices if _stands_at(voice, span)]
    if there:
        return next((voice for voice in there if via is None or voice.via == via), there[0])
    folded = _folded(words)
    printed = [v for v in voices if folded in map(_folded, (v.descriptor, *v.other_forms))]
    return printed[0] if len(printed) == 1 else None


def _names(words: str, name: str) -> bool:
    """Whether the words contain the name as words of their own."""
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, re.IGNORECASE) is not None


def _stands_at(voice: Attribution, span: Span) -> bool:
    if voice.descriptor_start is None:
        return False
    return voice.descriptor_start < span[1] and span[0] < voice.descriptor_end


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
