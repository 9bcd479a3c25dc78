"""Passages in a list; one is entered and changed beside its article's text."""

from django.contrib import admin
from django.db.models import Count
from django.db.models.functions import Left
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from archive.admin.desk import AnnotationAdmin
from archive.admin.wording import chain_in_words
from archive.models import Quote
from archive.vocabularies import Confidence


class Doubts(admin.SimpleListFilter):
    """Passages an editor should look at again."""

    title = _("doubts")
    parameter_name = "doubt"

    def lookups(self, request, model_admin):
        return [
            ("ambiguous", _("ambiguous")),
            ("no_stance", _("without a stance")),
            ("note", _("with a note")),
        ]

    def queryset(self, request, queryset):
        return {
            "ambiguous": lambda: queryset.filter(confidence=Confidence.AMBIGUOUS),
            "no_stance": lambda: queryset.filter(claim_ids=[]),
            "note": lambda: queryset.exclude(note=""),
        }.get(self.value(), lambda: queryset)()


@admin.register(Quote)
class QuoteAdmin(AnnotationAdmin):
    page, argument = "archive_article_passage", "quote_id"
    list_display = [
        "words",
        "voice",
        "kind",
        "confidence",
        "doubts",
        "stance_number",
        "in_article",
        "published",
    ]
    list_filter = [Doubts, "kind", "confidence", "article__status"]
    search_fields = [
        "text",
        "public_id",
        "original_text",
        "source__name",
        "source__label_de",
        "source__label_en",
        "attribution__descriptor",
    ]
    date_hierarchy = "issued_earliest"
    ordering = ["-pk"]

    def with_columns(self, rows):
        found = rows.for_list().defer("search", "article__body")
        return found.annotate(stance_count=Count("stances"), article_begins=Left("article__body", 80))

    @admin.display(description=_("words"), ordering="text")
    def words(self, quote: Quote) -> str:
        return Truncator(quote.text).chars(90)

    @admin.display(description=_("voice"), ordering="source__label_en")
    def voice(self, quote: Quote) -> str:
        return chain_in_words(quote.attribution) if quote.attribution_id else "—"

    @admin.display(description=_("doubts"))
    def doubts(self, quote: Quote) -> str:
        return Truncator(quote.note).chars(60) if quote.confidence == Confidence.AMBIGUOUS else ""

    @admin.display(description=_("stances"), ordering="stance_count")
    def stance_number(self, quote: Quote) -> int:
        return quote.stance_count

    @admin.display(description=_("article"))
    def in_article(self, quote: Quote) -> str:
        return Truncator(quote.article.headline or quote.article_begins.strip()).chars(50)
