"""Articles: the list, the page where one is annotated, and its way to the public."""

from django.contrib import admin
from django.contrib.admin.checks import ModelAdminChecks
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import path
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from archive import annotating
from archive.admin import correcting, steps, suggestions, uploading, workbench
from archive.admin.desk import DeskAdmin
from archive.admin.forms.article import ArticleForm, CorrectedArticleForm
from archive.models import Article
from archive.vocabularies import Confidence, QuoteKind, ReviewStatus

KNOWN = ["headline", "outlet", ("issued", "language"), "byline", "url", "archived_url", "public_text"]
STANDING = ["status", "annotator", "reviewer", "published_at"]


class DateChecks(ModelAdminChecks):
    """Django's checks, but for one: a generated column of dates may be the date hierarchy."""

    def _check_date_hierarchy(self, obj):
        return []


class Mine(admin.SimpleListFilter):
    title = _("whose")
    parameter_name = "whose"

    def lookups(self, request, model_admin):
        return [("mine", _("annotated by me")), ("others", _("annotated by others"))]

    def queryset(self, request, queryset):
        mine = Q(annotator=request.user)
        return {"mine": queryset.filter(mine), "others": queryset.exclude(mine)}.get(self.value(), queryset)


@admin.register(Article)
class ArticleAdmin(DeskAdmin):
    form = ArticleForm
    checks_class = DateChecks
    list_display = [
        "called",
        "outlet",
        "issued",
        "status",
        "passages",
        "ambiguous",
        "without_stance",
        "own_account",
        "annotator",
    ]
    list_filter = ["status", Mine, "language", "public_text"]
    list_select_related = ["outlet", "annotator"]
    search_fields = [
        "headline",
        "body",
        "url",
        "public_id",
        "outlet__name",
        "outlet__label_de",
        "outlet__label_en",
    ]
    date_hierarchy = "issued_earliest"
    autocomplete_fields = ["outlet"]
    readonly_fields = STANDING

    def with_columns(self, rows):
        return rows.annotate(
            passage_count=Count("quotes"),
            ambiguous_count=Count("quotes", filter=Q(quotes__confidence=Confidence.AMBIGUOUS)),
            no_stance_count=Count("quotes", filter=Q(quotes__claim_ids=[])),
            own_count=Count("quotes", filter=Q(quotes__kind=QuoteKind.OWN_ACCOUNT)),
        )

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "body":
            kwargs |= {
                "strip": False,  # the text is stored as it is
                "widget": AdminTextareaWidget(attrs={"rows": 16}),
                "help_text": _("Passages move along when the text is changed, while it is a draft."),
            }
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return [(None, {"fields": ["body", *KNOWN]})]
        text = ["body"] if obj.status == ReviewStatus.DRAFT else []
        note = ["correction_note"] if obj.published and self.has_change_permission(request, obj) else []
        return [(None, {"fields": [*KNOWN, *text, *note]}), (_("Review"), {"fields": STANDING})]

    def has_change_permission(self, request, obj=None) -> bool:
        """What was published changes only by those who may correct, what was withdrawn not at all."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or correcting.may_change(request, obj))

    def has_delete_permission(self, request, obj=None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or annotating.is_open(obj))

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is not None and obj.published and self.has_change_permission(request, obj):
            kwargs.setdefault("form", CorrectedArticleForm)
        return super().get_form(request, obj, change, **kwargs)

    def get_urls(self):
        def at(route: str, view, name: str):
            return path(route, self.admin_site.admin_view(self._with(view)), name=name)

        return [
            at("<int:article_id>/passages/add/", workbench.passage, "archive_article_passage_add"),
            at("<int:article_id>/passages/<int:quote_id>/", workbench.passage, "archive_article_passage"),
            at("<int:article_id>/voices/add/", workbench.voice, "archive_article_voice_add"),
            at("<int:article_id>/voices/<int:voice_id>/", workbench.voice, "archive_article_voice"),
            at("<int:article_id>/steps/<slug:name>/", steps.step, "archive_article_step"),
            path(
                "import/", self.admin_site.admin_view(uploading.uploaded(self)), name="archive_article_import"
            ),
            *suggestions.urls(self),
            *super().get_urls(),
        ]

    def _with(self, view):
        def viewed(request: HttpRequest, article_id: int, **kwargs):
            return view(self, request, article_id, **kwargs)

        return viewed

    def change_view(self, request, object_id, form_url="", extra_context=None):
        article = self.get_object(request, object_id)
        if article and self.has_view_permission(request, article):
            page = workbench.page(self, request, article, entry=workbench.new_entry(self, request, article))
            extra_context = page | (extra_context or {})
        return super().change_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, *args, **kwargs):
        if context.get("entry"):
            context["media"] += context["entry"].voice.media  # once each: twice would start its scripts twice
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        if not change:
            annotating.add_article(obj, by=request.user)
            return
        with correcting.corrected(obj, request.user, form if obj.published else None):
            annotating.locked_as_seen(obj, form.seen)
            if "body" in form.fields and obj.body != form.initial["body"]:
                annotating.change_text(obj, obj.body, by=request.user)
            obj.save()

    @admin.display(description=_("article"), ordering="headline")
    def called(self, article: Article) -> str:
        return Truncator(str(article)).chars(90)

    @admin.display(description=_("passages"), ordering="passage_count")
    def passages(self, article: Article) -> int:
        return article.passage_count

    @admin.display(description=Confidence.AMBIGUOUS.label, ordering="ambiguous_count")
    def ambiguous(self, article: Article) -> int:
        return article.ambiguous_count

    @admin.display(description=_("without a stance"), ordering="no_stance_count")
    def without_stance(self, article: Article) -> int:
        return article.no_stance_count

    @admin.display(description=QuoteKind.OWN_ACCOUNT.label, ordering="own_count")
    def own_account(self, article: Article) -> int:
        return article.own_count
