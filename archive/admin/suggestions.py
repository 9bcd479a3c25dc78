"""An article's suggestions: the list, the form filled in from one, and how the rules fare."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive import suggesting
from archive.admin import suggestion_deciding, workbench
from archive.admin.forms.suggested import TAKEN, SuggestedEntry
from archive.admin.rule_lines import rule_lines
from archive.admin.suggestion_lines import Line, levels
from archive.admin.suggestion_page import (
    PAGE,
    back,
    gone,
    log_recorded,
    open_article,
    own_decision,
    respond,
    shows_all,
)
from archive.models import Article
from archive.suggesting import Decision, ProposedVoice


def urls(desk) -> list:
    """The addresses below admin/archive/article/."""

    def at(route: str, view, name: str):
        def viewed(request: HttpRequest, **kwargs):
            return view(desk, request, **kwargs)

        return path(route, desk.admin_site.admin_view(viewed), name=name)

    return [
        at("suggestions/", rules, "archive_article_suggestion_rules"),
        at("<int:article_id>/suggestions/", page, PAGE),
        at("<int:article_id>/suggestions/decide/", suggestion_deciding.decide, f"{PAGE}_decide"),
        at("<int:article_id>/suggestions/accept-all/", suggestion_deciding.accept_all, f"{PAGE}_accept_all"),
        at("<int:article_id>/suggestions/undo/", suggestion_deciding.undo, f"{PAGE}_undo"),
        at("<int:article_id>/suggestions/<slug:key>/", edit, f"{PAGE}_edit"),
    ]


def page(desk, request: HttpRequest, article_id: int) -> HttpResponse:
    """The list: those shown unasked, or with `?all=1` the uncertain ones too."""
    article = open_article(desk, request, article_id)
    found = suggesting.suggestions_for(article)
    listed = found if shows_all(request) else suggesting.shown(found)
    return respond(
        desk,
        request,
        article,
        "suggestions",
        lines=[Line(proposal) for proposal in listed],
        levels=levels(listed),
        all=shows_all(request),
        uncertain=len(found) - len(suggesting.shown(found)),
        done=_done(request, article),
        next=request.GET.get("next", ""),
    )


def edit(desk, request: HttpRequest, article_id: int, key: str) -> HttpResponse:
    """The passage's form, filled in from the suggestion."""
    article = open_article(desk, request, article_id)
    proposal = suggesting.find(article, key)
    if proposal is None:
        messages.error(request, gone())
        return back(request, article)
    entry = SuggestedEntry(request, article, proposal)
    if request.method == "POST" and entry.is_valid() and (decision := _recorded(entry, request.user)):
        log_recorded(desk, request, article, decision)
        return back(request, article, done=decision.id)
    entry.passage.fields["words"].widget.attrs["autofocus"] = True
    given = {"entry": entry, "line": Line(proposal), "box": TAKEN, "all": shows_all(request)}
    given["brings"] = isinstance(proposal.voice, ProposedVoice) and entry.may_add_voice
    given["action"] = request.get_full_path()
    shown = workbench.page(desk, request, article, **given)
    return respond(desk, request, article, "suggestion_edit", media=desk.media + entry.voice.media, **shown)


def rules(desk, request: HttpRequest) -> HttpResponse:
    """How the rules fare in real use, beside what was measured."""
    if not request.user.has_perm("archive.add_quote"):
        raise PermissionDenied
    shown = desk.admin_site.each_context(request) | {
        "title": _("Rules of the suggestions"),
        "opts": desk.opts,
        "lines": rule_lines(),
    }
    return TemplateResponse(request, "admin/archive/article/suggestion_rules.html", shown)


def _recorded(entry: SuggestedEntry, by) -> Decision | None:
    """The passage together with what became of its suggestion; None where the forms tell why not."""
    with transaction.atomic():
        quote = entry.record(by)
        return quote and suggesting.note_edited(entry.proposal, quote, entry.made, by=by)


def _done(request: HttpRequest, article: Article) -> dict | None:
    """What was just decided, with the way to undo it."""
    outcomes = own_decision(request, article, request.GET.get("done", ""))
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
