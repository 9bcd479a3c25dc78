"""Answers "not modified" before a page is made, and says how long a copy of one may be used: not unasked.

A page follows from the public data, the code, the language and its address. Their fingerprint is its ETag;
one tiny query tells it. Whoever has a copy asks each time whether it still holds, so that what is withdrawn
is gone with the next look at it. By the same token a page that was made is kept for the next reader.
"""

import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from archive.public_version import Remembered, one_request, public_version
from config.code_version import code_version
from config.routers import DESK_PATHS, LOST

#: By status, where the view says nothing itself; pages of errors have no ETag.
ASK_EACH_TIME = "public, max-age=0, must-revalidate"
KEEP_NOTHING = "no-store"
ASK = "no-cache"

_LARGEST = 200_000  # bytes of a page worth keeping: of so many of them, some ten megabytes a process
_pages = Remembered(most=200)


def without_etag(view: Callable) -> Callable:
    """For views that do not depend on the data, or have an ETag of their own."""
    view.without_etag = True
    return view


class ConditionalMiddleware:
    """Stands behind those that choose the door and the language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with one_request():
            response = self.get_response(request)
            if getattr(request, "etag", None):
                _keep(request, response)
        if not request.path_info.startswith(DESK_PATHS):
            _say(response, getattr(request, "etag", None))
        return response

    def process_view(self, request: HttpRequest, view: Callable, args, kwargs) -> HttpResponse | None:
        if request.path_info.startswith(DESK_PATHS) or getattr(view, "without_etag", False):
            return None
        request.etag = etag_of(request)
        if not request.etag:
            return None
        return HttpResponseNotModified() if _has(request, request.etag) else _kept(request.etag)


def etag_of(request: HttpRequest) -> str | None:
    """Weak, as the bytes sent may be compressed or not; None where the data cannot be asked."""
    try:
        version = public_version()
    except LOST:
        return None
    address = request.scheme, request.get_host(), request.get_full_path()
    parts = (version, code_version(), translation.get_language(), address)
    return f'W/"{hashlib.blake2b(repr(parts).encode(), digest_size=12).hexdigest()}"'


def _keep(request: HttpRequest, response: HttpResponseBase) -> None:
    if request.method != "GET" or response.status_code != 200 or response.streaming or response.cookies:
        return
    if len(response.content) <= _LARGEST and not hasattr(response, "encoded"):
        response.encoded = {}
        _pages.values()[request.etag] = response.content, dict(response.headers), response.encoded


def _kept(etag: str) -> HttpResponse | None:
    """The page as it was made for another reader; `encoded` as well, see config.compression."""
    page = _pages.values().get(etag)
    if page is None:
        return None
    content, headers, encoded = page
    response = HttpResponse(content, headers=headers)
    response.encoded = encoded
    return response


def _has(request: HttpRequest, etag: str) -> bool:
    """Whether the reader's copy is this one; "*" would only say that there is some page."""
    return etag in parse_etags(request.headers.get("if-none-match", ""))


def _say(response: HttpResponseBase, etag: str | None) -> None:
    """A redirect stays as it is."""
    if 300 <= response.status_code < 400 and response.status_code != 304:
        return
    if response.status_code in (200, 304) and etag:
        response.headers.setdefault("ETag", etag)
        response.headers.setdefault("Cache-Control", ASK_EACH_TIME)
    response.headers.setdefault("Cache-Control", KEEP_NOTHING if response.status_code >= 500 else ASK)
    patch_vary_headers(response, ["Accept-Encoding"])
