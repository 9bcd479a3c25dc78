"""Claims: propositions that passages of many articles take stances on."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from archive.admin.desk import DeskAdmin
from archive.admin.likeness import linked, warn_of_likeness
from archive.admin.typed import LABELS, similar
from archive.models import Claim
from archive.sourcing import evidence_of
from archive.vocabularies import EvidenceStatus, StanceValue

ALIKE = 0.5


class ClaimsPage(ChangeList):
    """A page of claims with their evidence status, worked out for all of them at once."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        assessed = evidence_of(self.result_list)
        for claim in self.result_list:
            claim.status = EvidenceStatus(assessed[claim.pk].status).label


@admin.register(Claim)
class ClaimAdmin(DeskAdmin):
    list_display = [
        "worded",
        "kind",
        "evidence_status",
        "stance_number",
        "supporting",
        "denying",
        "published",
    ]
    list_filter = ["kind", "published"]
    search_fields = ["text_de", "text_en", "public_id"]
    readonly_fields = ["taken"]
    fields = ["kind", "text_de", "text_en", "note", "taken"]

    def with_columns(self, rows):
        return rows.annotate(
            stance_count=Count("stances"),
            supports=Count("stances", filter=_value(StanceValue.SUPPORTS, StanceValue.QUALIFIES)),
            denies=Count("stances", filter=_value(StanceValue.DENIES)),
        )

    def get_fields(self, request, obj=None):
        return self.fields if obj else self.fields[:-1]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not change:
            warn_of_likeness(request, similar_claims(obj))

    @admin.display(description=_("claim"), ordering="text_en")
    def worded(self, claim: Claim) -> str:
        return Truncator(claim.text).chars(120)

    def get_changelist(self, request, **kwargs):
        return ClaimsPage

    @admin.display(description=_("evidence status"))
    def evidence_status(self, claim: Claim) -> str:
        return claim.status

    @admin.display(description=_("stances"), ordering="stance_count")
    def stance_number(self, claim: Claim) -> int:
        return claim.stance_count

    @admin.display(description=StanceValue.SUPPORTS.label, ordering="supports")
    def supporting(self, claim: Claim) -> int:
        return claim.supports

    @admin.display(description=StanceValue.DENIES.label, ordering="denies")
    def denying(self, claim: Claim) -> int:
        return claim.denies

    @admin.display(description=_("stances taken"))
    def taken(self, claim: Claim) -> str:
        stances = claim.stances.select_related("quote__attribution__source").order_by("-pk")[:30]
        return linked(
            (stance.quote, f"{stance.get_value_display()} · {stance.get_certainty_display()}: {stance.quote}")
            for stance in stances
        )


def _value(*values: str) -> Q:
    return Q(stances__value__in=values)


def similar_claims(claim: Claim):
    others = Claim.objects.exclude(pk=claim.pk)
    return similar(others, LABELS[Claim], claim.text_de or claim.text_en, ALIKE)[:5]
