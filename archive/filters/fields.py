"""Form fields of the lists' parameters: text in, checked values out; each refusal names its parameter."""

import re
from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive import partial_dates
from archive.filters.known import Known
from archive.models.article import LANGUAGE
from archive.search import Query, QueryError, parse
from archive.search.wording import sentence

MAX_VALUES = 100  # of one parameter
PUBLIC_ID = re.compile(r"[0-9a-z]{8}")


class _Shared:
    """A field that all forms have in common: Django copies fields for each form only to have them changed."""

    def __deepcopy__(self, memo: dict) -> "_Shared":
        return self

    @cached_property
    def empty(self) -> object:
        """What it reads where nothing is given."""
        return self.clean(None)


class QueryField(_Shared, forms.CharField):
    """`q`: a parsed query, an empty one for no text."""

    widget = forms.TextInput(attrs={"type": "search", "maxlength": 300})

    def to_python(self, value: str | None) -> Query:
        try:
            return parse(value or "")
        except QueryError as error:
            raise ValidationError(sentence(error.code), error.code) from None

    def validate(self, value: Query) -> None:
        pass

    def run_validators(self, value: Query) -> None:
        pass


class DateField(_Shared, forms.CharField):
    """`from` and `to`: (earliest, latest) day of an EDTF or ISO date, None where open; None for no text."""

    widget = forms.TextInput(attrs={"maxlength": 30, "inputmode": "numeric", "placeholder": "2023-09"})

    def to_python(self, value: str | None) -> tuple | None:
        if not (value or "").strip():
            return None
        try:
            return partial_dates.bounds_of_query(value)
        except partial_dates.PartialDateError as error:
            raise ValidationError(error.message(get_language() or "en"), error.code) from None

    def run_validators(self, value: object) -> None:
        pass


class _SeveralField(_Shared, forms.Field):
    """A parameter that may be repeated; empty values, as forms send them, do not count."""

    widget = forms.MultipleHiddenInput

    def __init__(self, param: str) -> None:
        self.param = param
        super().__init__(required=False)

    def to_python(self, value: Iterable[str] | None) -> list:
        values = list(dict.fromkeys(text.strip() for text in value or () if text.strip()))
        if len(values) > MAX_VALUES:
            raise ValidationError(_("At most %d values of one filter.") % MAX_VALUES, "too_many")
        return self.read(values)

    def read(self, values: list[str]) -> list:
        raise NotImplementedError

    def refuse(self, value: str, remedy: str = "") -> ValidationError:
        shown = value if len(value) <= 60 else f"{value[:60]}…"
        message = _("“%(value)s” is not a value of “%(param)s”.") % {"value": shown, "param": self.param}
        return ValidationError(f"{message} {remedy}".strip(), "unknown")


class CodesField(_SeveralField):
    """Codes of a vocabulary."""

    def __init__(self, codes: list[str], param: str) -> None:
        self.codes = codes
        super().__init__(param)

    def read(self, values: list[str]) -> list[str]:
        for value in values:
            if value not in self.codes:
                raise self.refuse(value, _("It takes: %s.") % ", ".join(self.codes))
        return values


class LanguagesField(_SeveralField):
    def read(self, values: list[str]) -> list[str]:
        for value in values:
            if not re.fullmatch(LANGUAGE, value) or len(value) > 35:
                raise self.refuse(value, _("A language code looks like de or en-GB."))
        return values


class PublicIdsField(_SeveralField):
    """Public ids in, the primary keys of these published records out; one query or none."""

    def __init__(self, model: type[Model], param: str) -> None:
        self.known = Known(model, "public_id", ("id",))
        super().__init__(param)

    def read(self, values: list[str]) -> list[int]:
        found = self.known.of({value for value in values if PUBLIC_ID.fullmatch(value)})
        for value in values:
            if not found.get(value):
                raise self.refuse(value, _("There is no such record."))
        return [key for value in values for key in found[value]]


class NameField(_Shared, forms.ChoiceField):
    """One of a few names, such as that of an order; "" for the list's own."""

    widget = forms.HiddenInput

    def __init__(self, names: Iterable[str], param: str, **kwargs) -> None:
        names = list(names)
        message = _("“%%(value)s” is not a value of “%(param)s”. It takes: %(names)s.") % {
            "param": param,
            "names": ", ".join(names),
        }
        super().__init__(
            choices=[("", ""), *((name, name) for name in names)],
            required=False,
            error_messages={"invalid_choice": message},
        )
