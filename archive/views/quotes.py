"""Quotes: the list, and the page of one passage."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from archive.citing import citation_of
from archive.models import Quote
from archive.sourcing import evidence_of
from archive.views.neighbours import neighbours


def quote_list(request: HttpRequest) -> HttpResponse:
    return render(request, "archive/quote_list.html", {"section": "quote_list"})


def quote_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    quote = get_object_or_404(Quote.objects.published().for_page(), public_id=public_id)
    assessments = evidence_of(stance.claim for stance in quote.stances.all())
    context = {
        "section": "quote_list",
        "quote": quote,
        "stances": [(stance, assessments[stance.claim_id].status) for stance in quote.stances.all()],
        "place": neighbours(quote),
        "citation": citation_of(quote, request),
    }
    return render(request, "archive/quote_detail.html", context)
