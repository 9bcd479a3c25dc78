"""The list of claims: by kind, by evidence status, by who takes which stance."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.filters.estimates import Stretch
from archive.filters.facets import Codes, Facet, Link
from archive.filters.list_filter import ListFilter
from archive.filters.matching import OfColumn, rank
from archive.filters.orders import NEWEST_RECORDED, OLDEST_RECORDED
from archive.filters.quotes import SOURCES
from archive.filters.terms import matching
from archive.models import Stance
from archive.search import Search
from archive.search import places as texts
from archive.vocabularies import ClaimKind, EvidenceStatus, StanceValue


class ClaimFilter(ListFilter):
    families = (
        Facet("kind", _("Kind"), Codes(ClaimKind), "kind"),
        Facet("status", _("Evidence status"), Codes(EvidenceStatus), "status"),
        Link(
            Stance.objects.published,
            "claim_id",
            (
                Facet("source", _("Source"), SOURCES, "quote__source_id"),
                Facet("outlet", _("Outlet"), SOURCES, "quote__outlet_id"),
                Facet("stance", _("Stance"), Codes(StanceValue), "value"),
            ),
        ),
    )
    orders = {"newest": NEWEST_RECORDED, "oldest": OLDEST_RECORDED}
    places = texts.CLAIM

    def matching(self, search: Search, stretch: Stretch | None = None) -> Q:
        return matching(search, "text_de", "text_en")

    def rank(self, search: Search) -> OfColumn:
        return rank(search.positive)
