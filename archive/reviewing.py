"""The reviewer's checklist: what somebody should have looked at before an article becomes public."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, Model, OuterRef, Q
from django.utils.translation import gettext as _

from .models import Article, Quote, Source, Stance
from .vocabularies import Confidence, QuoteKind


@dataclass(frozen=True)
class Point:
    """`key` is stable as long as the point stays open: it is what a reviewer ticks as looked at."""

    key: str
    sentence: str
    record: Model


def open_points(article: Article) -> list[Point]:
    """Every open point in the order of the text, sources last; a constant number of queries."""
    return [*_of_quotes(article), *_of_sources(article)]


def _of_quotes(article: Article) -> Iterator[Point]:
    stances = Stance.objects.filter(quote=OuterRef("pk"))
    for quote in article.quotes.annotate(silent=~Exists(stances)).in_text_order():
        for code, sentence in _doubts(quote):
            yield Point(f"quote-{quote.public_id}-{code}", sentence % {"quote": quote}, quote)


def _doubts(quote: Quote) -> Iterator[tuple[str, str]]:
    """The database refuses the first two on every path; the list names them all the same."""
    own_account = quote.kind == QuoteKind.OWN_ACCOUNT
    if quote.attribution_id is None and not own_account:
        yield "attribution", _("%(quote)s has no attribution.")
    if quote.confidence == Confidence.AMBIGUOUS and not quote.note:
        yield "note", _("%(quote)s is ambiguous, and no note says why.")
    if quote.silent and not own_account:
        yield "stance", _("%(quote)s takes no stance on any claim.")


def _of_sources(article: Article) -> Iterator[Point]:
    unlabelled = Q(name="") & (Q(label_de="") | Q(label_en=""))
    for source in Source.objects.filter(unlabelled, attributions__article=article).distinct():
        missing = _("German") if not source.label_de else _("English")
        sentence = _("The source %(source)s has no label in %(language)s.")
        values = {"source": source, "language": missing}
        yield Point(f"source-{source.public_id}-label", sentence % values, source)
