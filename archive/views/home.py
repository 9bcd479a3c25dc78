"""The first page: search, the newest articles, what the archive holds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive.models import Article, Claim, Quote, Source
from archive.vocabularies import QuoteKind

NEWEST = 5


def home(request: HttpRequest) -> HttpResponse:
    context = {
        "articles": Article.objects.published().with_opening().select_related("outlet").newest()[:NEWEST],
        "example": _example(),
        "holdings": _holdings(),
    }
    return render(request, "archive/home.html", context)


def _example() -> Quote | None:
    """A verbatim passage that shows much: one that came through somebody else, with its original wording."""
    direct = Quote.objects.published().filter(kind=QuoteKind.DIRECT).for_list().newest()
    passed_on = direct.exclude(via_source_ids=[])
    return passed_on.exclude(original_text="").first() or passed_on.first() or direct.first()


def _holdings() -> list[tuple[str, str, int]]:
    """(address, label, count) of each list."""
    lists = (
        ("quote_list", _("Quotes"), Quote),
        ("article_list", _("Articles"), Article),
        ("source_list", _("Sources"), Source),
        ("claim_list", _("Claims"), Claim),
    )
    return [(name, label, model.objects.published().count()) for name, label, model in lists]
