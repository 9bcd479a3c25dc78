"""Claim: a proposition in positive form; Stance: what one quote does to one claim."""

import pgtrigger
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..vocabularies import (
    DIRECTED_STANCES,
    Certainty,
    ClaimKind,
    EvidenceStatus,
    StanceValue,
)
from .article import Article
from .quote import Quote
from .record import (
    UNWRITTEN,
    PublicQuerySet,
    Record,
    code_check,
    code_field,
    published_field,
    record_triggers,
    released_triggers,
)
from .source import Source

_REFRESH_QUOTES_AND_CLAIMS = """
    UPDATE archive_quote SET updated = updated WHERE id IN (SELECT quote_id FROM {rows});
    UPDATE archive_claim SET updated = updated
    WHERE id IN (SELECT claim_id FROM {rows})
      AND (published, status) IS DISTINCT FROM (archive_claim_is_public(id), archive_claim_status(id, kind));
    RETURN NULL;
"""
_KEEP_FACTS = """
    NEW.published := archive_claim_is_public(NEW.id);
    NEW.status := archive_claim_status(NEW.id, NEW.kind);
    NEW.search := archive_search_of_claim(
        NEW.text_de, NEW.text_en, archive_compounds(NEW.text_de, 'de'));
    RETURN NEW;
"""
_REFRESH_QUOTES = """
    UPDATE archive_quote SET updated = updated WHERE claim_ids @> ARRAY[NEW.id];
    RETURN NULL;
"""


#: What the database derives or counts: no editorial change.
DERIVED = (*UNWRITTEN, "published", "status", "search")
STANCE_DERIVED = (*UNWRITTEN, "published")


def claim_text(text_de: str, text_en: str, language: str | None = None) -> str:
    """In this language, the active one if none is given; else in the other one."""
    german = (language or get_language() or "").startswith("de")
    return text_de or text_en if german else text_en or text_de


class ClaimQuerySet(PublicQuerySet):
    def about(self, quote: Quote):
        """Claims the passage takes a stance on."""
        return self.filter(stances__quote=quote)

    def of(self, article: Article):
        """Claims the article's passages take a stance on."""
        return self.filter(Exists(Stance.objects.filter(claim=OuterRef("pk"), quote__article=article)))

    def addressed_by(self, source: Source):
        """Claims the source takes a stance on in a published article; with `values_taken`."""
        stances = Stance.objects.published().filter(quote__source=source, claim=OuterRef("pk"))
        values = stances.order_by("value").values("value").distinct()
        return self.filter(Exists(stances)).annotate(values_taken=ArraySubquery(values))


class StanceQuerySet(PublicQuerySet):
    def for_page(self):
        """With passage, voice, chain and article; the directed ones first, then the newest article's."""
        passage = Quote.objects.for_list()
        directed = Case(
            *(When(value=value, then=place) for place, value in enumerate(StanceValue.values)),
            default=len(StanceValue.values),
        )
        newest = F("quote__issued_earliest").desc(nulls_last=True)
        return self.prefetch_related(models.Prefetch("quote", passage)).order_by(
            directed, newest, "quote__article", "quote__position"
        )


class Claim(Record):
    kind = code_field(_("kind"), ClaimKind, default=ClaimKind.FACTUAL)
    text_de = models.TextField(_("claim (German)"), blank=True)
    text_en = models.TextField(_("claim (English)"), blank=True)
    note = models.TextField(_("note (public)"), blank=True)

    published = published_field()
    #: Rule R1 in SQL (archive_claim_status), kept by triggers; `archive.evidence` explains it.
    status = code_field(
        _("evidence status"), EvidenceStatus, db_default=EvidenceStatus.UNSOURCED, editable=False
    )
    search = SearchVectorField(null=True, editable=False)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["pk"]
        indexes = [GinIndex(F("search"), name="claim_search", condition=Q(published=True), fastupdate=False)]
        constraints = [
            code_check("kind", ClaimKind),
            models.CheckConstraint(
                condition=~Q(text_de="", text_en=""),
                name="claim_has_text",
                violation_error_message=_("Word the claim in German or in English."),
            ),
        ]
        triggers = [
            *record_triggers(DERIVED),
            pgtrigger.Trigger(
                name="keep_facts",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_KEEP_FACTS,
            ),
            pgtrigger.Trigger(
                name="refresh_quotes",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("text_de", "text_en"),
                condition=pgtrigger.AnyChange("text_de", "text_en"),
                func=_REFRESH_QUOTES,
            ),
        ]

    def __str__(self) -> str:
        return Truncator(self.text).chars(120)

    @property
    def text(self) -> str:
        """The claim in the active language, else in the other one."""
        return claim_text(self.text_de, self.text_en)


class Stance(Record):
    quote = models.ForeignKey(Quote, models.CASCADE, verbose_name=_("quote"), related_name="stances")
    claim = models.ForeignKey(Claim, models.PROTECT, verbose_name=_("claim"), related_name="stances")
    value = code_field(_("stance"), StanceValue)
    certainty = code_field(_("certainty"), Certainty)
    note = models.TextField(_("note (public)"), blank=True)
    published = published_field()

    objects = StanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("stance")
        verbose_name_plural = _("stances")
        ordering = ["quote", "pk"]
        constraints = [
            code_check("value", StanceValue),
            code_check("certainty", Certainty),
            models.UniqueConstraint(
                fields=["quote", "claim"],
                name="stance_once_per_quote_and_claim",
                violation_error_message=_("This passage already takes a stance on this claim."),
            ),
            models.CheckConstraint(
                condition=Q(value__in=DIRECTED_STANCES) & ~Q(certainty=Certainty.NOT_APPLICABLE)
                | ~Q(value__in=DIRECTED_STANCES) & Q(certainty=Certainty.NOT_APPLICABLE),
                name="stance_with_direction_has_certainty",
                violation_error_message=_(
                    "Supports, qualifies and denies need a certainty; the other stances have none."
                ),
            ),
        ]
        triggers = [
            *released_triggers(
                "(SELECT article_id FROM archive_quote WHERE id = {row}.quote_id)", STANCE_DERIVED
            ),
            *record_triggers(STANCE_DERIVED),
            pgtrigger.Trigger(
                name="keep_published",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                    NEW.published := (SELECT published FROM archive_quote WHERE id = NEW.quote_id);
                    RETURN NEW;
                """,
            ),
            *(
                pgtrigger.Trigger(
                    name=f"refresh_on_{operation}".lower(),
                    when=pgtrigger.After,
                    level=pgtrigger.Statement,
                    operation=operation,
                    referencing=referencing,
                    func=_REFRESH_QUOTES_AND_CLAIMS.format(rows=rows),
                )
                for operation, referencing, rows in (
                    (pgtrigger.Insert, pgtrigger.Referencing(new="new_rows"), "new_rows"),
                    (pgtrigger.Delete, pgtrigger.Referencing(old="old_rows"), "old_rows"),
                    (
                        pgtrigger.Update,
                        pgtrigger.Referencing(old="old_rows", new="new_rows"),
                        "(TABLE old_rows UNION ALL TABLE new_rows) AS rows",
                    ),
                )
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_value_display()}: {self.claim}"

    @property
    def directed(self) -> bool:
        return self.value in DIRECTED_STANCES
