"""Claim: a proposition in positive form; Stance: what one quote does to one claim."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..vocabularies import DIRECTED_STANCES, Certainty, ClaimKind, StanceValue
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

_REFRESH_QUOTES_AND_CLAIMS = """
    UPDATE archive_quote SET updated = updated WHERE id IN (SELECT quote_id FROM {rows});
    UPDATE archive_claim SET updated = updated
    WHERE id IN (SELECT claim_id FROM {rows}) AND published <> archive_claim_is_public(id);
    RETURN NULL;
"""


#: What the database derives or counts: no editorial change.
DERIVED = (*UNWRITTEN, "published")


class Claim(Record):
    kind = code_field(_("kind"), ClaimKind, default=ClaimKind.FACTUAL)
    text_de = models.TextField(_("claim (German)"), blank=True)
    text_en = models.TextField(_("claim (English)"), blank=True)
    note = models.TextField(_("note (public)"), blank=True)

    published = published_field()

    objects = PublicQuerySet.as_manager()

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

    objects = PublicQuerySet.as_manager()

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
