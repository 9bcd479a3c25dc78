"""Claims: the list, and the page of one claim."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def claim_list(request: HttpRequest) -> HttpResponse:
    return render(request, "archive/claim_list.html", {"section": "claim_list"})


def claim_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    return render(request, "archive/claim_detail.html", {"section": "claim_list"})
