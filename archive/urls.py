"""Addresses of the public pages. Links and printed citations rely on them."""

import re

from django.urls import path, register_converter

from archive.citations import FORMATS
from archive.views import (
    articles,
    citations,
    claims,
    exports,
    health,
    home,
    language,
    method,
    quotes,
    releases,
    sources,
    suggestions,
)


class PublicId:
    """Eight characters of the alphabet archive_public_id() draws from (migrations/sql/functions.sql)."""

    regex = "[23456789bcdfghjkmnpqrstvwxz]{8}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class CitationFormat(PublicId):
    """A suffix a record's address may have: "bib", "csl.json" …"""

    regex = "|".join(map(re.escape, FORMATS))


class ExportFormat(PublicId):
    """A suffix of a whole list's address; which of them a list knows, the view decides."""

    regex = "[a-z.]+"


register_converter(PublicId, "id")
register_converter(CitationFormat, "citation")
register_converter(ExportFormat, "suffix")

exported = [
    path(f"{noun}s/export.<suffix:format>", exports.export, {"noun": noun}, name=f"{noun}_export")
    for noun in exports.FILTERS
]
urlpatterns = [
    path("", home.home, name="home"),
    *exported,
    path("quotes/", quotes.quote_list, name="quote_list"),
    path("quotes/<id:public_id>/", quotes.quote_detail, name="quote_detail"),
    path("quotes/<id:public_id>.<citation:format>", citations.quote_citation, name="quote_citation"),
    path("articles/", articles.article_list, name="article_list"),
    path("articles/<id:public_id>/", articles.article_detail, name="article_detail"),
    path("articles/<id:public_id>.<citation:format>", citations.article_citation, name="article_citation"),
    path("articles/<id:public_id>/releases/", releases.release_list, name="release_list"),
    path(
        "articles/<id:public_id>/releases/<int:number>.json", releases.release_record, name="release_record"
    ),
    path(
        "articles/<id:public_id>/releases/<int:first>...<int:second>/",
        releases.release_difference,
        name="release_difference",
    ),
    path("sources/", sources.source_list, name="source_list"),
    path("sources/suggest", suggestions.source_suggest, name="source_suggest"),
    path("sources/<id:public_id>/", sources.source_detail, name="source_detail"),
    path("claims/", claims.claim_list, name="claim_list"),
    path("claims/suggest", suggestions.claim_suggest, name="claim_suggest"),
    path("claims/<id:public_id>/", claims.claim_detail, name="claim_detail"),
    path("method/", method.method, name="method"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("language/<str:code>/", language.language, name="language"),
]
