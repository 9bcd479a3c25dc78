"""The reader chooses a language: kept in a cookie, the only one a public page sets."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from archive.conditional import without_etag

YEAR = 365 * 24 * 3600  # seconds


@without_etag
def language(request: HttpRequest, code: str) -> HttpResponse:
    """Back to `next`, an address of this site, in the language asked for."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    response = HttpResponseRedirect(_next(request))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, code, max_age=YEAR, samesite="Lax", httponly=True, secure=settings.TLS
    )
    response["Cache-Control"] = "no-store"
    return response


def _next(request: HttpRequest) -> str:
    wanted = request.GET.get("next", "")
    own = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if own and not any(ord(character) < 32 for character in wanted) else "/"
