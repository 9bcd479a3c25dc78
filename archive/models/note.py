"""InternalNote: a confidential working note, and who read it; no public code may import or query either."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .record import UNWRITTEN, Record, never_emptied, record_triggers

#: What a note may be about: exactly one of these.
SUBJECTS = ("article", "source", "attribution", "quote", "claim", "stance")


def _about(subject: str, label) -> models.ForeignKey:
    return models.ForeignKey(
        f"archive.{subject.capitalize()}",
        models.PROTECT,
        verbose_name=label,
        null=True,
        blank=True,
        related_name="internal_notes",
    )


def _exactly_one() -> Q:
    """A condition that holds when one subject is set and all others are not."""
    condition = Q()
    for chosen in SUBJECTS:
        condition |= Q(**{f"{subject}__isnull": subject != chosen for subject in SUBJECTS})
    return condition


class InternalNote(Record):
    article = _about("article", _("article"))
    source = _about("source", _("source"))
    attribution = _about("attribution", _("attribution"))
    quote = _about("quote", _("quote"))
    claim = _about("claim", _("claim"))
    stance = _about("stance", _("stance"))
    text = models.TextField(
        _("note"),
        help_text=_("Confidential. Never the identity of an anonymous source: it is not stored anywhere."),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("author"), null=True, editable=False
    )

    class Meta:
        verbose_name = _("internal note")
        verbose_name_plural = _("internal notes")
        ordering = ["-created"]
        constraints = [
            models.CheckConstraint(
                condition=_exactly_one(),
                name="note_is_about_one_record",
                violation_error_message=_("A note is about exactly one record."),
            ),
            models.CheckConstraint(condition=~Q(text=""), name="note_has_text"),
        ]
        triggers = record_triggers(UNWRITTEN)

    def __str__(self) -> str:
        """Never its words: lists of what hangs on a record, messages and logs show this to others."""
        return f"{self._meta.verbose_name} {self.pk or ''}".strip()


class NoteReadingQuerySet(models.QuerySet):
    def log(self, notes: list[InternalNote], reader) -> None:
        """Records that the words of these notes were shown to the reader."""
        self.bulk_create([NoteReading(note=note, reader=reader) for note in notes])


class NoteReading(models.Model):
    """Somebody was shown a note's words; only ever added."""

    note = models.ForeignKey(
        InternalNote, models.PROTECT, verbose_name=_("internal note"), related_name="readings"
    )
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("reader"), related_name="+"
    )
    at = models.DateTimeField(_("read at"), auto_now_add=True)

    objects = NoteReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading of a note")
        verbose_name_plural = _("readings of notes")
        ordering = ["-pk"]
        triggers = [
            pgtrigger.Protect(name="only_added", operation=pgtrigger.Update | pgtrigger.Delete),
            never_emptied(),
        ]

    def __str__(self) -> str:
        return f"{self.reader_id}: {self.note_id}"
