"""What the views of an article's suggestions share: the open article, the list, and the way back to it."""

from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from archive import annotating, suggesting
from archive.models import Article, SuggestionOutcome
from archive.suggesting import Decision, Proposal

PAGE = "archive_article_suggestions"


def open_article(desk, request: HttpRequest, article_id: int) -> Article:
    """The article, still open, for those who may add passages."""
    article = desk.get_object(request, str(article_id))
    if article is None:
        raise Http404
    if not request.user.has_perm("archive.add_quote"):
        raise PermissionDenied
    if not annotating.is_open(article):
        raise PermissionDenied(_("Suggestions are for articles that are still open."))
    return article


def shows_all(request: HttpRequest) -> bool:
    return "all" in request.GET


def listed(request: HttpRequest, article: Article) -> list[Proposal]:
    found = suggesting.suggestions_for(article)
    return found if shows_all(request) else suggesting.shown(found)


def own_decision(request: HttpRequest, article: Article, decision: str) -> list[SuggestionOutcome]:
    """What the user decided in that go; nothing for an address that somebody made up."""
    try:
        return list(article.suggestion_outcomes.filter(by=request.user, decision=UUID(decision)))
    except ValueError:
        return []


def gone() -> str:
    return _("This suggestion is no longer open: it was decided about, or the text was changed.")


def log_recorded(desk, request: HttpRequest, article: Article, decision: Decision) -> None:
    entries = [{"added": {"name": _("quote"), "object": str(quote)}} for quote in decision.quotes]
    if entries:
        desk.log_change(request, article, entries)


def back(request: HttpRequest, article: Article, **given) -> HttpResponseRedirect:
    """To the list, as it was shown; the suggestion `next` gets the focus (an anchor would take it away)."""
    query = {name: str(value) for name, value in given.items() if value}
    if shows_all(request):
        query["all"] = "1"
    address = reverse(f"admin:{PAGE}", args=[article.pk])
    return HttpResponseRedirect(f"{address}?{urlencode(query)}" if query else address)


def respond(desk, request: HttpRequest, article: Article, template: str, /, **context) -> HttpResponse:
    shown = desk.admin_site.each_context(request) | {
        "title": _("Suggestions"),
        "opts": desk.opts,
        "original": article,
        "article": article,
        **context,
    }
    return TemplateResponse(request, f"admin/archive/article/{template}.html", shown)
