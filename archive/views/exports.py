"""Whole lists as files, for the same query string as the page."""

from collections.abc import Iterator
from itertools import chain

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from archive.exporting import formats_of, listed, stream
from archive.filters import ArticleFilter, ClaimFilter, ListFilter, QuoteFilter, SourceFilter
from archive.views.listing import refusals
from config.shedding import Places

_writing = Places(4)  # a file of a large archive takes minutes, and a thread of the server meanwhile

FILTERS: dict[str, type[ListFilter]] = {
    "quote": QuoteFilter,
    "article": ArticleFilter,
    "source": SourceFilter,
    "claim": ClaimFilter,
}


def export(request: HttpRequest, noun: str, format: str) -> HttpResponseBase:
    """All records of a filtered list. `cursor` is ignored: the file is whole; `bom=1` is for Excel (csv)."""
    if format not in formats_of(noun):
        raise Http404(format)
    found = FILTERS[noun](request.GET, queryset=listed(noun))
    errors = refusals(found, request.GET, also=("cursor", "bom"))
    bom = request.GET.get("bom", "")
    if bom not in ("", "0", "1"):
        errors["bom"] = _("“bom” is 1 or 0.")
    if errors:
        return _refused(errors)
    site = request.build_absolute_uri("/").rstrip("/")
    return _attached(request, _in_place(stream(found.qs, format, site, bom == "1")), noun, format)


def _refused(errors: dict[str, str]) -> HttpResponse:
    """In plain text: what asks for a file is rarely a person."""
    text = "".join(f"{name}: {sentence}\n" for name, sentence in errors.items())
    return HttpResponse(text, status=400, content_type="text/plain; charset=utf-8")


def _in_place(pieces: Iterator[str]) -> Iterator[str]:
    """Holds one until the file is whole or nobody wants the rest."""
    with _writing.one():
        yield from pieces


def _attached(request: HttpRequest, pieces: Iterator[str], noun: str, format: str) -> HttpResponseBase:
    """The first piece is fetched before the headers go out, so that a failing query is an error page."""
    first = next(pieces, "")
    headers = {"Content-Disposition": f'attachment; filename="{noun}s.{format}"'}
    content_type = formats_of(noun)[format].CONTENT_TYPE
    if request.method == "HEAD":
        pieces.close()
        return HttpResponse(content_type=content_type, headers=headers)
    return StreamingHttpResponse(_Begun(first, pieces), content_type=content_type, headers=headers)


class _Begun:
    """Pieces of which the first is there already; the response closes them when the reader has gone."""

    def __init__(self, first: str, rest: Iterator[str]) -> None:
        self.first, self.rest = first, rest

    def __iter__(self) -> Iterator[str]:
        return chain([self.first], self.rest)

    def close(self) -> None:
        self.rest.close()
