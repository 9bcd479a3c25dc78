"""Forms that tell every refusal beside the field an editor has to change."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from archive import refusals


class TellingForm:
    """Mixin of model forms: broken constraints stand beside their fields; see archive.refusals."""

    #: Fields of the record that the form shows under another name.
    shown_as: dict[str, str] = {}

    def _post_clean(self) -> None:
        # Django asks the record, and would tell every broken constraint above the form.
        self.instance.validate_constraints = partial(refusals.check_constraints, self.instance)
        super()._post_clean()
        del self.instance.validate_constraints

    def _update_errors(self, errors: ValidationError) -> None:
        self.tell(errors)

    def validate_unique(self) -> None:
        """Nothing: uniqueness is among the constraints."""

    def tell(self, error: ValidationError) -> None:
        """Adds an error of `annotating` or of the database; fields that the form lacks become general."""
        for name, errors in error.update_error_dict({}).items():
            field = self.shown_as.get(name, name)
            self.add_error(field if field in self.fields and field != NON_FIELD_ERRORS else None, errors)


@contextmanager
def telling(form: TellingForm) -> Iterator[None]:
    """Tells the form what its block raises, and raises it on."""
    try:
        yield
    except ValidationError as error:
        form.tell(error)
        raise
