"""Opening an article for annotation: locked, not closed, and its text as the editor saw it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from archive import refusals, spans
from archive.models import Article
from archive.releasing import is_being_corrected
from archive.vocabularies import ReviewStatus

CLOSED = (ReviewStatus.PUBLISHED, ReviewStatus.WITHDRAWN)


class SpanMismatch(ValidationError):
    """The text does not hold these words at this place."""


class Conflict(ValidationError):
    """Somebody else changed the record since version `seen`; `record` is as it stands now, locked."""

    def __init__(self, record: models.Model, seen: int):
        super().__init__(_("This was changed meanwhile."), code="conflict")
        self.record, self.seen = record, seen


class ArticleClosed(ValidationError):
    """The article has been published or withdrawn: its annotation stands."""


def is_open(article: Article) -> bool:
    """Whether the article's annotation may be changed now: not yet published, or within a correction."""
    return article.status not in CLOSED or is_being_corrected(article)


@contextmanager
def opened(article: Article, by: AbstractBaseUser) -> Iterator[Article]:
    """The article as it is now, locked until the block ends; its first annotator becomes its annotator.

    Raises ArticleClosed; whatever the database refuses in the block is raised in words.
    """
    with transaction.atomic(), refusals.in_words():
        locked = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
        if not is_open(locked):
            raise ArticleClosed(why_closed(locked))
        if locked.annotator_id is None:
            locked.annotator_id = by.pk
            locked.save(update_fields=["annotator", "updated"])
        yield locked


def why_closed(article: Article) -> str:
    if article.status == ReviewStatus.WITHDRAWN:
        return _("This article is withdrawn: it no longer changes.")
    return _("This article is published: it changes only by a correction with a public note.")


def locked_as_seen(record: models.Model, seen: int | None) -> models.Model:
    """The record as it is now, locked; raises Conflict where it is not the version the editor saw.

    `seen` None: whoever asks did not look before.
    """
    locked = type(record)._default_manager.select_for_update(no_key=True).get(pk=record.pk)
    if seen is not None and locked.version != seen:
        raise Conflict(locked, seen)
    return locked


def words_at(article: Article, place: spans.Spans, exact: str | None, field: str) -> str:
    """The body's words at the spans; raises SpanMismatch where they are not the `exact` ones chosen."""
    try:
        found = spans.text_at(article.body, place)
    except spans.SpanError as error:
        raise SpanMismatch({field: error.message(_language())}) from error
    if exact is not None and found != exact:
        sentence = _("The text has been changed meanwhile: it now says “%(found)s” here. Look again.")
        raise SpanMismatch({field: sentence % {"found": found}})
    return found


def _language() -> str:
    from django.utils.translation import get_language

    return get_language() or "en"


def store(record: models.Model, keep: Sequence[str] = ()) -> None:
    """Validates every field and constraint of a record and saves it; `keep` names fields not validated."""
    errors: dict[str, list] = {}
    exclude = {"public_id", *keep}
    for check in (record.clean_fields, lambda exclude: refusals.check_constraints(record, exclude)):
        try:
            check(exclude=exclude)
        except ValidationError as error:
            for field, found in error.update_error_dict({}).items():
                errors.setdefault(field, []).extend(found)
            exclude |= set(errors)
    if errors:
        raise ValidationError(errors)
    with refusals.in_words():
        record.save()
