"""Buttons that move an article on: submit for review, return to draft, publish."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive import annotating, refusals
from archive.models import Article
from archive.vocabularies import ReviewStatus


@dataclass(frozen=True)
class Step:
    name: str
    label: str
    done: str
    permission: str
    starts_at: str
    act: object
    not_by_annotator: bool = False


STEPS = (
    Step(
        "submit",
        _("Submit for review"),
        _("Handed to the reviewers."),
        "archive.change_article",
        ReviewStatus.DRAFT,
        annotating.submit,
    ),
    Step(
        "return",
        _("Return to draft"),
        _("Back among the drafts."),
        "archive.change_article",
        ReviewStatus.IN_REVIEW,
        annotating.return_to_draft,
    ),
    Step(
        "publish",
        _("Publish"),
        _("Published."),
        "archive.publish_article",
        ReviewStatus.IN_REVIEW,
        annotating.publish,
        not_by_annotator=True,
    ),
)


def possible(article: Article, user) -> list[dict]:
    """The steps this user may take now, with their addresses."""
    return [
        {"label": step.label, "url": reverse("admin:archive_article_step", args=[article.pk, step.name])}
        for step in STEPS
        if step.starts_at == article.status
        and user.has_perm(step.permission)
        and not (step.not_by_annotator and article.annotator_id == user.pk)
    ]


def step(desk, request: HttpRequest, article_id: int, name: str) -> HttpResponse:
    """Takes one step; what stands against it is told on the article's page."""
    chosen = next((step for step in STEPS if step.name == name), None)
    article = desk.get_object(request, str(article_id))
    if chosen is None or article is None:
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not request.user.has_perm(chosen.permission):
        raise PermissionDenied
    try:
        with refusals.in_words():
            chosen.act(article, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        desk.log_change(request, article, [{"changed": {"fields": ["status"]}}])
        messages.success(request, chosen.done)
    return HttpResponseRedirect(reverse("admin:archive_article_change", args=[article_id]))
