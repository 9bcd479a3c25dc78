"""The list of articles: by their own data, and by what is said in them."""

from math import inf

from django.db.models import FloatField, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from archive.filters.bounding import FirstRows, Months
from archive.filters.estimates import Stretch
from archive.filters.facets import Codes, Facet, Languages, Link
from archive.filters.list_filter import ListFilter
from archive.filters.matching import best, holds_one_of, matches, rank
from archive.filters.orders import NEWEST, OLDEST
from archive.filters.quotes import SOURCES, stances
from archive.filters.terms import found, left_out
from archive.models import Article, Attribution, Quote
from archive.search import Search
from archive.search import places as texts
from archive.vocabularies import Identification, QuoteKind, SourceKind

_OWN_WORDS = (("headline",), ("text", "original_text"))  # of an article, of a passage


def relaying() -> QuerySet:
    """Attributions that are a station of others."""
    return Attribution.objects.published().filter(relayed__isnull=False)


class ArticleFilter(ListFilter):
    families = (
        Facet("outlet", _("Outlet"), SOURCES, "outlet_id"),
        Facet("language", _("Language"), Languages(), "language"),
        Link(
            Quote.objects.published,
            "article_id",
            (
                Facet("kind", _("Kind"), Codes(QuoteKind), "kind"),
                Facet("identification", _("Identification"), Codes(Identification), "identification"),
                Facet("source", _("Source"), SOURCES, "source_id"),
                Facet("source_kind", _("Kind of source"), Codes(SourceKind), "source_kind"),
            ),
        ),
        Link(relaying, "article_id", (Facet("via", _("Via"), SOURCES, "source_id"),)),
        stances("quote__article_id"),
    )
    orders = {"newest": NEWEST, "oldest": OLDEST}
    searched = Months(window=300, dense=inf, dense_prefix=inf, dense_linked=inf)
    dated = True
    places = texts.ARTICLE
    elsewhere = _("its passages")

    @property
    def looking(self) -> FirstRows | Months:
        """Words are looked for month by month, as passages are."""
        return self.searched if self.search.all else self.reach

    def planned(self, rows: QuerySet) -> QuerySet:
        """The passages with what is searched for, of which the planner knows more than of their articles."""
        if not self.search.all:
            return rows
        return Quote.objects.using(rows.db).published().filter(found(self.search, *_OWN_WORDS[1]))

    def within(self, rows: QuerySet, stretch: Stretch) -> QuerySet:
        return self.between(rows, stretch)

    @property
    def joined(self) -> bool:
        return bool(self.search.all) or super().joined

    def matching(self, search: Search, stretch: Stretch | None = None) -> Q:
        """All words in one passage with its voices, or in the headline and the outlet's name."""
        wanted = self._either(*(found(search, *columns) for columns in _OWN_WORDS), stretch)
        unwanted = [left_out(search, *columns) for columns in _OWN_WORDS]
        return wanted & ~self._either(*unwanted, stretch) if search.none else wanted

    def rank(self, search: Search):
        found_in = Quote.objects.published().filter(matches(search.positive))
        passages = found_in.filter(article=OuterRef("pk")).order_by().values("article")
        best_passage = passages.annotate(best=Max(rank(search.positive))).values("best")
        in_passages = Coalesce(Subquery(best_passage), Value(0.0), output_field=FloatField())
        return best(rank(search.positive), in_passages)

    def _either(self, of_article: Q, of_passage: Q, stretch: Stretch | None) -> Q:
        """Each by its index: an "or" of the two would read all articles."""
        own = Article.objects.published().filter(of_article)
        passages = Quote.objects.published().filter(of_passage).order_by()
        if stretch:
            own = self.within(own, stretch)
            passages = passages.filter(holds_one_of("periods", stretch.periods))
        return Q(pk__in=own.order_by().values("pk").union(passages.values("article_id"), all=True))
