"""What happened to a record, in words: who changed which field from what to what, and when.

Read from the event tables that the database itself fills, so that bulk changes and raw SQL show too: as made
outside the desk. Notes are told of nowhere but in their own history.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.translation import gettext as _

from .history_wording import UNTOLD, Names, told
from .models import Article, ArticleEvent, AttributionEvent, QuoteEvent, Release, StanceEvent

#: Fields of an event that are no field of its record.
OWN_FIELDS = ("pgh_id", "pgh_created_at", "pgh_label", "pgh_obj", "pgh_context")


@dataclass(frozen=True)
class Change:
    """A field's value before and after; both in words, empty where there was none."""

    field: str
    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Entry:
    """`action`: added, changed, deleted or released; `what` names the record."""

    when: datetime
    who: str
    action: str
    what: str
    changes: tuple[Change, ...] = ()


def of_article(article: Article) -> list[Entry]:
    """The article with all its attributions, passages, stances and releases, newest first; ten queries."""
    events = [
        *_of(ArticleEvent, pgh_obj=article.pk),
        *_of(AttributionEvent, article=article.pk),
        *(quotes := _of(QuoteEvent, article=article.pk)),
        *_of(StanceEvent, quote__in={event.pgh_obj_id for event in quotes}),
    ]
    releases = Release.objects.filter(article=article).select_related("released_by")
    return _newest_first([*_entries(events), *map(_released, releases)])


def of_record(record: models.Model) -> list[Entry]:
    """The record alone, newest first."""
    return _newest_first(_entries(_of(_event_model(record), pgh_obj=record.pk)))


def since(record: models.Model, seen: int) -> tuple[models.Model | None, list[Entry]]:
    """The event that holds the record as of version `seen`, None if none does; what was done to it since.

    Every change counts the version up by one and leaves one event, so that version n is the nth event.
    """
    events = _of(_event_model(record), pgh_obj=record.pk)[: record.version]
    complete = len(events) == record.version and events[0].pgh_label == "added"
    if not complete or not 0 < seen < record.version:
        return None, []
    return events[seen - 1], list(_entries(events[seen - 1 :]))[1:]


def _event_model(record: models.Model) -> type[models.Model]:
    return type(record)._meta.get_field("events").related_model


def _of(model: type[models.Model], **conditions) -> list[models.Model]:
    return list(model.objects.filter(**conditions).select_related("pgh_context").order_by("pgh_id"))


def _entries(events: Iterable[models.Model]) -> Iterable[Entry]:
    """Each event compared with the one before it of the same record; a constant number of queries."""
    events = list(events)
    names = Names(events)
    before: dict[tuple, models.Model] = {}
    for event in events:
        key = (type(event), event.pgh_obj_id)
        changes = tuple(_changes(event, before.get(key), names))
        before[key] = event
        yield Entry(event.pgh_created_at, names.who(event), event.pgh_label, names.of_event(event), changes)


def _changes(event: models.Model, before: models.Model | None, names: Names) -> Iterable[Change]:
    record = event._meta.get_field("pgh_obj").related_model
    for field in event._meta.concrete_fields:
        if field.name in OWN_FIELDS or field.name in UNTOLD:
            continue
        value = getattr(event, field.attname)
        old = getattr(before, field.attname) if before else None
        if event.pgh_label == "deleted":
            old, value = value, None
        if old != value:
            original = record._meta.get_field(field.name)
            words = told(original, old, names), told(original, value, names)
            if any(words):
                yield Change(field.name, str(original.verbose_name), *words)


def _released(release: Release) -> Entry:
    what = _("release %(number)d") % {"number": release.number}
    note = (Change("correction_note", _("correction note (public)"), "", release.correction_note),)
    changes = note if release.correction_note else ()
    return Entry(release.released_at, str(release.released_by), "released", what, changes)


def _newest_first(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.when, reverse=True)
