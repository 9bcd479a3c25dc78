"""Recording voices: how a source speaks in an article."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError

from archive import refusals
from archive.annotating.opening import locked_as_seen, opened, store, words_at
from archive.models import Article, Attribution, Source
from archive.spans import Span
from archive.vocabularies import ANONYMOUS_IDENTIFICATIONS, AnonymityReason


def add_attribution(
    article: Article, source: Source, *, by: AbstractBaseUser, descriptor_span: Span | None = None, **fields
) -> Attribution:
    """Records a voice; its descriptor is the text at `descriptor_span`, or else `descriptor` without a place.

    `fields` are Attribution's. Raises SpanMismatch, ArticleClosed or another ValidationError.
    """
    voice = Attribution(article=article, source=source)
    return _record(voice, descriptor_span, by, fields)


def change_attribution(
    voice: Attribution,
    *,
    by: AbstractBaseUser,
    seen: int | None = None,
    descriptor_span: Span | None = None,
    **fields,
) -> Attribution:
    """Changes what is given; raises Conflict where `seen` is not its version. A new `descriptor` without
    `descriptor_span` loses its place in the text."""
    return _record(voice, descriptor_span, by, fields, seen)


def _check_anonymity(voice: Attribution) -> None:
    """Tells at once what the database would refuse one after the other."""
    misfits = []
    if voice.source.anonymous != (voice.identification in ANONYMOUS_IDENTIFICATIONS):
        misfits.append("attribution_identification_fits_source")
    if voice.source.anonymous == (voice.anonymity_reason == AnonymityReason.NOT_APPLICABLE):
        misfits.append("attribution_reason_fits_source")
    if misfits:
        raise ValidationError(dict(refusals.SENTENCES[name] for name in misfits))


def _record(
    voice: Attribution, span: Span | None, by: AbstractBaseUser, fields: dict, seen: int | None = None
) -> Attribution:
    with opened(voice.article, by) as article:
        if voice.pk:
            voice = locked_as_seen(voice, seen)
        for name, value in fields.items():
            setattr(voice, name, value)
        if span is not None:
            voice.descriptor = words_at(article, (span,), fields.get("descriptor"), "descriptor")
        if span is not None or "descriptor" in fields:
            voice.descriptor_start, voice.descriptor_end = span or (None, None)
        voice.article = article
        _check_anonymity(voice)
        store(voice)
    return voice
