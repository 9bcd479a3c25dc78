"""What a step asks before it is taken, and what a correction tells the public."""

from django import forms
from django.utils.translation import gettext_lazy as _

from archive.admin.forms.telling import TellingForm
from archive.models import Article
from archive.reviewing import open_points


class StepForm(TellingForm, forms.Form):
    """`values` are the arguments of the step besides article and user."""

    required_css_class = "required"
    explanation = ""

    def __init__(self, article: Article, data=None):
        super().__init__(data, use_required_attribute=False)
        self.article = article

    @property
    def values(self) -> dict:
        return self.cleaned_data


class PublishForm(StepForm):
    """The reviewer's checklist: a box for every open point."""

    explanation = _(
        "Everybody will be able to read this article's annotation. "
        "From then on it changes only by corrections."
    )

    def __init__(self, article: Article, data=None):
        super().__init__(article, data)
        for point in open_points(article):
            label = _("Checked: %s") % point.sentence
            self.fields[point.key] = forms.BooleanField(label=label, required=False)

    @property
    def values(self) -> dict:
        return {"checked": frozenset(name for name, ticked in self.cleaned_data.items() if ticked)}


class WithdrawForm(StepForm):
    explanation = _(
        "The article's pages, quotes and exports are gone at once, and for good. "
        "Whoever looks for them reads the reason."
    )

    withdrawal_reason = forms.CharField(
        label=_("reason (public)"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    @property
    def values(self) -> dict:
        return {"reason": self.cleaned_data["withdrawal_reason"]}


class CorrectionForm(TellingForm, forms.Form):
    """The public note without which nothing published changes."""

    required_css_class = "required"

    correction_note = forms.CharField(
        label=_("correction note (public)"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say what this correction changes: readers see it.")},
        help_text=_("What was wrong and what is right now: readers see it beside the new release."),
    )
