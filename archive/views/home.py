"""The first page: search, the newest articles, what the archive holds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive.models import Article, Claim, Quote, Source
from archive.vocabularies import QuoteKind

NEWEST = 5
RECENT = 200  # passages among which an example is looked for


def home(request: HttpRequest) -> HttpResponse:
    context = {
        "articles": Article.objects.published().with_opening().select_related("outlet").newest()[:NEWEST],
        "example": _example(),
        "holdings": _holdings(),
    }
    return render(request, "archive/home.html", context)


def _example() -> Quote | None:
    """A verbatim passage among the newest that shows much: passed on, and with its original wording."""
    newest = Quote.objects.published().newest().values_list("pk", "kind", "via_source_ids", "original_text")
    verbatim = [row for row in newest[:RECENT] if row[1] == QuoteKind.DIRECT]
    if not verbatim:
        return None
    best = max(verbatim, key=lambda row: (bool(row[2]), bool(row[3])))
    return Quote.objects.published().for_list().get(pk=best[0])


def _holdings() -> list[tuple[str, str, int]]:
    """(address, label, count) of each list."""
    lists = (
        ("quote_list", _("Quotes"), Quote),
        ("article_list", _("Articles"), Article),
        ("source_list", _("Sources"), Source),
        ("claim_list", _("Claims"), Claim),
    )
    return [(name, label, model.objects.published().count()) for name, label, model in lists]
