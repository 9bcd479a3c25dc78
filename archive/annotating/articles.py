"""An article and its text."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext as _

from archive import refusals
from archive.annotating.opening import opened, store
from archive.models import Article, Attribution, Quote
from archive.spans import as_spans, reanchor
from archive.vocabularies import ReviewStatus


def add_article(article: Article, *, by: AbstractBaseUser) -> Article:
    """Records a new draft; who adds it annotates it."""
    article.annotator = article.annotator or by
    store(article)
    return article


def change_text(article: Article, body: str, *, by: AbstractBaseUser) -> Article:
    """Replaces a draft's text and moves its passages and descriptors along.

    Raises a ValidationError for an article that is no draft, and where passages would be lost, by their words.
    """
    with opened(article, by) as locked:
        if locked.status != ReviewStatus.DRAFT:
            raise ValidationError({"body": _("The text can be changed only while the article is a draft.")})
        moved = _moved(locked, body)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")  # text and passages change together
        locked.body = body
        with refusals.in_words():
            locked.save(update_fields=["body", "updated"])
            for record in moved:
                record.save()
    return locked


def _moved(article: Article, body: str) -> list[Quote | Attribution]:
    """Passages and descriptors at their places in the new text, not saved."""
    lost = lost_passages(article, body)
    if lost:
        sentence = _("These passages would be lost, their words are not in the new text: %(words)s")
        raise ValidationError({"body": sentence % {"words": " · ".join(f"„{words}“" for words in lost)}})
    moved: list[Quote | Attribution] = []
    for quote in article.quotes.all():
        quote.spans = [list(span) for span in reanchor(article.body, body, as_spans(quote.spans))]
        moved.append(quote)
    for voice in article.attributions.exclude(descriptor_start=None):
        span = (voice.descriptor_start, voice.descriptor_end)
        ((voice.descriptor_start, voice.descriptor_end),) = reanchor(article.body, body, (span,))
        moved.append(voice)
    return moved


def lost_passages(article: Article, body: str) -> list[str]:
    """The words of passages and descriptors that could not be found again in this text."""
    places = [(quote.text, as_spans(quote.spans)) for quote in article.quotes.all()]
    for voice in article.attributions.exclude(descriptor_start=None):
        places.append((voice.descriptor, ((voice.descriptor_start, voice.descriptor_end),)))
    return [words for words, spans in places if reanchor(article.body, body, spans) is None]
