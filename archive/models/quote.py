"""Quote: a passage of an article's body that renders what somebody said."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from ..vocabularies import Confidence, QuoteKind, Translation
from .article import LANGUAGE, Article
from .attribution import Attribution
from .quote_triggers import TRIGGERS
from .record import (
    PublicQuerySet,
    Record,
    code_check,
    code_field,
    newest_first,
    oldest_first,
    published_field,
)
from .source import Source

#: What a search narrows quotes by, besides their words.
SEARCHED = (
    *("search", "periods", "source_id", "outlet_id", "source_kind", "identification", "kind", "language"),
    *("via_source_ids", "claim_ids"),
)


class Periods(models.Func):
    """The periods that a day belongs to; none where it is unknown."""

    function = "archive_periods"
    output_field = ArrayField(models.IntegerField())


def _station(depth: int) -> str:
    """The path from a quote to the source so many steps behind its speaker."""
    return "__".join(["attribution", *["via"] * depth, "source"])


class QuoteQuerySet(PublicQuerySet):
    def by(self, source: Source):
        return self.filter(source=source)

    def newest(self):
        return self.order_by(*newest_first())

    def oldest(self):
        return self.order_by(*oldest_first())

    def through(self, source: Source):
        """Passages that the source passed on, wherever in the chain it stands behind the speaker."""
        return self.filter(via_source_ids__contains=[source.pk])

    def by_article(self):
        """The newest article first, its passages together and as they stand in the text."""
        return self.order_by(F("issued_earliest").desc(nulls_last=True), "-article_id", "position", "pk")

    def in_text_order(self):
        return self.order_by("position", "pk")

    def for_list(self):
        """With article, outlet, speaker and the station behind them in the same query.

        Longer chains cost two queries a station. Joined they would cost more, in every query: each of them
        is a view of the reading room, and what is unfolded before a plan is made grows with the joins.
        """
        near = self.select_related("article__outlet", "attribution__source__principal", _station(1))
        return near.prefetch_related(_station(2), _station(3))

    def with_release(self):
        """Each with `release`, the number of its article's current edition; None if there is none."""
        numbers = Article.objects.filter(pk=OuterRef("article_id")).order_by("-releases__number")
        return self.annotate(release=Subquery(numbers.values("releases__number")[:1]))

    def for_records(self):
        """With all that a machine-readable record of each says; one query more for the stances, and one for
        the passages that others stand inside."""
        return self.for_list().with_release().prefetch_related("parent", "stances__claim")

    def for_page(self):
        """With all a quote's own page shows: besides its record the passages that stand inside it."""
        return self.for_records().prefetch_related("nested")


class Quote(Record):
    article = models.ForeignKey(Article, models.PROTECT, verbose_name=_("article"), related_name="quotes")
    attribution = models.ForeignKey(
        Attribution,
        models.PROTECT,
        verbose_name=_("attribution"),
        null=True,
        blank=True,
        related_name="quotes",
        help_text=_("Empty only for the outlet's own account."),
    )
    kind = code_field(_("kind"), QuoteKind)
    text = models.TextField(_("words"))
    #: [[start, end), …] in Unicode code points of the article's body, ascending.
    spans = ArrayField(ArrayField(models.IntegerField(), size=2), verbose_name=_("place in the text"))
    position = models.GeneratedField(
        expression=models.F("spans__0__0"), output_field=models.IntegerField(), db_persist=True
    )
    cue = models.CharField(_("reporting word"), max_length=300, blank=True)
    confidence = code_field(_("attribution confidence"), Confidence, default=Confidence.EXPLICIT)
    note = models.TextField(_("note (public)"), blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("stands inside"),
        null=True,
        blank=True,
        related_name="nested",
    )
    language = models.CharField(
        _("language"), max_length=35, blank=True, help_text=_("Empty: the article's.")
    )
    translation = code_field(_("translation"), Translation, default=Translation.UNKNOWN)
    original_text = models.TextField(_("original wording"), blank=True)
    original_language = models.CharField(_("original language"), max_length=35, blank=True)
    original_from = models.CharField(_("original wording found in"), max_length=500, blank=True)

    # Facts the public searches and filters by, kept right by the trigger below on every write path.
    published = published_field()
    issued_earliest = models.DateField(null=True, editable=False)
    issued_latest = models.DateField(null=True, editable=False)
    #: Year and month (12 · year + month) of `issued_earliest`: a bounded search looks at a stretch of them.
    periods = models.GeneratedField(
        expression=Periods("issued_earliest"),
        output_field=ArrayField(models.IntegerField()),
        db_persist=True,
    )
    outlet = models.ForeignKey(Source, models.DO_NOTHING, null=True, editable=False, related_name="+")
    source = models.ForeignKey(Source, models.DO_NOTHING, null=True, editable=False, related_name="quotes")
    source_kind = models.CharField(max_length=30, default="", editable=False)
    identification = models.CharField(max_length=30, default="", editable=False)
    gatherer = models.ForeignKey(
        Source, models.DO_NOTHING, null=True, editable=False, related_name="gathered_quotes"
    )
    via_source_ids = ArrayField(models.BigIntegerField(), default=list, editable=False)
    claim_ids = ArrayField(models.BigIntegerField(), default=list, editable=False)
    stance_values = ArrayField(models.CharField(max_length=30), default=list, editable=False)
    context_before = models.TextField(default="", editable=False)
    context_after = models.TextField(default="", editable=False)
    search = SearchVectorField(null=True, editable=False)

    objects = QuoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        ordering = ["article", "position", "pk"]
        indexes = [
            # One index for words and facets together: it skips what only one of them has.
            GinIndex(
                *map(F, SEARCHED),
                name="quote_search",
                condition=Q(published=True),
                fastupdate=False,
            ),
            models.Index(*newest_first(), name="quote_newest_first", condition=Q(published=True)),
            models.Index(*oldest_first(), name="quote_oldest_first", condition=Q(published=True)),
            GinIndex(F("claim_ids"), F("via_source_ids"), name="quote_claims_and_via"),
        ]
        constraints = [
            code_check("kind", QuoteKind),
            code_check("confidence", Confidence),
            code_check("translation", Translation),
            models.UniqueConstraint(fields=["id", "article"], name="quote_in_its_article"),
            models.UniqueConstraint(
                fields=["article", "attribution", "kind", "spans"],
                nulls_distinct=False,
                name="quote_is_recorded_once",
                violation_error_message=_("This passage is already recorded with this voice and kind."),
            ),
            models.CheckConstraint(
                condition=Q(kind=QuoteKind.OWN_ACCOUNT, attribution=None)
                | ~Q(kind=QuoteKind.OWN_ACCOUNT) & Q(attribution__isnull=False),
                name="quote_has_attribution_unless_own_account",
                violation_error_message=_(
                    "Choose whose words these are; only the outlet's own account has no attribution."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(confidence=Confidence.AMBIGUOUS) | ~Q(note=""),
                name="quote_ambiguity_is_explained",
                violation_error_message=_("Say in the note what makes this passage ambiguous."),
            ),
            models.CheckConstraint(
                condition=Q(original_text="") | ~Q(original_language=""),
                name="quote_original_names_its_language",
                violation_error_message=_("Give the language of the original wording."),
            ),
            models.CheckConstraint(
                condition=(Q(language="") | Q(language__regex=LANGUAGE))
                & (Q(original_language="") | Q(original_language__regex=LANGUAGE)),
                name="quote_languages_are_bcp_47",
                violation_error_message=_("A language code looks like de or en-GB."),
            ),
            models.CheckConstraint(
                condition=Q(original_language="") | ~Q(original_language=F("language")),
                name="quote_original_is_in_another_language",
                violation_error_message=_("The original language is the passage's own language."),
            ),
        ]
        triggers = TRIGGERS

    def __str__(self) -> str:
        return f"„{Truncator(self.text).chars(60)}“"

    def chain(self) -> list[Attribution]:
        """The stations from the speaker to the one nearest this article; empty for an own account."""
        return self.attribution.chain() if self.attribution_id else []
