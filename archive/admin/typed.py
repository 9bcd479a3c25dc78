"""Autocomplete that also works without JavaScript: a label or a public id is typed and resolved here."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.postgres.search import TrigramSimilarity
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.db.models.functions import Greatest
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from archive.models import Claim, Source

#: By which texts a record is found; all others (users) by their own field.
LABELS = {Source: ("name", "label_de", "label_en"), Claim: ("text_de", "text_en")}
SUFFIX = "-typed"
CLOSE = 5
ALIKE = 0.2  # trigram similarity from which something is worth proposing


class Typed(str):
    """Text typed instead of a choice."""


class TypedAutocomplete(AutocompleteSelect):
    """Django's autocomplete, with a text field beside it where scripts do not run."""

    def value_from_datadict(self, data, files, name):
        typed = (data.get(name + SUFFIX) or "").strip()
        return Typed(typed) if typed else super().value_from_datadict(data, files, name)

    def value_omitted_from_data(self, data, files, name):
        return name not in data and name + SUFFIX not in data

    def format_value(self, value):
        return [] if isinstance(value, Typed) else super().format_value(value)

    def render(self, name, value, attrs=None, renderer=None):
        select = super().render(name, value, attrs, renderer)
        return format_html(
            '{}<noscript><input type="text" name="{}" value="{}" class="vTextField typed" aria-label="{}"'
            ' placeholder="{}"></noscript>',
            select,
            name + SUFFIX,
            value if isinstance(value, Typed) else "",
            self.attrs.get("aria-label") or self.field.verbose_name,
            _("Type a label or an id"),
        )


class TypedChoiceField(forms.ModelChoiceField):
    """A choice by key, or by typed label or public id; ambiguous or unknown text lists what is close."""

    def to_python(self, value):
        return resolve(value, self.queryset.all()) if isinstance(value, Typed) else super().to_python(value)

    def has_changed(self, initial, data):
        return True if isinstance(data, Typed) else super().has_changed(initial, data)


def resolve(typed: str, queryset: QuerySet) -> Model:
    """The one record meant; raises a ValidationError that lists the close ones."""
    model = queryset.model
    labels = LABELS.get(model) or (getattr(model, "USERNAME_FIELD", "pk"),)
    by_id = Q(public_id=typed.lower()) if model in LABELS else Q()
    for lookup, exactly in (("iexact", by_id), ("icontains", Q())):
        condition = exactly
        for label in labels:
            condition |= Q(**{f"{label}__{lookup}": typed})
        found = list(queryset.filter(condition).order_by("pk")[: CLOSE + 1])
        if len(found) == 1:
            return found[0]
        if found:
            raise ValidationError(_("Several fit “%s”: ") % typed + _listed(found), code="ambiguous")
    close = list(similar(queryset, labels, typed)[:CLOSE])
    if close:
        raise ValidationError(_("Nothing is called “%s”. Close: ") % typed + _listed(close), code="unknown")
    raise ValidationError(_("Nothing is called “%s” or anything like it.") % typed, code="unknown")


def similar(queryset: QuerySet, labels: tuple[str, ...], text: str, alike: float = ALIKE) -> QuerySet:
    """Rows whose labels are spelled like the text, the most alike first."""
    likeness = [TrigramSimilarity(label, text) for label in labels]
    score = Greatest(*likeness) if len(likeness) > 1 else likeness[0]
    return queryset.annotate(likeness=score).filter(likeness__gt=alike).order_by("-likeness", "pk")


def _listed(records: list[Model]) -> str:
    shown = [
        f"{Truncator(str(record)).chars(70)} [{getattr(record, 'public_id', record.pk)}]"
        for record in records[:CLOSE]
    ]
    more = " …" if len(records) > CLOSE else ""
    return " · ".join(shown) + more
