"""Release: a numbered, immutable public edition of an article's annotation; Gone: what was withdrawn."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .article import Article, Sha256
from .record import never_emptied

_NUMBER_FOLLOWS = """
    -- One release of an article at a time.
    PERFORM FROM archive_article WHERE id = NEW.article_id AND status = 'published' FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'article % is not published: nothing of it is released', NEW.article_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'release_is_of_a_published_article';
    END IF;
    NEW.number := 1 + coalesce(
        (SELECT max(number) FROM archive_release WHERE article_id = NEW.article_id), 0);
    NEW.transaction_id := txid_current();
    RETURN NEW;
"""


class CurrentTransaction(models.Func):
    function = "txid_current"
    output_field = models.BigIntegerField()


class Release(models.Model):
    """The record is canonical JSON text (sorted keys), kept to the byte; a correction says what changed."""

    article = models.ForeignKey(Article, models.PROTECT, verbose_name=_("article"), related_name="releases")
    number = models.PositiveIntegerField(_("number"), editable=False)
    record = models.TextField(_("record"), editable=False)
    sha256 = models.GeneratedField(
        expression=Sha256("record"), output_field=models.CharField(max_length=64), db_persist=True
    )
    correction_note = models.TextField(_("correction note (public)"), blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("released by"), related_name="releases"
    )
    released_at = models.DateTimeField(_("released at"), auto_now_add=True)
    #: The database transaction it was written in: published rows change only together with their release.
    transaction_id = models.BigIntegerField(editable=False, db_default=CurrentTransaction())

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["article", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="release_number_once"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(correction_note__regex=r"^\s*$"),
                name="release_correction_is_explained",
                violation_error_message=_("Say what this correction changes: readers will see it."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="number_follows",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_NUMBER_FOLLOWS,
            ),
            pgtrigger.Protect(name="is_immutable", operation=pgtrigger.Update | pgtrigger.Delete),
            never_emptied(),
        ]

    def __str__(self) -> str:
        return f"{self.article}, {self.number}"


class Gone(models.Model):
    """A withdrawn article or one of its quotes, as a database view: what a 410 page may say, and no more."""

    public_id = models.CharField(max_length=8, primary_key=True)
    reason = models.TextField()
    withdrawn_at = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "archive_gone"

    def __str__(self) -> str:
        return self.public_id
