"""What holds for every public page: it is only read, and it is worded in the reader's language."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from archive.views import errors
from archive.views.finding import Withdrawn
from config.routers import DESK_PATHS, LOST

logger = logging.getLogger("archive")


class ReadingMiddleware:
    """Refuses every method but GET and HEAD outside the desk, before anything else looks at the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(DESK_PATHS):
            return self.get_response(request)
        if request.method not in errors.READING:
            return errors.not_allowed(request)
        response = self.get_response(request)
        if settings.DEBUG and response.status_code == 404:
            response = errors.not_found(request)  # Django's own page lists addresses, which helps no reader
        # The cookie set by /language/ decides the words; LocaleMiddleware adds Accept-Language itself.
        patch_vary_headers(response, ["Cookie"])
        return _headers_only(response) if request.method == "HEAD" else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, LOST):
            logger.error("%s: %s", request.path, type(exception).__name__)  # its text may quote the query
            return errors.unavailable(request)
        if isinstance(exception, Withdrawn):
            return errors.gone(request, exception.gone)
        return None


def _headers_only(response: HttpResponseBase) -> HttpResponseBase:
    """What HEAD is answered with: the length of what GET would send, but not that itself."""
    if not response.streaming:
        response.headers.setdefault("Content-Length", str(len(response.content)))
        response.content = b""
    return response
