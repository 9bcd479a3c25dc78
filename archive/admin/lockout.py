"""Who failed to sign in too often, and what they are told."""

import ipaddress

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def locked_out(request: HttpRequest, response: HttpResponse | None, credentials: dict | None) -> HttpResponse:
    """In the desk's shape and under its name, in place of the form's `response`."""
    status = settings.AXES_HTTP_RESPONSE_CODE
    return render(request, "admin/locked_out.html", admin.site.each_context(request), status=status)


def address_told_by_proxy(request: HttpRequest) -> str | None:
    """The visitor's address as the one proxy in front saw it: the last in X-Forwarded-For.

    Whatever stands before that came with the request and may be invented. Without a well-formed last
    address it is the connection's own, None where that has none (a socket file).
    """
    told = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    try:
        return str(ipaddress.ip_address(told))
    except ValueError:
        return request.META.get("REMOTE_ADDR") or None
