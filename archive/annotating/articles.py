"""An article and its text."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from archive.annotating.opening import opened, store
from archive.importing.outcome import Refused
from archive.importing.reanchoring import change_body
from archive.models import Article
from archive.vocabularies import ReviewStatus


def add_article(article: Article, *, by: AbstractBaseUser) -> Article:
    """Records a new draft; who adds it annotates it."""
    article.annotator = article.annotator or by
    store(article)
    return article


def change_text(article: Article, body: str, *, by: AbstractBaseUser) -> Article:
    """Replaces a draft's text and moves its passages and descriptors along.

    Raises a ValidationError for an article that is no draft, and where passages would be lost, with their
    words.
    """
    with opened(article, by) as locked:
        if locked.status != ReviewStatus.DRAFT:
            raise ValidationError({"body": _("The text can be changed only while the article is a draft.")})
        try:
            change_body(locked, body)
        except Refused as refused:
            raise ValidationError({"body": list(refused.reasons)}) from refused
    return locked
