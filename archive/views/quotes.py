"""Quotes: the list, and the page of one passage."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.citing import citation_of
from archive.filters import QuoteFilter
from archive.models import Claim, Quote
from archive.pages import name_untitled
from archive.views.finding import found_or_gone
from archive.views.listing import listing
from archive.views.neighbours import neighbours

_PUBLISHED = Quote.objects.published()  # made once: to say it anew takes a fiftieth of a page


def quote_list(request: HttpRequest) -> HttpResponse:
    return listing(request, QuoteFilter, _PUBLISHED, "archive/quote_list.html", section="quote_list")


def quote_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    quote = found_or_gone(Quote.objects.published().for_page(), public_id)
    name_untitled([quote.article])
    context = {
        "section": "quote_list",
        "quote": quote,
        "statuses": dict(Claim.objects.about(quote).values_list("pk", "status")),
        "place": neighbours(quote),
        "citation": citation_of(quote, request),
    }
    return render(request, "archive/quote_detail.html", context)
