"""The form of a voice: how a source speaks in this article, by which route."""

from django import forms
from django.contrib import admin
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from archive import annotating
from archive.admin.forms.placing import PlaceField, Placing
from archive.admin.forms.telling import VersionedForm, telling
from archive.admin.typed import TypedAutocomplete, TypedChoiceField
from archive.admin.wording import chain_in_words, voice_in_words
from archive.models import Article, Attribution, Source

PLAIN = (
    "via_cue",
    "channel",
    "identification",
    "basis",
    "terms",
    "anonymity_reason",
    "reason_printed",
    "note",
)


class LinesField(forms.CharField):
    """A list of texts, one per line (printed forms contain commas)."""

    widget = forms.Textarea(attrs={"rows": 2})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]

    def has_changed(self, initial, data):
        return self.to_python(data) != (initial or [])


class StationField(forms.ModelChoiceField):
    """One of an article's voices, shown with its way to the page."""

    default_error_messages = {"invalid_choice": _("Choose one of this article's voices.")}

    def label_from_instance(self, voice: Attribution) -> str:
        return voice_in_words(voice)


class VoiceForm(VersionedForm):
    source = TypedChoiceField(
        label=_("source"),
        queryset=Source.objects.all(),
        widget=TypedAutocomplete(Attribution._meta.get_field("source"), admin.site),
    )
    via = StationField(
        label=_("via"),
        queryset=Attribution.objects.none(),
        required=False,
        empty_label=_("straight to this article's outlet"),
    )
    descriptor = forms.CharField(
        label=_("descriptor"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Paste it from the text: exactly as printed, never completed, upgraded or translated."),
    )
    descriptor_place = PlaceField()
    descriptor_unplaced = forms.BooleanField(
        label=_("Keep it as typed: it has no place of its own in the text"), required=False
    )
    other_forms = LinesField(
        label=_("other printed forms"), required=False, help_text=_("One per line: the spokesman, he …")
    )

    class Meta:
        model = Attribution
        fields = [
            "source",
            "via",
            "descriptor",
            "identification",
            "basis",
            "channel",
            "terms",
            "anonymity_reason",
            "reason_printed",
            "via_cue",
            "other_forms",
            "note",
        ]
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}

    required_css_class = "required"

    def __init__(self, *args, article: Article, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.article = self.instance.article = article
        stations = article.attributions.with_chain()
        self.fields["via"].queryset = stations.exclude(pk=self.instance.pk) if self.instance.pk else stations
        current = None
        if self.instance.descriptor_start is not None:
            current = ((self.instance.descriptor_start, self.instance.descriptor_end),)
        self.placing = Placing(article.body, self["descriptor"].value(), current)
        self._offer_places()

    def _offer_places(self) -> None:
        self.fields["descriptor_place"].offer(self.placing)
        typed = bool(self.placing.words.strip())
        unplaced = bool(self.instance.pk) and self.instance.descriptor_start is None
        self.fields["descriptor_unplaced"].initial = unplaced
        if not typed or self.placing.matches:
            self.fields["descriptor_unplaced"].widget = forms.HiddenInput()

    def clean(self):
        cleaned = super().clean()
        self.span = None
        if cleaned.get("descriptor") and not cleaned.get("descriptor_unplaced"):
            try:
                (self.span, *rest) = self.placing.chosen(cleaned.get("descriptor_place", ""))
            except forms.ValidationError as error:
                self.add_error("descriptor", error)
            else:
                if rest:
                    self.add_error("descriptor", _("A descriptor stands in one piece."))
        return cleaned

    def record(self, by: AbstractBaseUser) -> Attribution:
        """Stores the voice; raises a ValidationError that the form already tells."""
        fields = {name: self.cleaned_data[name] for name in (*PLAIN, "other_forms", "via", "source")}
        if self.span is None:
            fields["descriptor"] = self.cleaned_data["descriptor"]
        with telling(self):
            if self.instance.pk:
                return annotating.change_attribution(
                    self.instance, by=by, seen=self.seen, descriptor_span=self.span, **fields
                )
            return annotating.add_attribution(
                self.article, fields.pop("source"), by=by, descriptor_span=self.span, **fields
            )

    @property
    def route(self) -> str:
        return chain_in_words(self.instance) if self.instance.pk else ""
