"""Internal notes: confidential, and only for those with their own permissions."""

from django.contrib import admin
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from archive.admin.desk import DeskAdmin
from archive.models import InternalNote
from archive.models.note import SUBJECTS


@admin.register(InternalNote)
class InternalNoteAdmin(DeskAdmin):
    list_display = ["begins", "subject", "author", "created"]
    list_select_related = ["author", *SUBJECTS, "attribution__source", "stance__claim"]
    search_fields = ["text"]
    date_hierarchy = "created"
    autocomplete_fields = SUBJECTS[:-1]
    raw_id_fields = ["stance"]
    fields = ["text", *SUBJECTS]

    def save_model(self, request, obj, form, change):
        obj.author = obj.author or request.user
        super().save_model(request, obj, form, change)

    def log_addition(self, request, obj, message):
        """No log entry: it would carry the note's words to where others read them."""

    def log_change(self, request, obj, message):
        """No log entry either."""

    def log_deletions(self, request, queryset):
        """Nor here."""

    @admin.display(description=_("note"))
    def begins(self, note: InternalNote) -> str:
        return Truncator(note.text).words(12)

    @admin.display(description=_("about"))
    def subject(self, note: InternalNote) -> str:
        found = next(getattr(note, name) for name in SUBJECTS if getattr(note, f"{name}_id"))
        return f"{found._meta.verbose_name}: {Truncator(str(found)).chars(60)}"
