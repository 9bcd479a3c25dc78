"""The list of quotes: what it is filtered, searched and sorted by."""

from collections.abc import Mapping

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.filters.bounding import Months
from archive.filters.estimates import Profile, Stretch
from archive.filters.facets import Codes, Facet, Family, Held, Languages, Link, Records, condition
from archive.filters.list_filter import ListFilter
from archive.filters.matching import Checked, Condition, OfColumn, one_of_unindexed, rank
from archive.filters.orders import NEWEST, OLDEST
from archive.filters.terms import matching
from archive.models import Claim, Source, Stance
from archive.models.claim import claim_text
from archive.models.source import source_label
from archive.search import Search
from archive.search import places as texts
from archive.search.rows import ListedQuote, listed_quotes
from archive.vocabularies import EvidenceStatus, Identification, QuoteKind, SourceKind, StanceValue

SOURCES = Records(Source, ("name", "label_de", "label_en"), source_label)
CLAIMS = Records(Claim, ("text_de", "text_en"), claim_text)


def stances(row: str, **held: Held) -> Link:
    """claim, stance and status mean one and the same stance; `row` leads from it to the list's row."""
    return Link(
        Stance.objects.published,
        row,
        (
            Facet("claim", _("Claim"), CLAIMS, "claim_id"),
            Facet("stance", _("Stance"), Codes(StanceValue), "value"),
            Facet("status", _("Evidence status"), Codes(EvidenceStatus), "claim__status"),
        ),
        held,
    )


class QuoteFilter(ListFilter):
    families = (
        Facet("kind", _("Kind"), Codes(QuoteKind), "kind"),
        Facet("identification", _("Identification"), Codes(Identification), "identification"),
        Facet("source", _("Source"), SOURCES, "source_id"),
        Facet("source_kind", _("Kind of source"), Codes(SourceKind), "source_kind"),
        Facet("outlet", _("Outlet"), SOURCES, "outlet_id"),
        Facet("via", _("Via"), SOURCES, "via_source_ids", array=True),
        Facet("language", _("Language"), Languages(), "language"),
        stances(
            "quote_id",
            claim=Held("claim_ids"),
            stance=Held("stance_values"),
            status=Held("claim_ids", Claim, "status"),
        ),
    )
    orders = {"newest": NEWEST, "oldest": OLDEST}
    reach = Months()
    dated = True
    places = texts.QUOTE

    def demanded(self, family: Family) -> Condition | None:
        """A code that many passages have is checked on each row: the index would go through all of them."""
        if self.is_common(family):
            return one_of_unindexed(family.column, self.chosen[family.name])
        return condition(family, self.chosen)

    def is_common(self, family: Family) -> bool:
        if not isinstance(family, Facet):
            return False
        common = Profile.of(self.queryset.db).common
        return any((family.column, code) in common for code in self.chosen.get(family.name, ()))

    def fetched(self, keys: list[int]) -> Mapping[int, ListedQuote]:
        return listed_quotes(keys)

    def matching(self, search: Search, stretch: Stretch | None = None) -> Condition:
        condition = matching(search, "text", "original_text")
        return Q(Checked(condition)) if stretch and stretch.checked else condition

    def rank(self, search: Search) -> OfColumn:
        return rank(search.positive)
