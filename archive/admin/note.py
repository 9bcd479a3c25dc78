"""Internal notes: confidential, and only for those with their own permissions."""

from functools import wraps

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.views.debug import SafeExceptionReporterFilter

from archive.admin.desk import DeskAdmin
from archive.models import InternalNote, NoteReading
from archive.models.note import SUBJECTS


class Untold(SafeExceptionReporterFilter):
    """Reports of an error on these pages hold no variables and nothing that was sent."""

    def is_active(self, request) -> bool:
        return True

    def get_post_parameters(self, request) -> dict:
        return {}

    def get_traceback_frame_variables(self, request, tb_frame) -> list:
        return []


class NotesPage(ChangeList):
    """A page of notes shows how they begin: that is a reading of each."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        NoteReading.objects.log(self.result_list, request.user)


def _untold(view):
    """The view, its request marked as one whose errors are reported without values."""

    @wraps(view)
    def marked(request, *args, **kwargs):
        request.exception_reporter_filter = Untold()
        return view(request, *args, **kwargs)

    return marked


@admin.register(InternalNote)
class InternalNoteAdmin(DeskAdmin):
    list_display = ["begins", "subject", "author", "created"]
    list_select_related = ["author", *SUBJECTS, "attribution__source", "stance__claim"]
    search_fields = ["author__username", *(f"{subject}__public_id" for subject in SUBJECTS)]
    actions = None
    date_hierarchy = "created"
    autocomplete_fields = SUBJECTS[:-1]
    raw_id_fields = ["stance"]
    fields = ["text", *SUBJECTS]

    def get_urls(self):
        """Every page of the notes is marked before anything of it runs."""
        urls = super().get_urls()
        for url in urls:
            url.callback = _untold(url.callback)
        return urls

    def get_changelist(self, request, **kwargs):
        return NotesPage

    def change_view(self, request, object_id, form_url="", extra_context=None):
        self._read(request, object_id)
        return super().change_view(request, object_id, form_url, extra_context)

    def history_view(self, request, object_id, extra_context=None):
        self._read(request, object_id)
        return super().history_view(request, object_id, extra_context)

    def _read(self, request, object_id: str) -> None:
        note = self.get_object(request, object_id)
        if note is not None and self.has_view_or_change_permission(request, note):
            NoteReading.objects.log([note], request.user)

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
