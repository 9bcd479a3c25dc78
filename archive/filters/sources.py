"""The list of sources: by kind, by how they are identified in articles, by what they say on claims."""

from django.db.models import F, Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from archive.filters.estimates import Stretch
from archive.filters.facets import Codes, Facet, Link
from archive.filters.list_filter import ListFilter
from archive.filters.matching import Similarity, best, rank
from archive.filters.orders import BY_NAME, NEWEST_RECORDED, OLDEST_RECORDED
from archive.filters.quotes import stances
from archive.filters.terms import found, found_or_misspelt, left_out
from archive.models import Attribution, Source
from archive.search import Search
from archive.search import places as texts
from archive.vocabularies import Identification, SourceKind

_NAMES = ("name", "label_de", "label_en")


class SourceFilter(ListFilter):
    families = (
        Facet("source_kind", _("Kind of source"), Codes(SourceKind), "kind"),
        Link(
            Attribution.objects.published,
            "source_id",
            (Facet("identification", _("Identification"), Codes(Identification), "identification"),),
        ),
        stances("quote__source_id"),
    )
    orders = {"name": BY_NAME, "newest": NEWEST_RECORDED, "oldest": OLDEST_RECORDED}
    forgiving = True
    places = texts.SOURCE
    elsewhere = _("a similar spelling, or a description in an article")

    def matching(self, search: Search, stretch: Stretch | None = None) -> Q:
        """By name or label, forgiving misspelt words, or by a description an article prints."""
        described = Attribution.objects.published().filter(found(search, "descriptor"))
        named = Source.objects.published().filter(found_or_misspelt(search, F("names"), *_NAMES))
        # Either by its index: an "or" of the two would read all sources.
        either = Q(pk__in=named.order_by().values("pk").union(described.order_by().values("source_id")))
        return either & ~left_out(search, *_NAMES) if search.none else either

    def rank(self, search: Search):
        words = " ".join(leaf.term.text for group in search.all for leaf in group)
        return best(rank(search.positive), Similarity(words, F("names")))

    def keyed(self, rows: QuerySet) -> QuerySet:
        return super().keyed(rows.annotate(sort_name=_sort_name()) if self.bounding_order == "name" else rows)


def _sort_name() -> F:
    """What readers see, folded: accents and capitals do not matter."""
    return F("sort_de" if (get_language() or "").startswith("de") else "sort_en")
