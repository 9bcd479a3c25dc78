"""Articles: the list, and the page of one article."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def article_list(request: HttpRequest) -> HttpResponse:
    return render(request, "archive/article_list.html", {"section": "article_list"})


def article_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    return render(request, "archive/article_detail.html", {"section": "article_list"})
