"""An article's way to the public: draft, in review, published by four eyes."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.annotating.opening import store
from archive.models import Article
from archive.vocabularies import ReviewStatus


def submit(article: Article, *, by: AbstractBaseUser) -> Article:
    """Hands a draft to the reviewers; raises a ValidationError for anything but a draft with passages."""
    with transaction.atomic():
        article = _locked(article, ReviewStatus.DRAFT)
        if not article.quotes.exists():
            raise ValidationError(_("There is nothing to review: no passage has been recorded."))
        article.annotator = article.annotator or by
        return _moved(article, ReviewStatus.IN_REVIEW)


def return_to_draft(article: Article, *, by: AbstractBaseUser) -> Article:
    """Hands an article in review back to its annotator."""
    with transaction.atomic():
        return _moved(_locked(article, ReviewStatus.IN_REVIEW), ReviewStatus.DRAFT)


def publish(article: Article, *, by: AbstractBaseUser) -> Article:
    """Publishes an article in review; raises a ValidationError where the reviewer is its annotator."""
    with transaction.atomic():
        article = _locked(article, ReviewStatus.IN_REVIEW)
        if article.annotator_id == by.pk:
            raise ValidationError(
                _("You annotated this article: somebody else has to review and publish it.")
            )
        article.reviewer, article.published_at = by, timezone.now()
        return _moved(article, ReviewStatus.PUBLISHED)


def _locked(article: Article, expected: ReviewStatus) -> Article:
    article = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    if article.status != expected:
        raise ValidationError(
            _("This step is for articles that are “%(expected)s”; this one is “%(found)s”.")
            % {"expected": expected.label, "found": article.get_status_display()}
        )
    return article


def _moved(article: Article, status: ReviewStatus) -> Article:
    article.status = status
    store(article)
    return article
