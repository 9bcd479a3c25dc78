"""Public editions of an article's annotation: their list, each one's record, what differs between two."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from archive.conditional import without_etag
from archive.editions import differences
from archive.models import Article, Release
from archive.views.finding import found_or_gone


def release_list(request: HttpRequest, public_id: str) -> HttpResponse:
    article = _article(public_id)
    releases = list(article.releases.defer("record"))
    return render(request, "archive/release_list.html", _context(article) | {"releases": releases})


@without_etag
def release_record(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """The stored bytes. No copy may outlive a withdrawal: caches ask each time whether it still holds."""
    release = get_object_or_404(_article(public_id).releases, number=number)
    etag = quote_etag(release.sha256)
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    headers = {"ETag": etag, "Cache-Control": "public, no-cache"}
    return HttpResponse(release.record.encode(), content_type="application/json", headers=headers)


def release_difference(request: HttpRequest, public_id: str, first: int, second: int) -> HttpResponse:
    article = _article(public_id)
    found = {release.number: release for release in article.releases.filter(number__in=[first, second])}
    if not {first, second} <= found.keys():
        raise Http404(public_id)
    sections = differences(_data(found[first]), _data(found[second]))
    context = {"first": found[first], "second": found[second], "sections": sections}
    return render(request, "archive/release_difference.html", _context(article) | context)


def _article(public_id: str) -> Article:
    return found_or_gone(Article.objects.published().with_opening(), public_id)


def _context(article: Article) -> dict:
    return {"section": "article_list", "article": article}


def _data(release: Release) -> dict:
    return json.loads(release.record)
