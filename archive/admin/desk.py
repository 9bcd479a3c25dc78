"""What all pages of the desk share."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from archive import annotating, refusals
from archive.admin.correcting import PERMISSION, corrected, correction_form, may_change
from archive.admin.forms.telling import VersionedForm
from archive.admin.timeline import timeline
from archive.admin.typed import TypedAutocomplete, TypedChoiceField


class DeskForm(VersionedForm):
    """A record's form; `refusal` is what the database said when it was saved just before."""

    refusal: ValidationError | None = None

    def _post_clean(self):
        super()._post_clean()
        if self.refusal is not None:
            self.tell(self.refusal)


class DeskAdmin(admin.ModelAdmin):
    """A model at the desk: refusals become form errors, autocompletes work without scripts."""

    form = DeskForm
    list_per_page = 50
    save_on_top = False
    show_full_result_count = False
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    ordering = ("-pk",)

    def get_queryset(self, request):
        """Rows; what only a list's columns show is counted only for lists, not for every autocomplete."""
        found = super().get_queryset(request)
        match = request.resolver_match
        listed = (
            match is not None and match.url_name == f"{self.opts.app_label}_{self.opts.model_name}_changelist"
        )
        return self.with_columns(found) if listed else found

    def with_columns(self, rows: models.QuerySet) -> models.QuerySet:
        return rows

    def lookup_allowed(self, lookup, value, request):
        """Filters typed into an address: by nothing that points to the record, as notes about it do."""
        pointing = {relation.name for relation in self.opts.related_objects}
        return lookup.split("__")[0] not in pointing and super().lookup_allowed(lookup, value, request)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = TypedAutocomplete(db_field, self.admin_site, using=kwargs.get("using"))
            kwargs["form_class"] = TypedChoiceField
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Saves; what the database refuses is undone, and the form shown again with the reason."""
        try:
            with transaction.atomic():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError as error:
            request.refusal = refusals.explain(error)
        except ValidationError as error:
            request.refusal = error
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        return form

    def has_change_permission(self, request, obj=None) -> bool:
        """Sources and claims that readers see are changed by those who may correct."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (not getattr(obj, "published", False) or request.user.has_perm(PERMISSION))

    def save_model(self, request, obj, form, change):
        if change:
            annotating.locked_as_seen(obj, form.seen)
        super().save_model(request, obj, form, change)

    def history_view(self, request, object_id, extra_context=None):
        return timeline(self, request, object_id)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        refusals.check_deferred()

    def delete_view(self, request, object_id, extra_context=None):
        """Deletes; where something still hangs on the record (also since a moment ago), says so."""
        try:
            with transaction.atomic():
                response = super().delete_view(request, object_id, extra_context)
                refusals.check_deferred()
                return response
        except (IntegrityError, ProtectedError):
            messages.error(request, _("This cannot be deleted: something still refers to it."))
        opts = self.opts
        return HttpResponseRedirect(
            reverse(f"admin:{opts.app_label}_{opts.model_name}_delete", args=[object_id])
        )


class AnnotationAdmin(DeskAdmin):
    """Records of one article's annotation: entered beside its text, fixed once the article is closed."""

    #: Name of the page beside the text, and of its argument.
    page = ""
    argument = ""
    actions = None

    def has_add_permission(self, request) -> bool:
        return False  # beside the text only

    def has_delete_permission(self, request, obj=None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or may_change(request, obj.article))

    def url_of(self, record) -> str:
        return reverse(f"admin:{self.page}", args=[record.article_id, record.pk])

    def change_view(self, request: HttpRequest, object_id: str, *args, **kwargs) -> HttpResponse:
        record = self.get_object(request, object_id)
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return HttpResponseRedirect(self.url_of(record))

    def delete_view(self, request, object_id, extra_context=None):
        record = self.get_object(request, object_id)
        request.article_id = record.article_id if record else None
        extra = {"back": self.url_of(record) if record else ""} | (extra_context or {})
        if record is None or not record.article.published:
            return super().delete_view(request, object_id, extra)
        request.correction = correction_form(record.article, request.POST or None)
        extra["correction"] = request.correction
        if request.POST and request.correction.is_valid():
            try:
                with transaction.atomic():
                    return super().delete_view(request, object_id, extra)
            except ValidationError as error:
                request.correction.tell(error)
        request.POST = QueryDict()  # asks again
        return super().delete_view(request, object_id, extra)

    def delete_model(self, request, obj):
        with corrected(obj.article, request.user, getattr(request, "correction", None)):
            super().delete_model(request, obj)

    def response_delete(self, request, obj_display, obj_id):
        messages.success(request, format_html(_("Deleted: {}"), obj_display))
        return HttpResponseRedirect(reverse("admin:archive_article_change", args=[request.article_id]))
