"""What every record has: a public id and two dates."""

from datetime import date

import pgtrigger
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

#: Columns of every record that no editor writes; models add those the database derives for them.
UNWRITTEN = ("created", "updated", "version")


class NewPublicId(models.Func):
    """Eight opaque characters, drawn by the database (see migrations/sql/functions.sql)."""

    function = "archive_public_id"
    template = "%(function)s()"
    output_field = models.CharField()


class Record(models.Model):
    """A row with a stable, opaque id for links and citations."""

    public_id = models.CharField(
        _("public id"), max_length=8, unique=True, editable=False, db_default=NewPublicId()
    )
    created = models.DateTimeField(_("created"), auto_now_add=True)
    updated = models.DateTimeField(_("updated"), auto_now=True)
    #: Counted up by the database with every editorial change: whoever saves says which one they had seen.
    version = models.PositiveIntegerField(_("version"), db_default=1, editable=False)

    class Meta:
        abstract = True


class PublicQuerySet(models.QuerySet):
    """For records with a `published` column; the database keeps it true to the articles' review status."""

    def published(self):
        return self.filter(published=True)


def newest_first() -> tuple:
    """The order of a list by date of issue; what has no date comes last. Indexes have to say it alike."""
    return Coalesce(F("issued_earliest"), Value(date.min)).desc(), F("id").desc()


def oldest_first() -> tuple:
    return Coalesce(F("issued_earliest"), Value(date.max)).asc(), F("id").asc()


def published_field() -> models.BooleanField:
    """Whether the public may see the row: kept by triggers, never set by hand."""
    return models.BooleanField(_("published"), default=False, editable=False)


class CodeField(models.CharField):
    """Holds one code of a list; the list's wording is no part of the schema, so no migration carries it."""

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, "django.db.models.CharField", args, kwargs


def code_field(label, vocabulary, **kwargs) -> CodeField:
    """A field that holds one code of a vocabulary."""
    return CodeField(label, max_length=30, choices=vocabulary.choices, **kwargs)


def code_check(field: str, vocabulary) -> models.CheckConstraint:
    """The database's own refusal of a code that is not in the vocabulary."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": vocabulary.values}), name=f"%(class)s_{field}_is_a_code"
    )


def record_triggers(derived: tuple[str, ...]) -> list[pgtrigger.Trigger]:
    """What every record's table has: editorial changes are counted (a refreshed `derived` column is none)."""
    return [
        pgtrigger.Trigger(
            name="count_version",
            when=pgtrigger.Before,
            operation=pgtrigger.Update,
            condition=pgtrigger.AnyChange(exclude=[*derived]),
            func="NEW.version := OLD.version + 1; RETURN NEW;",
        ),
        never_emptied(),
    ]


def never_emptied() -> pgtrigger.Trigger:
    """Refuses TRUNCATE: it would pass by every trigger of a row, so by the history and all other refusals."""
    return pgtrigger.Trigger(
        name="never_emptied",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;",
    )


def released_triggers(article_id: str, derived: tuple[str, ...]) -> list[pgtrigger.Trigger]:
    """Refuse, at commit, a change to a published article's annotation that no release of it comes with.

    `article_id` is SQL with {row} for OLD or NEW; a refreshed `derived` column is no change. A withdrawn
    article's annotation does not change at all.
    """
    check = f"""
        IF TG_OP <> 'DELETE' THEN
            PERFORM public.archive_check_release({article_id.format(row="NEW")});
        END IF;
        IF TG_OP <> 'INSERT' THEN
            PERFORM public.archive_check_release({article_id.format(row="OLD")});
        END IF;
        RETURN NULL;
    """
    deferred = {"when": pgtrigger.After, "timing": pgtrigger.Deferred, "func": check}
    return [
        pgtrigger.Trigger(
            name="released_with_rows", operation=pgtrigger.Insert | pgtrigger.Delete, **deferred
        ),
        pgtrigger.Trigger(
            name="released_with_changes",
            operation=pgtrigger.Update,
            condition=pgtrigger.AnyChange(exclude=[*derived]),
            **deferred,
        ),
    ]
