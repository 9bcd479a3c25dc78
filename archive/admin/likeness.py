"""Records spelled alike: told to whoever adds one, never refused (two people may share a name)."""

from collections.abc import Iterable

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _


def desk_url(record: Model) -> str:
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])


def linked(records: Iterable[tuple[Model, str]]) -> str:
    """Links to records with the words given; a dash where there are none."""
    rows = [(desk_url(record), words) for record, words in records]
    return format_html_join("", '<a class="linked" href="{}">{}</a> ', rows) if rows else "—"


def warn_of_likeness(request: HttpRequest, alike: Iterable[Model]) -> None:
    rows = [(record, str(record)) for record in alike]
    if rows:
        sentence = _("Recorded, but is this perhaps the same as one of these? {}")
        messages.warning(request, format_html(sentence, linked(rows)))
