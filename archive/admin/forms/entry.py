"""A passage as an editor enters it in one go: with a new voice, perhaps, and its stances."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.admin.correcting import corrected, correction_form
from archive.admin.forms.passage import PassageForm, carried_over
from archive.admin.forms.stances import PassageStances
from archive.admin.forms.voice import VoiceForm
from archive.models import Article, Attribution, Quote


class PassageEntry:
    """Three forms that are shown, checked and stored together; nothing is stored unless all of it is."""

    def __init__(
        self,
        request: HttpRequest,
        article: Article,
        quote: Quote | None = None,
        bound: bool = True,
        proposed: Quote | None = None,
    ):
        data = request.POST if bound and request.method == "POST" else None
        self.article, self.quote = article, quote
        self.may_add_voice = request.user.has_perm("archive.add_attribution")
        instance = quote or proposed or Quote(article=article)
        self.passage = PassageForm(
            data, instance=instance, article=article, initial={} if quote else carried_over(article, proposed)
        )
        self.voice = VoiceForm(data, prefix="voice", article=article, empty_permitted=True)
        self.correction = correction_form(article, data)
        self._share_stations()
        self.stances = PassageStances(
            data,
            instance=instance,
            prefix="stances",
            queryset=instance.stances.select_related("claim", "quote__article") if quote else None,
            form_kwargs={"language": article.language},
        )

    def _share_stations(self) -> None:
        """Both selects offer the same voices: asked for once."""
        attribution, via = self.passage.fields["attribution"], self.voice.fields["via"]
        stations = [(voice.pk, attribution.label_from_instance(voice)) for voice in attribution.queryset]
        for field in (attribution, via):
            field.choices = [("", field.empty_label), *stations]

    @property
    def new_voice(self) -> bool:
        return self.may_add_voice and self.voice.is_bound and self.voice.has_changed()

    @property
    def brings_voice(self) -> bool:
        """Whether the passage's voice is made together with it."""
        return self.new_voice

    def make_voice(self, by) -> Attribution | None:
        return self.voice.record(by) if self.new_voice else None

    def is_valid(self) -> bool:
        """Checks all of it, so that every error is told at once."""
        self.passage.gets_new_voice = self.brings_voice
        checked = [
            self.passage.is_valid(),
            self.stances.is_valid(),
            not self.new_voice or self.voice.is_valid(),
            self.correction is None or self.correction.is_valid(),
        ]
        if self.new_voice and self.passage.cleaned_data.get("attribution") and self._chosen_by_hand():
            self.passage.add_error(
                "attribution", _("You chose a voice and filled in a new one. Empty one of the two.")
            )
            return False
        return all(checked)

    def _chosen_by_hand(self) -> bool:
        return "attribution" in self.passage.changed_data

    def record(self, by) -> Quote | None:
        """Stores everything, or nothing: then None, and the forms tell why."""
        try:
            with transaction.atomic(), corrected(self.article, by, self.correction):
                quote = self.passage.record(by, self.make_voice(by))
                self.stances.record(quote, by)
        except ValidationError as error:
            self._tell_untold(error)
            return None
        return quote

    def _tell_untold(self, error: ValidationError) -> None:
        forms = (self.passage, self.voice, *self.stances.forms)
        if not any(form.errors for form in forms):
            noted = self.correction and "correction_note" in error.update_error_dict({})
            (self.correction if noted else self.passage).tell(error)

    @property
    def errors(self) -> int:
        """How many fields need attention."""
        counted = [self.passage, *(form for form in self.stances.forms if form.touched)]
        counted += [form for form in (self.new_voice and self.voice, self.correction) if form]
        return sum(len(form.errors) for form in counted if form.is_bound)
