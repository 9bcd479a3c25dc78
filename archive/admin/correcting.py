"""Published records at the desk: read only, but for corrections by those who may correct."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest

from archive import annotating, releasing
from archive.admin.forms.asking import CorrectionForm
from archive.models import Article

PERMISSION = "archive.correct_article"


def may_change(request: HttpRequest, article: Article) -> bool:
    """Whether the article's forms are open to the user: a published one's only to correct it.

    Its own page shows it read only until asked for the correction; the pages of its passages and voices are
    there for nothing else.
    """
    if annotating.is_open(article):
        return True
    if not may_correct(request.user, article):
        return False
    own_page = request.resolver_match.url_name == "archive_article_change"
    return not own_page or request.method == "POST" or "correct" in request.GET


def may_correct(user: AbstractBaseUser, article: Article) -> bool:
    return article.published and user.has_perm(PERMISSION)


def correction_form(article: Article, data) -> CorrectionForm | None:
    """The form of a published article's correction note, None for any other article."""
    return CorrectionForm(data, use_required_attribute=False) if article.published else None


@contextmanager
def corrected(article: Article, by: AbstractBaseUser, form: CorrectionForm | None) -> Iterator[None]:
    """Runs its block as one correction with the form's note; with None, just so."""
    if form is None:
        yield
        return
    with releasing.correction(article, by, form.cleaned_data["correction_note"]):
        yield
