"""The form of an article: what is known about it, and its text."""

from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from archive import partial_dates
from archive.admin.desk import DeskForm
from archive.admin.forms.asking import CorrectionForm


class ArticleForm(DeskForm):
    def clean_issued(self) -> str:
        issued = self.cleaned_data["issued"].strip()
        if issued:
            try:
                partial_dates.parse(issued)
            except partial_dates.PartialDateError as error:
                raise ValidationError(error.message(get_language() or "en"), code="date") from error
        return issued

    def clean_body(self) -> str:
        """The text with the line ends it had: browsers send every one of them as CR LF."""
        typed = self.cleaned_data["body"].replace("\r\n", "\n")
        stored = self.initial.get("body") or ""
        if typed == stored.replace("\r\n", "\n"):
            return stored
        return typed.replace("\n", "\r\n") if "\r\n" in stored else typed


class CorrectedArticleForm(ArticleForm):
    """The same for a published article, with the public note of the correction."""

    correction_note = CorrectionForm.base_fields["correction_note"]
