"""Accepting, dismissing and undoing; each is one POST, and leads back to the list."""

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive import suggesting
from archive.admin.suggestion_lines import Line, acceptable
from archive.admin.suggestion_page import (
    back,
    gone,
    listed,
    log_recorded,
    open_article,
    own_decision,
    respond,
    shows_all,
)


def decide(desk, request: HttpRequest, article_id: int) -> HttpResponse:
    """Accepts or dismisses one suggestion; the next one is then in focus."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    article = open_article(desk, request, article_id)
    verb = {"accept": suggesting.accept, "dismiss": suggesting.dismiss}.get(request.POST.get("decide"))
    if verb is None:
        raise BadRequest
    key = request.POST.get("key", "")
    on_page = listed(request, article)
    number, proposal = next(((n, one) for n, one in enumerate(on_page) if one.key == key), (0, None))
    if proposal is None:
        messages.error(request, gone())
        return back(request, article)
    try:
        decision = verb(proposal, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return back(request, article, next=key)
    log_recorded(desk, request, article, decision)
    following = on_page[number + 1 : number + 2] or on_page[:number][-1:]
    return back(request, article, done=decision.id, next=following[0].key if following else "")


def accept_all(desk, request: HttpRequest, article_id: int) -> HttpResponse:
    """Asks first, with the number; then records them all in one go."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    article = open_article(desk, request, article_id)
    try:
        chosen = acceptable(listed(request, article), request.POST.get("from", ""))
    except ValueError as error:
        raise BadRequest from error
    if not chosen:
        messages.error(request, gone())
        return back(request, article)
    if request.POST.get("count") != str(len(chosen)):
        lines = [Line(proposal) for proposal in chosen]
        given = {"lines": lines, "from": request.POST["from"], "changed": "count" in request.POST}
        return respond(desk, request, article, "suggestions_accept_all", all=shows_all(request), **given)
    decision = suggesting.accept_all(chosen, by=request.user)
    for words, reason in decision.refused.items():
        messages.warning(request, f"„{Truncator(words).chars(60)}“: {reason}")
    log_recorded(desk, request, article, decision)
    return back(request, article, done=decision.id)


def undo(desk, request: HttpRequest, article_id: int) -> HttpResponse:
    """Takes back one of the user's own decisions."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    article = open_article(desk, request, article_id)
    outcomes = own_decision(request, article, request.POST.get("done", ""))
    try:
        count = suggesting.undo(article, outcomes[0].decision, by=request.user) if outcomes else 0
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return back(request, article)
    if count:
        told = ngettext(
            "Undone: %d suggestion is open again.", "Undone: %d suggestions are open again.", count
        )
        messages.success(request, told % count)
        desk.log_change(request, article, [{"changed": {"fields": [_("suggestions")]}}])
    return back(request, article, next=request.POST.get("key", ""))
