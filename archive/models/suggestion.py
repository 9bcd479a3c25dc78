"""SuggestionOutcome: what an editor made of a suggestion. Internal: it tells how good the rules are."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from .article import Article
from .quote import Quote
from .record import CodeField


class Outcome(models.TextChoices):
    ACCEPTED = "accepted", _("accepted")
    EDITED = "edited", _("accepted and edited")
    DISMISSED = "dismissed", _("dismissed")


class SuggestionOutcomeQuerySet(models.QuerySet):
    def settled(self):
        """Those that keep their suggestion away: dismissed, or recorded as a passage that still stands."""
        return self.filter(models.Q(outcome=Outcome.DISMISSED) | models.Q(quote__isnull=False))


class SuggestionOutcome(models.Model):
    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("article"), related_name="suggestion_outcomes"
    )
    rule = models.CharField(_("rule"), max_length=100)
    language = models.CharField(_("language"), max_length=2)
    outcome = CodeField(_("outcome"), max_length=30, choices=Outcome.choices)
    text = models.TextField(_("words"))
    #: Where the words stood when this was decided, and what stood around them: the text may change.
    spans = ArrayField(ArrayField(models.IntegerField(), size=2))
    before = models.CharField(max_length=100, blank=True)
    after = models.CharField(max_length=100, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("decided by"), related_name="+"
    )
    at = models.DateTimeField(_("decided at"), auto_now_add=True)
    #: Shared by all that was decided in one go, so that it can be undone in one go.
    decision = models.UUIDField(db_index=True)
    quote = models.ForeignKey(
        Quote, models.SET_NULL, verbose_name=_("quote"), null=True, related_name="suggestion_outcomes"
    )
    #: Keys of what had to be made for the passage: undoing removes it again if nothing else uses it.
    made_voices = ArrayField(models.BigIntegerField(), default=list)
    made_sources = ArrayField(models.BigIntegerField(), default=list)

    objects = SuggestionOutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = _("outcome of a suggestion")
        verbose_name_plural = _("outcomes of suggestions")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=Outcome.values), name="suggestion_outcome_is_a_code"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.outcome}"
