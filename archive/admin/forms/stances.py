"""Stances of a passage on claims, each on a claim of the archive or on one worded right there."""

from django import forms
from django.contrib import admin
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from archive import annotating
from archive.admin.forms.telling import VersionedForm, telling
from archive.admin.typed import TypedAutocomplete, TypedChoiceField
from archive.models import Claim, Quote, Stance
from archive.vocabularies import Certainty, ClaimKind


class StanceForm(VersionedForm):
    required_css_class = "required"

    claim = TypedChoiceField(
        label=_("claim"),
        queryset=Claim.objects.all(),
        required=False,
        widget=TypedAutocomplete(Stance._meta.get_field("claim"), admin.site),
    )
    new_claim = forms.CharField(
        label=_("or a new claim"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("In positive form (“The talks took place”), in the article's language."),
    )
    claim_kind = forms.ChoiceField(
        label=_("kind of the new claim"), choices=ClaimKind.choices, initial=ClaimKind.FACTUAL, required=False
    )
    certainty = forms.ChoiceField(
        label=_("certainty"),
        choices=[("", _("as usual: certain, or none")), *Certainty.choices],
        required=False,
    )

    class Meta:
        model = Stance
        fields = ["claim", "new_claim", "claim_kind", "value", "certainty", "note"]
        widgets = {"note": forms.TextInput}

    def __init__(self, *args, language: str, **kwargs):
        kwargs["use_required_attribute"] = False
        super().__init__(*args, **kwargs)
        self.fields["claim"].widget.is_required = False
        self.language = "de" if language.startswith("de") else "en"

    @property
    def touched(self) -> bool:
        """Whether an editor put something into it."""
        return self.is_bound and self.has_changed()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("value") and not cleaned.get("certainty"):
            cleaned["certainty"] = annotating.default_certainty(cleaned["value"])
        claim, worded = cleaned.get("claim"), cleaned.get("new_claim")
        if claim and worded:
            self.add_error("new_claim", _("Choose a claim or word a new one, not both."))
        elif not claim and not worded and not self.has_error("claim"):
            self.add_error("claim", _("Choose a claim, or word a new one."))
        return cleaned

    def record(self, quote: Quote, by: AbstractBaseUser) -> None:
        """Stores the stance and its new claim; raises a ValidationError that the form already tells."""
        claim = self.cleaned_data["claim"] or self._worded_claim()
        fields = {name: self.cleaned_data[name] for name in ("value", "certainty", "note")}
        with telling(self):
            if self.instance.pk:
                annotating.change_stance(self.instance, by=by, seen=self.seen, claim=claim, **fields)
            else:
                annotating.take_stance(quote, claim, by=by, **fields)

    def _worded_claim(self) -> Claim:
        words = {f"text_{self.language}": self.cleaned_data["new_claim"]}
        return annotating.add_claim(kind=self.cleaned_data["claim_kind"] or ClaimKind.FACTUAL, **words)


class StanceFormSet(forms.BaseInlineFormSet):
    def clean(self):
        """One stance per claim; told beside the second, not above them all."""
        seen: set[Claim] = set()
        for form in self.forms:
            if form in self.deleted_forms or not getattr(form, "cleaned_data", None):
                continue
            claim = form.cleaned_data.get("claim")
            if claim in seen:
                form.add_error("claim", _("This passage already takes a stance on this claim."))
            elif claim:
                seen.add(claim)

    def is_valid(self) -> bool:
        return super().is_valid() and not any(form.errors for form in self.forms if form.has_changed())

    def record(self, quote: Quote, by: AbstractBaseUser) -> None:
        for form in self.forms:
            if form in self.deleted_forms:
                if form.instance.pk:
                    annotating.withdraw_stance(form.instance, by=by)
            elif form.has_changed():
                form.record(quote, by)


PassageStances = forms.inlineformset_factory(
    Quote, Stance, form=StanceForm, formset=StanceFormSet, extra=3, can_delete=True
)
