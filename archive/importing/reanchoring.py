"""Giving an article another body: every passage and descriptor moves to where its words stand now."""

from django.db import connection
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from ..models import Article, Attribution, Quote
from ..spans import reanchor
from .outcome import Refused
from .storing import store


def change_body(article: Article, body: str) -> None:
    """Change the text and the spans with it, in the caller's transaction.

    Raises Refused, naming the passages and descriptors whose words the new text changes or lacks.
    """
    quotes = _moved(article.body, body, {quote: quote.spans for quote in article.quotes.all()})
    described = article.attributions.filter(descriptor_start__isnull=False)
    spans = {voice: [[voice.descriptor_start, voice.descriptor_end]] for voice in described}
    attributions = _moved(article.body, body, spans)
    _check(quotes | attributions)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        store(article, {"body": body}, _("article %(id)s") % {"id": article.public_id})
        for quote, moved in sorted(quotes.items(), key=_from_the_outside):
            Quote.objects.filter(pk=quote.pk).update(spans=moved, updated=timezone.now())
        for attribution, ((start, end),) in attributions.items():
            places = {"descriptor_start": start, "descriptor_end": end}
            Attribution.objects.filter(pk=attribution.pk).update(**places)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _moved(old: str, new: str, spans: dict) -> dict:
    """Record → its spans in the new body, None where its words are not to be found."""
    return {
        record: moved and [list(span) for span in moved]
        for record, places in spans.items()
        for moved in [reanchor(old, new, tuple(map(tuple, places)))]
    }


def _check(moved: dict) -> None:
    lost = [record for record, spans in moved.items() if spans is None]
    if lost:
        words = (Truncator(getattr(record, "text", None) or record.descriptor).chars(60) for record in lost)
        named = ", ".join(f"“{text}”" for text in words)
        raise Refused(
            _("the new text changes or lacks what is annotated: %(passages)s. Remove or correct these first.")
            % {"passages": named}
        )


def _from_the_outside(moved: tuple[Quote, list]) -> tuple:
    """Those that move right from the last on, then those that move left from the first on.

    No two passages may have one place, not even for a moment.
    """
    quote, spans = moved
    to_the_right = spans[0][0] > quote.spans[0][0]
    return not to_the_right, -quote.spans[0][0] if to_the_right else quote.spans[0][0]
