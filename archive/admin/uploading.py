"""Import right from the list of articles: a file is sent, and what became of it is told."""

import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.importing.outcome import Outcome
from archive.importing.run import Result, run

LARGEST = 10 * 1024 * 1024  # bytes; more of it takes longer than a browser should wait


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("file"),
        help_text=gettext_lazy("Plain text, text with front matter, or JSON Lines; UTF-8."),
    )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                _("This file has %(size)d MB; up to %(largest)d can be sent. Use manage.py import_articles.")
                % {"size": file.size // 2**20, "largest": LARGEST // 2**20}
            )
        return file


def uploaded(desk) -> Callable[[HttpRequest], HttpResponse]:
    """The view of the articles' admin `desk`."""

    def view(request: HttpRequest) -> HttpResponse:
        if not desk.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
        results = _imported(form.cleaned_data["file"]) if form.is_valid() else []
        context = desk.admin_site.each_context(request) | {
            "title": _("Import articles"),
            "opts": desk.opts,
            "form": form,
            "summary": _summary(results) if results else "",
            "refused": [result for result in results if result.reasons],
        }
        return TemplateResponse(request, "admin/archive/article/import.html", context)

    return view


def _imported(file: UploadedFile) -> list[Result]:
    """Reads the file under its own name (readers look at endings) from a folder that goes away."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(file.name).name
        path.write_bytes(file.read())
        return list(run([path]))


def _summary(results: list[Result]) -> str:
    counts = Counter(result.outcome for result in results)
    sentence = _("%(created)s created, %(updated)s updated, %(unchanged)s unchanged, %(refused)s refused")
    return sentence % {outcome.value: counts[outcome] for outcome in Outcome}
