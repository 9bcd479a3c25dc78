"""The list of sources: by kind, by how they are identified in articles, by what they say on claims."""

from django.db.models import CharField, F, Func, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from archive.filters.facets import Codes, Facet, Link
from archive.filters.list_filter import ListFilter
from archive.filters.matching import (
    Joined,
    Lexemes,
    Matches,
    Rank,
    Similarity,
    best,
    found_or_misspelt,
    names,
)
from archive.filters.orders import BY_NAME, NEWEST_RECORDED, OLDEST_RECORDED
from archive.filters.quotes import stances
from archive.models import Attribution
from archive.search import Search
from archive.search import places as texts
from archive.vocabularies import Identification, SourceKind

ALL_NAMES = Joined(F("name"), F("label_de"), F("label_en"))
DESCRIPTORS = Lexemes(
    Joined(F("descriptor"), Func(F("other_forms"), Value(" "), function="array_to_string")),
    F("article__language"),
)


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
    places = staticmethod(texts.of_source)
    elsewhere = _("a similar spelling, or a description in an article")

    def matching(self, rows: QuerySet, search: Search) -> QuerySet:
        """By name or label, forgiving misspelt words, or by a description an article prints."""
        described = Attribution.objects.published().filter(Matches(DESCRIPTORS, search.positive))
        rows = rows.filter(
            found_or_misspelt(search, names(), ALL_NAMES) | Q(pk__in=described.values("source_id"))
        )
        return rows.exclude(Matches(names(), search.negative)) if search.negative else rows

    def rank(self, search: Search):
        words = " ".join(leaf.term.text for group in search.all for leaf in group)
        return best(Rank(names(), search.positive), Similarity(words, ALL_NAMES))

    def ranked(self, rows: QuerySet) -> QuerySet:
        return (
            super().ranked(rows).annotate(sort_name=_sort_name())
            if self.sort == "name"
            else super().ranked(rows)
        )


def _sort_name() -> Func:
    """What readers see, folded: accents and capitals do not matter."""
    german = (get_language() or "").startswith("de")
    labels = ("label_de", "label_en") if german else ("label_en", "label_de")
    seen = Coalesce(*(NullIf(F(name), Value("")) for name in ("name", *labels)), output_field=CharField())
    return Func(seen, function="archive_fold", output_field=CharField())
