"""The codebook: every code with its definition, the evidence rule, the figures, how to search and cite."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.vocabularies import CODEBOOK


def method(request: HttpRequest) -> HttpResponse:
    return render(request, "archive/method.html", {"section": "method", "codebook": CODEBOOK})
