"""An article's suggestions: accepted, accepted and edited, or dismissed; one by one or many at once."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive import annotating, suggesting
from archive.admin import workbench
from archive.admin.forms.suggested import TAKEN, SuggestedEntry
from archive.admin.suggestion_lines import Line, acceptable, levels
from archive.models import Article, SuggestionOutcome
from archive.suggesting import Decision, Proposal, ProposedVoice

PAGE = "archive_article_suggestions"


def urls(desk) -> list:
    """The addresses below admin/archive/article/."""

    def at(route: str, view, name: str):
        def viewed(request: HttpRequest, **kwargs):
            return view(desk, request, **kwargs)

        return path(route, desk.admin_site.admin_view(viewed), name=name)

    return [
        at("suggestions/", rules, "archive_article_suggestion_rules"),
        at("<int:article_id>/suggestions/", page, PAGE),
        at("<int:article_id>/suggestions/decide/", decide, f"{PAGE}_decide"),
        at("<int:article_id>/suggestions/accept-all/", accept_all, f"{PAGE}_accept_all"),
        at("<int:article_id>/suggestions/undo/", undo, f"{PAGE}_undo"),
        at("<int:article_id>/suggestions/<slug:key>/", edit, f"{PAGE}_edit"),
    ]


def page(desk, request: HttpRequest, article_id: int) -> HttpResponse:
    """The list: those shown unasked, or with `?all=1` the uncertain ones too."""
    article = _article(desk, request, article_id)
    found = suggesting.suggestions_for(article)
    listed = found if _all(request) else suggesting.shown(found)
    return _respond(
        desk,
        request,
        article,
        "suggestions",
        lines=[Line(proposal) for proposal in listed],
        levels=levels(listed),
        all=_all(request),
        uncertain=len(found) - len(suggesting.shown(found)),
        done=_done(request, article),
        next=request.GET.get("next", ""),
    )


def decide(desk, request: HttpRequest, article_id: int) -> HttpResponse:
    """Accepts or dismisses one suggestion; the next one is then in focus."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    article = _article(desk, request, article_id)
    verb = {"accept": suggesting.accept, "dismiss": suggesting.dismiss}.get(request.POST.get("decide"))
    if verb is None:
        raise BadRequest
    key = request.POST.get("key", "")
    listed = _listed(request, article)
    number, proposal = next(((n, one) for n, one in enumerate(listed) if one.key == key), (0, None))
    if proposal is None:
        messages.error(request, _gone())
        return _back(request, article)
    try:
        decision = verb(proposal, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return _back(request, article, next=key)
    _log(desk, request, article, decision)
    following = listed[number + 1 : number + 2] or listed[:number][-1:]
    return _back(request, article, done=decision.id, next=following[0].key if following else "")


def accept_all(desk, request: HttpRequest, article_id: int) -> HttpResponse:
    """Asks first, with the number; then records them all in one go."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    article = _article(desk, request, article_id)
    try:
        chosen = acceptable(_listed(request, article), request.POST.get("from", ""))
    except ValueError as error:
        raise BadRequest from error
    if not chosen:
        messages.error(request, _gone())
        return _back(request, article)
    if request.POST.get("count") != str(len(chosen)):
        lines = [Line(proposal) for proposal in chosen]
        given = {"lines": lines, "from": request.POST["from"], "changed": "count" in request.POST}
        return _respond(desk, request, article, "suggestions_accept_all", all=_all(request), **given)
    decision = suggesting.accept_all(chosen, by=request.user)
    for words, reason in decision.refused.items():
        messages.warning(request, f"„{Truncator(words).chars(60)}“: {reason}")
    _log(desk, request, article, decision)
    return _back(request, article, done=decision.id)


def undo(desk, request: HttpRequest, article_id: int) -> HttpResponse:
    """Takes back one of the user's own decisions."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    article = _article(desk, request, article_id)
    outcomes = _own(request, article, request.POST.get("done", ""))
    try:
        count = suggesting.undo(article, outcomes[0].decision, by=request.user) if outcomes else 0
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return _back(request, article)
    if count:
        told = ngettext(
            "Undone: %d suggestion is open again.", "Undone: %d suggestions are open again.", count
        )
        messages.success(request, told % count)
        desk.log_change(request, article, [{"changed": {"fields": [_("suggestions")]}}])
    return _back(request, article, next=request.POST.get("key", ""))


def edit(desk, request: HttpRequest, article_id: int, key: str) -> HttpResponse:
    """The passage's form, filled in from the suggestion."""
    article = _article(desk, request, article_id)
    proposal = suggesting.find(article, key)
    if proposal is None:
        messages.error(request, _gone())
        return _back(request, article)
    entry = SuggestedEntry(request, article, proposal)
    if request.method == "POST" and entry.is_valid() and (decision := _recorded(entry, request.user)):
        _log(desk, request, article, decision)
        return _back(request, article, done=decision.id)
    entry.passage.fields["words"].widget.attrs["autofocus"] = True
    given = {"entry": entry, "line": Line(proposal), "box": TAKEN, "all": _all(request)}
    given["brings"] = isinstance(proposal.voice, ProposedVoice) and entry.may_add_voice
    given["action"] = request.get_full_path()
    shown = workbench.page(desk, request, article, **given)
    return _respond(desk, request, article, "suggestion_edit", media=desk.media + entry.voice.media, **shown)


def rules(desk, request: HttpRequest) -> HttpResponse:
    """How the rules fare in real use, beside what was measured."""
    from archive.admin.rule_lines import rule_lines

    if not request.user.has_perm("archive.add_quote"):
        raise PermissionDenied
    shown = desk.admin_site.each_context(request) | {
        "title": _("Rules of the suggestions"),
        "opts": desk.opts,
        "lines": rule_lines(),
    }
    return TemplateResponse(request, "admin/archive/article/suggestion_rules.html", shown)


def _article(desk, request: HttpRequest, article_id: int) -> Article:
    """The article, still open, for those who may add passages."""
    article = desk.get_object(request, str(article_id))
    if article is None:
        raise Http404
    if not request.user.has_perm("archive.add_quote"):
        raise PermissionDenied
    if not annotating.is_open(article):
        raise PermissionDenied(_("Suggestions are for articles that are still open."))
    return article


def _recorded(entry: SuggestedEntry, by) -> Decision | None:
    """The passage together with what became of its suggestion; None where the forms tell why not."""
    with transaction.atomic():
        quote = entry.record(by)
        return quote and suggesting.note_edited(entry.proposal, quote, entry.made, by=by)


def _all(request: HttpRequest) -> bool:
    return "all" in request.GET


def _listed(request: HttpRequest, article: Article) -> list[Proposal]:
    found = suggesting.suggestions_for(article)
    return found if _all(request) else suggesting.shown(found)


def _own(request: HttpRequest, article: Article, decision: str) -> list[SuggestionOutcome]:
    """What the user decided in that go; nothing for an address that somebody made up."""
    try:
        return list(article.suggestion_outcomes.filter(by=request.user, decision=UUID(decision)))
    except ValueError:
        return []


def _done(request: HttpRequest, article: Article) -> dict | None:
    """What was just decided, with the way to undo it."""
    outcomes = _own(request, article, request.GET.get("done", ""))
    if not outcomes:
        return None
    recorded = sum(outcome.quote_id is not None for outcome in outcomes)
    if not recorded:
        told = _("Dismissed: „%(words)s“") % {"words": Truncator(outcomes[0].text).chars(80)}
    elif recorded == 1:
        told = _("Recorded: „%(words)s“") % {"words": Truncator(outcomes[0].text).chars(80)}
    else:
        told = ngettext("Recorded: %d passage.", "Recorded: %d passages.", recorded) % recorded
    return {"told": told, "decision": outcomes[0].decision}


def _gone() -> str:
    return _("This suggestion is no longer open: it was decided about, or the text was changed.")


def _log(desk, request: HttpRequest, article: Article, decision: Decision) -> None:
    entries = [{"added": {"name": _("quote"), "object": str(quote)}} for quote in decision.quotes]
    if entries:
        desk.log_change(request, article, entries)


def _back(request: HttpRequest, article: Article, **given) -> HttpResponseRedirect:
    """To the list, as it was shown; `next` names the suggestion to go on with."""
    query = {name: str(value) for name, value in given.items() if value}
    if _all(request):
        query["all"] = "1"
    anchor = f"#suggestion-{query['next']}" if "next" in query else ""
    address = reverse(f"admin:{PAGE}", args=[article.pk])
    return HttpResponseRedirect(f"{address}?{urlencode(query)}{anchor}" if query else address)


def _respond(desk, request: HttpRequest, article: Article, template: str, **context) -> HttpResponse:
    shown = desk.admin_site.each_context(request) | {
        "title": _("Suggestions"),
        "opts": desk.opts,
        "original": article,
        "article": article,
        **context,
    }
    return TemplateResponse(request, f"admin/archive/article/{template}.html", shown)
