"""What a supervisor or load balancer asks: is the process alive, does the reading room answer."""

from django.http import HttpRequest, HttpResponse

from archive.conditional import without_etag
from config import routers


@without_etag
def healthz(request: HttpRequest) -> HttpResponse:
    """The process is alive; asks nobody else."""
    return _answer()


@without_etag
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers through the public's door; where it does not, the middleware answers 503."""
    with routers.connection().cursor() as cursor:
        cursor.execute("SELECT FROM archive_article LIMIT 1")
    return _answer()


def _answer() -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})
