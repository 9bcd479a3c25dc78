"""Claim: a proposition in positive form; Stance: what one quote does to one claim."""

import pgtrigger
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
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
    released_triggers,
    version_trigger,
)
from .source import Source

_REFRESH_QUOTES_AND_CLAIMS = """
    UPDATE archive_quote SET updated = updated WHERE id IN (SELECT quote_id FROM {rows});
    UPDATE archive_claim SET updated = updated
    WHERE id IN (SELECT claim_id FROM {rows}) AND published <> archive_claim_is_public(id);
    RETURN NULL;
"""


#: What the database derives or counts: no editorial change.
DERIVED = (*UNWRITTEN, "published")


class ClaimQuerySet(PublicQuerySet):
    def with_status(self):
        """Each with its evidence status (rule R1) as `status`, in the same query."""
        status = Coalesce(
            Subquery(Stance.objects.filter(claim=OuterRef("pk")).statuses().values("status")),
            Value(EvidenceStatus.UNSOURCED),
        )
        return self.annotate(
            status=Case(
                When(kind=ClaimKind.FACTUAL, then=status),
                default=Value(EvidenceStatus.NOT_APPLICABLE),
                output_field=models.CharField(),
            )
        )

    def statuses(self):
        """(pk, status) of every claim: for many claims at once, far quicker than `with_status()`."""
        factual = self.filter(kind=ClaimKind.FACTUAL)
        sourced = Stance.objects.filter(claim__kind=ClaimKind.FACTUAL).statuses()
        unsourced = factual.exclude(pk__in=sourced.values("claim"))
        others = self.exclude(kind=ClaimKind.FACTUAL)
        return sourced.values_list("claim", "status").union(
            unsourced.values_list("pk", Value(EvidenceStatus.UNSOURCED)),
            others.values_list("pk", Value(EvidenceStatus.NOT_APPLICABLE)),
            all=True,
        )

    def of_status(self, wanted: list[str]):
        """Those whose evidence status is one of these, as `statuses()` has it."""
        sourced, factual = Stance.objects.statuses(), Q(kind=ClaimKind.FACTUAL)
        found = factual & Q(pk__in=sourced.filter(status__in=wanted).values("claim"))
        if EvidenceStatus.UNSOURCED in wanted:
            found |= factual & ~Q(pk__in=sourced.values("claim"))
        return self.filter(found | ~factual if EvidenceStatus.NOT_APPLICABLE in wanted else found)

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
    def counted(self):
        """Those that rule R1 counts: published, with a direction, not merely possible, with a voice."""
        return self.published().filter(
            value__in=DIRECTED_STANCES,
            certainty__in=(Certainty.CERTAIN, Certainty.PROBABLE),
            quote__attribution__isnull=False,
        )

    def statuses(self):
        """(claim, status) of the claims that counted stances are on, whatever their kind.

        Each stance joins a gatherer (else its article) and an institution (else its source): see
        `archive.evidence.lines`. Two are independent unless all share one end, so counting ends will do.
        """
        supporting = ~Q(value=StanceValue.DENIES)
        key = models.BigIntegerField()
        gathered_by = Coalesce("quote__gatherer__root_id", -F("quote__article_id"), output_field=key)
        spoken_by = Case(
            When(quote__source__principal=None, then=-F("quote__source_id")),
            default=F("quote__source__root_id"),
            output_field=key,
        )
        return (
            self.counted()
            .order_by()
            .values("claim")
            .annotate(
                gatherers=Count(gathered_by, filter=supporting, distinct=True),
                speakers=Count(spoken_by, filter=supporting, distinct=True),
                denying=Count("pk", filter=~supporting),
            )
            .annotate(
                status=Case(
                    When(gatherers=0, then=Value(EvidenceStatus.DENIED_ONLY)),
                    When(denying__gt=0, then=Value(EvidenceStatus.CONTESTED)),
                    When(gatherers__gt=1, speakers__gt=1, then=Value(EvidenceStatus.MULTI_STRAND)),
                    default=Value(EvidenceStatus.SINGLE_STRAND),
                    output_field=models.CharField(),
                )
            )
            .values("claim", "status")
        )

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

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["pk"]
        constraints = [
            code_check("kind", ClaimKind),
            models.CheckConstraint(
                condition=~Q(text_de="", text_en=""),
                name="claim_has_text",
                violation_error_message=_("Word the claim in German or in English."),
            ),
        ]
        triggers = [
            version_trigger(DERIVED),
            pgtrigger.Trigger(
                name="keep_published",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="NEW.published := archive_claim_is_public(NEW.id); RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return Truncator(self.text).chars(120)

    @property
    def text(self) -> str:
        """The claim in the active language, else in the other one."""
        if (get_language() or "").startswith("de"):
            return self.text_de or self.text_en
        return self.text_en or self.text_de


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
            *released_triggers("(SELECT article_id FROM archive_quote WHERE id = {row}.quote_id)", DERIVED),
            version_trigger(DERIVED),
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
