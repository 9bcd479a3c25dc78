"""The values and records of events in words: labels in place of codes and ids."""

from collections import defaultdict

from django.contrib.auth import get_user_model
from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from .models import Article, Attribution, Claim, Quote, Source, Stance

#: Fields that say nothing to an editor.
UNTOLD = ("id", "public_id")
LONGEST = 400


class Names:
    """What the records that events point to are called: one query per kind of record.

    A record that is gone is called by what its last event holds.
    """

    def __init__(self, events: list[models.Model]):
        self._last = {(_record_model(event), event.pgh_obj_id): event for event in events}
        wanted = defaultdict(set)
        for event in events:
            wanted[get_user_model()].add(_user_id(event))
            for field in _record_model(event)._meta.concrete_fields:
                if field.related_model and hasattr(event, field.attname):
                    wanted[field.related_model].add(getattr(event, field.attname))
        self._found = {Attribution: _found(Attribution, wanted.pop(Attribution, set()) - {None})}
        wanted[Source] |= {voice.source_id for voice in self._found[Attribution].values()}
        self._found |= {model: _found(model, ids - {None}) for model, ids in wanted.items()}

    def of(self, model: type[models.Model], pk: int | None) -> str:
        if pk is None:
            return ""
        record = self._found.get(model, {}).get(pk) or self._last.get((model, pk))
        return self._called(model, record) if record else _("(no longer there)")

    def of_event(self, event: models.Model) -> str:
        model = _record_model(event)
        return f"{model._meta.verbose_name}: {self._called(model, event)}"

    def who(self, event: models.Model) -> str:
        """The account; changes without one were made by a command, in bulk or in raw SQL."""
        user = self._found[get_user_model()].get(_user_id(event))
        return user.get_username() if user else _("outside the desk")

    def _called(self, model: type[models.Model], record: models.Model) -> str:
        """By the record or one of its events: both have the record's fields."""
        if model is Source:
            words = record.name or record.label_en or record.label_de
        elif model is Claim:
            words = record.text_en or record.text_de
        elif model is Quote:
            words = f"„{record.text}“"
        elif model is Attribution:
            words = f"{self.of(Source, record.source_id)} · „{record.descriptor}“"
        elif model is Stance:
            value = Stance._meta.get_field("value")
            words = f"{told(value, record.value, self)}: {self.of(Claim, record.claim_id)}"
        elif model is Article:
            words = record.headline or record.body.strip()
        else:
            words = str(record.pk) if hasattr(record, "pgh_id") else str(record)
        return Truncator(words).chars(90)


def told(field: models.Field, value, names: Names) -> str:
    """A field's value as an editor reads it; empty for none."""
    if field.related_model:
        return names.of(field.related_model, value)
    if value in (None, "", []):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join("–".join(map(str, one)) if isinstance(one, list) else str(one) for one in value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return Truncator(str(value)).chars(LONGEST)


def _found(model: type[models.Model], ids: set[int]) -> dict[int, models.Model]:
    rows = model._default_manager.filter(pk__in=ids) if ids else []
    return {row.pk: row for row in (rows.only(*_NEEDED[model]) if ids and model in _NEEDED else rows)}


#: Without these lines a passage would bring its search vector along.
_NEEDED = {
    Quote: ("text",),
    Attribution: ("source_id", "descriptor"),
    Article: ("headline", "body"),
}


def _record_model(event: models.Model) -> type[models.Model]:
    return event._meta.get_field("pgh_obj").related_model


def _user_id(event: models.Model) -> int | None:
    return (event.pgh_context.metadata or {}).get("user") if event.pgh_context else None
