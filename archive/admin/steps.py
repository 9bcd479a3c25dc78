"""Steps that move an article on: submit for review, return to draft, publish, withdraw.

The first two are buttons; publishing and withdrawing ask on a page of their own.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive import refusals, releasing
from archive.admin.forms.asking import PublishForm, StepForm, WithdrawForm
from archive.models import Article
from archive.vocabularies import ReviewStatus


@dataclass(frozen=True)
class Step:
    """`form` is what its page asks; None: a button does it. `act` takes article, `by` and form.values."""

    name: str
    label: str
    done: str
    permission: str
    starts_at: str
    act: Callable
    form: type[StepForm] | None = None
    not_by_annotator: bool = False


STEPS = (
    Step(
        "submit",
        _("Submit for review"),
        _("Handed to the reviewers."),
        "archive.change_article",
        ReviewStatus.DRAFT,
        releasing.submit,
    ),
    Step(
        "return",
        _("Return to draft"),
        _("Back among the drafts."),
        "archive.change_article",
        ReviewStatus.IN_REVIEW,
        releasing.send_back,
    ),
    Step(
        "publish",
        _("Publish"),
        _("Published."),
        "archive.publish_article",
        ReviewStatus.IN_REVIEW,
        releasing.publish,
        form=PublishForm,
        not_by_annotator=True,
    ),
    Step(
        "withdraw",
        _("Withdraw"),
        _("Withdrawn: its pages answer with the reason."),
        "archive.withdraw_article",
        ReviewStatus.PUBLISHED,
        releasing.withdraw,
        form=WithdrawForm,
    ),
)


def possible(article: Article, user) -> list[dict]:
    """The steps this user may take now, with their addresses; `asks`: on a page of its own."""
    return [
        {"label": step.label, "url": _url(article, step), "asks": step.form is not None}
        for step in STEPS
        if step.starts_at == article.status
        and user.has_perm(step.permission)
        and not (step.not_by_annotator and article.annotator_id == user.pk)
    ]


def step(desk, request: HttpRequest, article_id: int, name: str) -> HttpResponse:
    """Takes one step, or asks first; what stands against it is told there or on the article's page."""
    chosen = next((step for step in STEPS if step.name == name), None)
    article = desk.get_object(request, str(article_id))
    if chosen is None or article is None:
        raise Http404
    if request.method != "POST" and chosen.form is None:
        return HttpResponseNotAllowed(["POST"])
    if not request.user.has_perm(chosen.permission):
        raise PermissionDenied
    if article.status != chosen.starts_at:
        messages.error(request, releasing.not_for(article, chosen.starts_at))
        return _to(article)
    form = chosen.form and chosen.form(article, request.POST if request.method == "POST" else None)
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            with refusals.in_words():
                chosen.act(article, by=request.user, **(form.values if form else {}))
        except ValidationError as error:
            if form is None:
                messages.error(request, " ".join(error.messages))
                return _to(article)
            form.tell(error)
        else:
            return _taken(desk, request, article, chosen)
    return _page(desk, request, article, chosen, form)


def _taken(desk, request: HttpRequest, article: Article, chosen: Step) -> HttpResponse:
    desk.log_change(request, article, [{"changed": {"fields": ["status"]}}])
    messages.success(request, chosen.done)
    return _to(article)


def _page(desk, request: HttpRequest, article: Article, chosen: Step, form: StepForm) -> HttpResponse:
    context = desk.admin_site.each_context(request) | {
        "title": chosen.label,
        "opts": desk.opts,
        "article": article,
        "form": form,
        "step": chosen,
    }
    return TemplateResponse(request, "admin/archive/article/step.html", context)


def _url(article: Article, step: Step) -> str:
    return reverse("admin:archive_article_step", args=[article.pk, step.name])


def _to(article: Article) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("admin:archive_article_change", args=[article.pk]))
