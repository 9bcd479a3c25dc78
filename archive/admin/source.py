"""Sources: whoever or whatever words are attributed to."""

from django.contrib import admin
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from archive.admin.desk import DeskAdmin
from archive.admin.likeness import linked, warn_of_likeness
from archive.admin.typed import LABELS, similar
from archive.models import Article, Attribution, Source

ALIKE = 0.45

ANONYMITY = _(
    "Anonymous means that the name is withheld from the reader; a spokesperson without a printed name is "
    "not. An anonymous source has no name, no Wikidata or GND number and no home page: there is no place "
    "where its identity could be stored, not even hidden. Never put it into a label or a note. What it needs "
    "is a label the public reads (“senior diplomat (Example Times, May 2023)”) and the report in which it "
    "speaks."
)


def _number(queryset, key: str):
    """How many rows point to the source by `key`, as a subquery of its own: two joins would multiply."""
    rows = queryset.filter(**{key: OuterRef("pk")}).order_by().values(key)
    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)


@admin.register(Source)
class SourceAdmin(DeskAdmin):
    list_display = [
        "called",
        "kind",
        "anonymous",
        "principal",
        "country",
        "speaks_in",
        "articles_of",
        "published",
    ]
    list_filter = ["kind", "anonymous", "published", ("principal", admin.EmptyFieldListFilter)]
    list_select_related = ["principal"]
    ordering = ("label_en", "name", "pk")
    search_fields = ["name", "label_de", "label_en", "public_id", "wikidata", "gnd"]
    autocomplete_fields = ["principal"]
    readonly_fields = ["speaks"]
    fieldsets = [
        (None, {"fields": ["kind", ("name", "country"), ("label_de", "label_en"), "principal"]}),
        (_("Anonymity"), {"fields": ["anonymous", "origin_report"], "description": ANONYMITY}),
        (_("Elsewhere"), {"fields": [("wikidata", "gnd"), "homepage"]}),
        (_("Note (public)"), {"fields": ["note"]}),
        (_("Speaks in"), {"fields": ["speaks"]}),
    ]

    def with_columns(self, rows):
        return rows.annotate(
            voices=_number(Attribution.objects.all(), "source"),
            articles_number=_number(Article.objects.all(), "outlet"),
        )

    def get_fieldsets(self, request, obj=None):
        return self.fieldsets if obj else self.fieldsets[:-1]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not change or {"name", "label_de", "label_en"} & set(form.changed_data):
            warn_of_likeness(request, similar_sources(obj))

    @admin.display(description=_("label"), ordering="label_en")
    def called(self, source: Source) -> str:
        return source.label

    @admin.display(description=_("attributions"), ordering="voices")
    def speaks_in(self, source: Source) -> int:
        return source.voices

    @admin.display(description=_("articles"), ordering="articles_number")
    def articles_of(self, source: Source) -> int:
        return source.articles_number

    @admin.display(description=_("attributions"))
    def speaks(self, source: Source) -> str:
        voices = source.attributions.select_related("article").order_by("-pk")[:30]
        return linked((voice, f"{voice.article}: „{voice.descriptor}“") for voice in voices)


def similar_sources(source: Source):
    """Up to five others spelled alike; an anonymous voice is compared within its own report only."""
    others = Source.objects.exclude(pk=source.pk).filter(anonymous=source.anonymous)
    if source.anonymous:
        others = others.filter(origin_report=source.origin_report)
    return similar(others, LABELS[Source], source.name or source.label_de or source.label_en, ALIKE)[:5]
