"""The codebook: every code with its definition, the evidence rule, the figures, how to search and cite."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive import evidence, report
from archive.citing import reader_language
from archive.vocabularies import CODEBOOK


def method(request: HttpRequest) -> HttpResponse:
    context = {
        "section": "method",
        "codebook": CODEBOOK,
        "definitions": report.DEFINITIONS.values(),
        "disclaimer": evidence.disclaimer(reader_language()),
    }
    return render(request, "archive/method.html", context)
