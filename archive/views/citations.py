"""One record in one citation format, at its own address plus a suffix."""

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from archive.citations import FORMATS
from archive.citations.formatted import STYLES
from archive.citing import SHOWN, reader_language, record_of
from archive.models import Article, Quote
from archive.views.finding import found_or_gone


def quote_citation(request: HttpRequest, public_id: str, format: str) -> HttpResponse:
    return _citation(request, Quote.objects.published().with_release().for_list(), public_id, format)


def article_citation(request: HttpRequest, public_id: str, format: str) -> HttpResponse:
    return _citation(
        request, Article.objects.published().with_release().select_related("outlet"), public_id, format
    )


def _citation(request: HttpRequest, found: QuerySet, public_id: str, extension: str) -> HttpResponse:
    """`?style=` chooses how `txt` and `html` are written; an unknown one is refused."""
    record = record_of(found_or_gone(found, public_id), request)
    format_ = FORMATS[extension]
    options = {"style": _style(request), "language": reader_language()} if extension in SHOWN else {}
    response = HttpResponse("".join(format_.render([record], **options)), content_type=format_.CONTENT_TYPE)
    if extension not in SHOWN:  # those a browser shows; the others go to a reference manager as a file
        response["Content-Disposition"] = f'attachment; filename="{public_id}.{extension}"'
    return response


def _style(request: HttpRequest) -> str:
    style = request.GET.get("style", "apa")
    if style not in STYLES:
        raise BadRequest(f"style: {', '.join(STYLES)}")
    return style
