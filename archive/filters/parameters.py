"""The parameters of a list's address beside its facets: how they are read, and what they demand together."""

from collections import OrderedDict
from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_filters import Filter, FilterSet


class Parameter(Filter):
    """A parameter of the address and the form field that reads it; ListFilter applies them together."""

    model = parent = property(lambda self: None, lambda self, value: None)  # all lists have it in common

    def __init__(self, field_class, **kwargs) -> None:
        self.field_class = field_class
        super().__init__(**kwargs)


class Parameters(OrderedDict):
    """A kind of list's own, or their form fields, by name: for each list they would be copied."""

    def __deepcopy__(self, memo: dict) -> "Parameters":
        return self


_forms: dict[type, type[forms.Form]] = {}


def form_class(filterset: type[FilterSet], made: Callable[[], type[forms.Form]]) -> type[forms.Form]:
    """The form of a list's parameters, made once: its fields are the same for every request."""
    if filterset not in _forms:

        class Form(made()):
            def _clean_fields(form) -> None:
                """Without what Django prepares of each field to be shown: most are not, nor given."""
                for name, field in form.fields.items():
                    if name not in form.data:
                        form.cleaned_data[name] = field.empty
                        continue
                    try:
                        value = field.widget.value_from_datadict(form.data, form.files, name)
                        form.cleaned_data[name] = field.clean(value)
                    except ValidationError as error:
                        form.add_error(name, error)

            def clean(form) -> dict:
                return _in_order(form)

        Form.base_fields = Parameters(Form.base_fields)
        _forms[filterset] = Form
    return _forms[filterset]


def overlapping(name: str, bounds: tuple) -> Q:
    """Articles whose date may lie on the right side; an open end reaches everywhere, no date nowhere."""
    if name == "from":
        return Q(issued_latest__gte=bounds[0]) | Q(issued_latest=None, issued_earliest__isnull=False)
    return Q(issued_earliest__lte=bounds[1]) | Q(issued_earliest=None, issued_latest__isnull=False)


def _in_order(form) -> dict:
    """`from` needs a beginning, `to` an end, and they may not be the wrong way round."""
    begins, ends = form.cleaned_data.get("from"), form.cleaned_data.get("to")
    if begins and begins[0] is None:
        form.add_error("from", _("“from” needs a date that has a beginning."))
    elif ends and ends[1] is None:
        form.add_error("to", _("“to” needs a date that has an end."))
    elif begins and ends and begins[0] > ends[1]:
        form.add_error("to", _("“to” lies before “from”."))
    return form.cleaned_data
