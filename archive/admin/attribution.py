"""Attributions in a list; one is entered and changed beside its article's text."""

from django.contrib import admin
from django.db.models import Count
from django.db.models.functions import Left
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from archive.admin.desk import AnnotationAdmin
from archive.admin.wording import chain_in_words
from archive.models import Attribution


@admin.register(Attribution)
class AttributionAdmin(AnnotationAdmin):
    page, argument = "archive_article_voice", "voice_id"
    list_display = [
        "chain",
        "printed",
        "identification",
        "basis",
        "terms",
        "anonymity_reason",
        "passages",
        "in_article",
    ]
    list_filter = ["identification", "basis", "terms", "anonymity_reason", "channel", "article__status"]
    search_fields = [
        "descriptor",
        "public_id",
        "source__name",
        "source__label_de",
        "source__label_en",
        "article__headline",
    ]
    list_display_links = ["chain"]

    def with_columns(self, rows):
        found = rows.with_chain().select_related("article").defer("article__body")
        return found.annotate(passage_count=Count("quotes"), article_begins=Left("article__body", 80))

    @admin.display(description=_("chain"), ordering="source__label_en")
    def chain(self, voice: Attribution) -> str:
        return chain_in_words(voice)

    @admin.display(description=_("descriptor"), ordering="descriptor")
    def printed(self, voice: Attribution) -> str:
        return Truncator(voice.descriptor).chars(60)

    @admin.display(description=_("passages"), ordering="passage_count")
    def passages(self, voice: Attribution) -> int:
        return voice.passage_count

    @admin.display(description=_("article"))
    def in_article(self, voice: Attribution) -> str:
        return Truncator(voice.article.headline or voice.article_begins.strip()).chars(50)
