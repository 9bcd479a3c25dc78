"""The way to the public and back: submit, return, publish, correct, withdraw.

Each step locks the article, checks who may take it and from which state, and tells a refusal in words
(ValidationError). What the steps promise (four eyes, no change without release) the database enforces too.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from . import refusals
from .models import Article, Release
from .release_record import record_of
from .reviewing import open_points
from .vocabularies import ReviewStatus

#: Key of the article whose correction is going on.
_corrected: ContextVar[int | None] = ContextVar("corrected", default=None)


@transaction.atomic
def submit(article: Article, by: AbstractBaseUser) -> Article:
    """Draft → in review. Whoever submits becomes the annotator if none is named yet."""
    article = _locked(article, by, "change_article", ReviewStatus.DRAFT)
    _must_have_passages(article)
    article.annotator = article.annotator or by
    return _move(article, ReviewStatus.IN_REVIEW)


@transaction.atomic
def send_back(article: Article, by: AbstractBaseUser) -> Article:
    """In review → draft."""
    article = _locked(article, by, "change_article", ReviewStatus.IN_REVIEW)
    return _move(article, ReviewStatus.DRAFT)


@transaction.atomic
def publish(article: Article, by: AbstractBaseUser, checked: frozenset[str] = frozenset()) -> Release:
    """In review → published, with release 1; `by` is the reviewer and must not be the annotator.

    `checked` holds the keys of the reviewer's points that were looked at and found right (see `reviewing`);
    any other open point refuses.
    """
    article = _locked(article, by, "publish_article", ReviewStatus.IN_REVIEW)
    _must_have_passages(article)  # they may have been deleted since it was submitted
    if article.annotator_id is None:
        raise ValidationError(_("Nobody is named as annotator: submit the article for review again."))
    if article.annotator_id == by.pk:
        raise ValidationError(_("You annotated this article: somebody else has to review and publish it."))
    if unchecked := [point for point in open_points(article) if point.key not in checked]:
        raise ValidationError([_("Open point: %s") % point.sentence for point in unchecked])
    article.reviewer, article.published_at = by, timezone.now()
    _move(article, ReviewStatus.PUBLISHED)
    return _release(article, by)


@transaction.atomic
def publish_loaded(article: Article, reviewer: AbstractBaseUser) -> Release:
    """What an operator loads as annotated and reviewed: asks for no permission, but for both people."""
    if article.status == ReviewStatus.DRAFT:
        _move(article, ReviewStatus.IN_REVIEW)
    article.reviewer, article.published_at = reviewer, timezone.now()
    _move(article, ReviewStatus.PUBLISHED)
    return _release(article, reviewer)


@contextmanager
def correction(article: Article, by: AbstractBaseUser, note: str) -> Iterator[Article]:
    """Change a published article's annotation within; a new release with the public note ends it.

        with correction(article, by=user, note="Speaker corrected in passage 3") as article:
            change_quote(quote, attribution=other, by=user)

    All of it or nothing. Raises ValidationError where nothing a release records was changed.
    """
    with transaction.atomic(), refusals.at_the_end():
        article = _locked(article, by, "correct_article", ReviewStatus.PUBLISHED)
        if not note.strip():
            raise ValidationError({"correction_note": _("Say what this correction changes: readers see it.")})
        token = _corrected.set(article.pk)
        try:
            yield article
        finally:
            _corrected.reset(token)
        article.refresh_from_db()
        latest = article.releases.first()
        if latest is not None and latest.record == canonical(record_of(article)):
            raise ValidationError(_("Nothing was changed, so there is nothing to release."))
        _release(article, by, note.strip())


def is_being_corrected(article: Article) -> bool:
    """Whether the running code stands within `correction(article, …)`."""
    return _corrected.get() == article.pk


@transaction.atomic
def withdraw(article: Article, by: AbstractBaseUser, reason: str) -> Article:
    """Published → withdrawn, for good. Its pages answer 410 with the reason, which readers see."""
    article = _locked(article, by, "withdraw_article", ReviewStatus.PUBLISHED)
    if not reason.strip():
        raise ValidationError({"withdrawal_reason": _("Say why the article is withdrawn: readers see it.")})
    article.withdrawal_reason, article.withdrawn_at = reason.strip(), timezone.now()
    return _move(article, ReviewStatus.WITHDRAWN)


def not_for(article: Article, status: ReviewStatus) -> str:
    """Why a step that starts at `status` is not for this article."""
    sentence = _("This step is for articles that are “%(expected)s”; this one is “%(found)s”.")
    return sentence % {"expected": status.label, "found": article.get_status_display()}


def canonical(record: dict) -> str:
    """The record as text, the same bytes for the same record: keys sorted, no spaces, UTF-8 as it is."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _locked(article: Article, by: AbstractBaseUser, permission: str, status: ReviewStatus) -> Article:
    if not by.has_perm(f"archive.{permission}"):
        raise PermissionDenied(permission)
    article = Article.objects.select_for_update().get(pk=article.pk)
    if article.status != status:
        raise ValidationError(not_for(article, status))
    return article


def _must_have_passages(article: Article) -> None:
    if not article.quotes.exists():
        raise ValidationError(_("There is nothing to review: no passage has been recorded."))


def _move(article: Article, status: ReviewStatus) -> Article:
    article.status = status
    article.save()
    return article


def _release(article: Article, by: AbstractBaseUser, note: str = "") -> Release:
    return Release.objects.create(
        article=article, record=canonical(record_of(article)), correction_note=note, released_by=by
    )
