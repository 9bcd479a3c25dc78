"""What holds for every public page: it is only read, and it is worded in the reader's language."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from archive.views.errors import READING, not_allowed, not_found

#: Below these addresses are the desk and its parts: forms are sent there.
DESK = ("/admin/",)


class ReadingMiddleware:
    """Refuses every method but GET and HEAD outside the desk, before anything else looks at the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(DESK):
            return self.get_response(request)
        if request.method not in READING:
            return not_allowed(request)
        response = self.get_response(request)
        if settings.DEBUG and response.status_code == 404:
            response = not_found(request)  # Django's own page lists addresses, which helps no reader
        # The cookie set by /language/ decides the words; LocaleMiddleware adds Accept-Language itself.
        patch_vary_headers(response, ["Cookie"])
        return response
