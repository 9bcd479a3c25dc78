"""The form of a passage: its words, their place, its kind and its voice."""

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from archive import annotating
from archive.admin.forms.placing import PlaceField, Placing
from archive.admin.forms.telling import VersionedForm, telling
from archive.admin.forms.voice import StationField
from archive.models import Article, Attribution, Quote
from archive.spans import as_spans, text_at

#: What the next passage of an article most often shares with the one before it.
CARRIED_OVER = ("attribution", "translation", "original_language", "original_from")

#: Folded away until they are needed.
RARER = ("translation", "language", "original_text", "original_language", "original_from", "parent")


class ParentField(forms.ModelChoiceField):
    default_error_messages = {"invalid_choice": _("Choose one of this article's passages.")}

    def label_from_instance(self, quote: Quote) -> str:
        return Truncator(quote.text).chars(80)


class PassageForm(VersionedForm):
    shown_as = {"text": "words", "spans": "words"}
    required_css_class = "required"
    #: Whether its voice is only about to be made: then that it has none yet is no fault.
    gets_new_voice = False

    words = forms.CharField(
        label=_("words"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Paste or type them; leave a gap as […]. Stored is what the text says."),
    )
    place = PlaceField()
    attribution = StationField(
        label=_("voice"),
        queryset=Attribution.objects.none(),
        required=False,
        empty_label=_("none: the outlet's own account, or a new voice below"),
        show_hidden_initial=True,
    )
    parent = ParentField(label=_("stands inside"), queryset=Quote.objects.none(), required=False)

    class Meta:
        model = Quote
        fields = [
            "kind",
            "attribution",
            "cue",
            "confidence",
            "note",
            "parent",
            "language",
            "translation",
            "original_text",
            "original_language",
            "original_from",
        ]
        widgets = {
            "note": forms.Textarea(attrs={"rows": 2}),
            "original_text": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args, article: Article, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.article = self.instance.article = article
        self.fields["attribution"].queryset = article.attributions.with_chain()
        self.fields["parent"].queryset = article.quotes.exclude(pk=self.instance.pk).only("article", "text")
        current = as_spans(self.instance.spans) if self.instance.spans else None
        if current and "words" not in self.initial:
            self.initial["words"] = text_at(article.body, current)
        self.placing = Placing(article.body, self["words"].value(), current)
        self.fields["place"].offer(self.placing)

    def _get_validation_exclusions(self) -> set[str]:
        exclude = super()._get_validation_exclusions()
        return exclude | {"attribution"} if self.gets_new_voice else exclude

    def clean(self):
        cleaned = super().clean()
        if "words" in cleaned:
            try:
                self.spans = self.placing.chosen(cleaned.get("place", ""))
            except forms.ValidationError as error:
                self.add_error("words", error)
        return cleaned

    @property
    def more_open(self) -> bool:
        """Whether something rarer than usual is filled in or wrong."""
        usual = {"translation": self["translation"].value(), "language": self.article.language}
        return any(
            self[name].errors or (self[name].value() or "") not in ("", usual.get(name)) for name in RARER
        )

    def record(self, by: AbstractBaseUser, voice: Attribution | None = None) -> Quote:
        """Stores the passage, with a voice just made if there is one; raises what the form already tells."""
        fields = {name: self.cleaned_data[name] for name in self.Meta.fields}
        if voice is not None:
            fields["attribution"] = voice
        exact = text_at(self.article.body, self.spans)
        with telling(self):
            if self.instance.pk:
                place = {"spans": self.spans, "exact": exact}
                return annotating.change_quote(self.instance, by=by, seen=self.seen, **place, **fields)
            return annotating.add_quote(self.article, self.spans, by=by, exact=exact, **fields)


def carried_over(article: Article, proposed: Quote | None = None) -> dict:
    """Initial values for the article's next passage, from the one recorded last; a proposed one's voice is
    its own."""
    last = article.quotes.order_by("-pk").values(*CARRIED_OVER).first() or {}
    return {name: value for name, value in last.items() if value and not (proposed and name == "attribution")}
