"""Forms that tell every refusal beside the field an editor has to change."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from archive import refusals
from archive.admin.forms.conflicts import settle
from archive.annotating import Conflict


class TellingForm:
    """Mixin of forms: broken constraints stand beside their fields; see archive.refusals."""

    #: Fields of the record that the form shows under another name.
    shown_as: dict[str, str] = {}

    def _post_clean(self) -> None:
        # Django asks the record, and would tell every broken constraint above the form.
        if not hasattr(self, "instance"):
            return super()._post_clean()
        self.instance.validate_constraints = partial(refusals.check_constraints, self.instance)
        super()._post_clean()
        del self.instance.validate_constraints
        return None

    def _update_errors(self, errors: ValidationError) -> None:
        self.tell(errors)

    def validate_unique(self) -> None:
        """Nothing: uniqueness is among the constraints."""

    def tell(self, error: ValidationError) -> None:
        """Adds an error of `annotating` or of the database; fields that the form lacks become general."""
        if isinstance(error, Conflict):
            settle(self, error)
            return
        for name, errors in error.update_error_dict({}).items():
            field = self.shown_as.get(name, name)
            self.add_error(field if field in self.fields and field != NON_FIELD_ERRORS else None, errors)


class VersionField(forms.IntegerField):
    """The version of the record that the form was filled from; what is no number is no version."""

    def __init__(self):
        super().__init__(required=False, widget=forms.HiddenInput)

    def clean(self, value):
        try:
            return super().clean(value)
        except ValidationError:
            return None

    def has_changed(self, initial, data) -> bool:
        return False


class VersionedForm(TellingForm, forms.ModelForm):
    """A record's form that carries the version its editor sees, so that saving can tell a conflict."""

    version = VersionField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["version"] = self.instance.version

    @property
    def seen(self) -> int:
        """The version the editor saw; 0, which no record has, where the form did not say."""
        return self.cleaned_data.get("version") or 0


@contextmanager
def telling(form: TellingForm) -> Iterator[None]:
    """Tells the form what its block raises, and raises it on."""
    try:
        yield
    except ValidationError as error:
        form.tell(error)
        raise
