"""Sources: the list, and the page of one voice, institution, document or outlet."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from archive.filters import SourceFilter
from archive.models import Claim, Quote, Source
from archive.pages import name_untitled
from archive.views.listing import listing

#: Passages, and articles of an outlet, shown on a source's page; the lists hold the rest.
SHOWN = 50


def source_list(request: HttpRequest) -> HttpResponse:
    return listing(
        request,
        SourceFilter,
        Source.objects.published().select_related("principal"),
        "archive/source_list.html",
        section="source_list",
    )


def source_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    source = get_object_or_404(Source.objects.published().for_page(), public_id=public_id)
    said = list(Quote.objects.published().by(source).for_list().by_article()[: SHOWN + 1])
    name_untitled(quote.article for quote in said)
    context = {
        "section": "source_list",
        "source": source,
        "said": [(article, list(rows)) for article, rows in groupby(said[:SHOWN], lambda row: row.article)],
        "more_said": len(said) > SHOWN,
        "claims": Claim.objects.published().addressed_by(source)[:SHOWN],
        "agents": source.agents.published(),
    }
    if source.kind == "outlet":
        context |= _as_outlet(source)
    return render(request, "archive/source_detail.html", context)


def _as_outlet(outlet: Source) -> dict:
    relayed = list(Quote.objects.published().through(outlet).for_list().by_article()[: SHOWN + 1])
    return {
        "articles": outlet.articles.published().with_opening().newest()[:SHOWN],
        "relayed": relayed[:SHOWN],
        "more_relayed": len(relayed) > SHOWN,
    }
