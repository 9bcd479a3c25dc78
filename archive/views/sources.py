"""Sources: the list, and the page of one source."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def source_list(request: HttpRequest) -> HttpResponse:
    return render(request, "archive/source_list.html", {"section": "source_list"})


def source_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    return render(request, "archive/source_detail.html", {"section": "source_list"})
