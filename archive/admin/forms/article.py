"""The form of an article: what is known about it, and its text."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from archive import partial_dates
from archive.admin.desk import DeskForm
from archive.models import Article


class ArticleForm(DeskForm):
    body = forms.CharField(
        label=_("text"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "cols": 80, "class": "vLargeTextField"}),
        help_text=_("Passages move along when the text is changed. Only while the article is a draft."),
    )

    class Meta:
        model = Article
        exclude = ()

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
