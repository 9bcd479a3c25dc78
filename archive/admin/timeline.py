"""The page of a record's history: what the database recorded, in words."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from archive import history
from archive.models import Article


def timeline(desk, request: HttpRequest, object_id: str) -> HttpResponse:
    """An article's with all that is annotated in it; in place of Django's own history page."""
    record = desk.get_object(request, object_id)
    if record is None:
        return desk._get_obj_does_not_exist_redirect(request, desk.opts, object_id)
    if not desk.has_view_or_change_permission(request, record):
        raise PermissionDenied
    whole = history.of_article if isinstance(record, Article) else history.of_record
    actions = {
        "added": _("added"),
        "changed": _("changed"),
        "deleted": _("deleted"),
        "released": _("released"),
    }
    context = desk.admin_site.each_context(request) | {
        "title": _("History"),
        "opts": desk.opts,
        "record": record,
        "entries": [(entry, actions[entry.action]) for entry in whole(record)],
    }
    return TemplateResponse(request, "admin/archive/history.html", context)
