"""Two editors on one record: the second gets the other's change beside their own, and loses neither."""

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from archive import history
from archive.annotating import Conflict


def settle(form: forms.ModelForm, conflict: Conflict) -> None:
    """Shows the form again with what was typed, based on the record as it stands now.

    Beside each field that both changed stands the other's value; a field that only the other changed takes
    their value. Saving once more then goes through, deliberately.
    """
    record = conflict.record
    base, entries = history.since(record, conflict.seen)
    theirs = {change.field: (entry, change) for entry in entries for change in entry.changes}
    data = form.data.copy()
    data[form.add_prefix("version")] = str(record.version)
    form.data = data
    form.add_error(None, _summary(entries))
    for field in form._meta.model._meta.concrete_fields:
        shown = form.shown_as.get(field.name, field.name)
        if shown not in form.fields or field.name == "version":
            continue
        now = _as_sent(form, shown, getattr(record, field.attname))
        typed = _as_sent(form, shown, form.cleaned_data.get(shown, form[shown].value()))
        before = _as_sent(form, shown, getattr(base, field.attname)) if base else None
        if typed == now or now == before:
            continue
        if typed == before:
            data[form.add_prefix(shown)] = now
            if field.name in theirs:
                form.add_error(shown, _taken_over(*theirs[field.name]))
        else:
            form.add_error(shown, _beside(theirs.get(field.name), now))


def _as_sent(form: forms.ModelForm, name: str, value):
    """A value as the form's field would be sent: comparable, and fit to be shown again."""
    value = getattr(value, "pk", value)
    if isinstance(value, bool):
        return "on" if value else ""
    prepared = form.fields[name].prepare_value(value)
    return "" if prepared is None else str(prepared).replace("\r\n", "\n").strip()


def _summary(entries: list[history.Entry]) -> str:
    if not entries:
        return _("This was changed meanwhile. Look at it again; saving once more replaces it.")
    return _(
        "%(who)s changed this meanwhile (%(when)s). Nothing is lost: what you typed is still here. "
        "Saving once more goes through."
    ) % _who_and_when(entries[-1])


def _taken_over(entry: history.Entry, change: history.Change) -> str:
    sentence = _("%(who)s changed this (%(when)s), from “%(old)s”; taken over here.")
    return sentence % {**_who_and_when(entry), "old": change.old}


def _beside(theirs: tuple[history.Entry, history.Change] | None, now: str) -> str:
    if theirs is None:
        return _("Recorded by now: “%(new)s”. Yours is kept here.") % {"new": now}
    entry, change = theirs
    sentence = _("%(who)s wrote “%(new)s” meanwhile (%(when)s). Yours is kept here.")
    return sentence % {**_who_and_when(entry), "new": change.new}


def _who_and_when(entry: history.Entry) -> dict[str, str]:
    when = date_format(timezone.localtime(entry.when), "SHORT_DATETIME_FORMAT")
    return {"who": entry.who, "when": when}
