"""The pages for what went wrong, in the site's shape. None of them asks the database."""

import logging
import sys

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string

from archive.models import Gone
from config.routers import LOST

RETRY_AFTER = 30  # seconds
READING = ("GET", "HEAD")

logger = logging.getLogger("archive")


def _page(request: HttpRequest, status: int, **context: object) -> HttpResponse:
    return HttpResponse(render_to_string(f"archive/{status}.html", context, request), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 404)


def gone(request: HttpRequest, gone: Gone) -> HttpResponse:
    """What was withdrawn, with the reason that readers may know."""
    return _page(request, 410, gone=gone)


def unavailable(request: HttpRequest) -> HttpResponse:
    """The database is lost or too busy: worth asking again soon."""
    response = _page(request, 503)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response


def not_allowed(request: HttpRequest) -> HttpResponse:
    response = HttpResponseNotAllowed(READING)
    response.content = render_to_string("archive/405.html", {}, request)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for our own failure, or for a database lost before a view ran (the desk asks for the session).

    One bare line if even that cannot be rendered.
    """
    try:
        return unavailable(request) if isinstance(sys.exc_info()[1], LOST) else _page(request, 500)
    except Exception:
        logger.exception("the page for a server error failed")
        return HttpResponse("Something went wrong here.", status=500, content_type="text/plain")
