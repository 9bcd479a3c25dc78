"""What whoever failed to sign in too often is told."""

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def locked_out(request: HttpRequest, response: HttpResponse | None, credentials: dict | None) -> HttpResponse:
    """In the desk's shape and under its name, in place of the form's `response`."""
    status = settings.AXES_HTTP_RESPONSE_CODE
    return render(request, "admin/locked_out.html", admin.site.each_context(request), status=status)
