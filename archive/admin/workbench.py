"""The page beside an article's text: passages and voices are entered and changed here.

One focused form at a time instead of twenty-five inlines: the page stays quick, and the keyboard stays in
the form. After a passage was added the empty form is there again, the words focused.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from archive import annotating
from archive.admin import correcting, steps
from archive.admin.forms.entry import PassageEntry
from archive.admin.forms.voice import VoiceForm
from archive.admin.overview import overview
from archive.models import Article, Attribution, Presence, Quote


def page(desk, request: HttpRequest, article: Article, **context) -> dict:
    """What the page beside the text shows, whatever form is in it."""
    quote, voice = context.get("quote"), context.get("voice")
    Presence.objects.touch(article, request.user)
    return {
        "article": article,
        "open": desk.has_change_permission(request, article),
        "closed": not annotating.is_open(article),
        "may_correct": correcting.may_correct(request.user, article),
        "others_here": [presence.user for presence in Presence.objects.others(article, request.user)],
        "steps": steps.possible(article, request.user),
        "may_delete_quote": request.user.has_perm("archive.delete_quote"),
        "may_delete_voice": request.user.has_perm("archive.delete_attribution"),
        **overview(article, quote, voice),
        **context,
    }


def new_entry(desk, request: HttpRequest, article: Article) -> PassageEntry | None:
    """An empty form for the next passage, for those who may add one."""
    if request.user.has_perm("archive.add_quote") and desk.has_change_permission(request, article):
        return PassageEntry(request, article, bound=False)
    return None


def passage(desk, request: HttpRequest, article_id: int, quote_id: int | None = None) -> HttpResponse:
    """Adds a passage, or changes one."""
    article = _article(desk, request, article_id, "archive.change_quote" if quote_id else "archive.add_quote")
    if closed := _closed(request, article):
        return closed
    quote = _of(article.quotes, quote_id)
    entry = PassageEntry(request, article, quote)
    entry.passage.fields["words"].widget.attrs["autofocus"] = True
    if request.method == "POST" and entry.is_valid() and (recorded := entry.record(request.user)):
        return _passage_recorded(desk, request, article, recorded, added=quote is None)
    title = _("Change a passage") if quote else _("Add a passage")
    return _respond(desk, request, article, title, entry=entry, quote=quote, correction=entry.correction)


def _passage_recorded(desk, request, article: Article, quote: Quote, added: bool) -> HttpResponse:
    link = format_html(
        '<a href="{}">„{}“</a>',
        reverse("admin:archive_article_passage", args=[article.pk, quote.pk]),
        Truncator(quote.text).chars(80),
    )
    if added:
        desk.log_change(request, article, [{"added": {"name": _("quote"), "object": str(quote)}}])
        messages.success(request, format_html(_("Recorded: {}. Add the next one."), link))
        return _to("archive_article_passage_add", article.pk)
    desk.log_change(request, article, [{"changed": {"name": _("quote"), "object": str(quote), "fields": []}}])
    messages.success(request, format_html(_("Changed: {}."), link))
    return _to("archive_article_change", article.pk, anchor=f"passage-{quote.pk}")


def voice(desk, request: HttpRequest, article_id: int, voice_id: int | None = None) -> HttpResponse:
    """Adds a voice, or changes one."""
    needed = "archive.change_attribution" if voice_id else "archive.add_attribution"
    article = _article(desk, request, article_id, needed)
    if closed := _closed(request, article):
        return closed
    instance = _of(article.attributions.with_chain(), voice_id)
    form = VoiceForm(request.POST if request.method == "POST" else None, instance=instance, article=article)
    correction = correcting.correction_form(article, request.POST if request.method == "POST" else None)
    valid = request.method == "POST" and all([form.is_valid(), correction is None or correction.is_valid()])
    if valid and (recorded := _recorded_voice(form, article, request.user, correction)):
        return _voice_recorded(desk, request, article, recorded, added=instance is None)
    title = _("Change a voice") if instance else _("Add a voice")
    shown = article.attributions.filter(pk=voice_id).first() if instance else None
    return _respond(desk, request, article, title, voice_form=form, voice=shown, correction=correction)


def _recorded_voice(form: VoiceForm, article: Article, by, correction) -> Attribution | None:
    try:
        with transaction.atomic(), correcting.corrected(article, by, correction):
            return form.record(by)
    except ValidationError as error:
        if not form.errors:
            form.tell(error)
        return None


def _voice_recorded(desk, request, article: Article, recorded: Attribution, added: bool) -> HttpResponse:
    action = "added" if added else "changed"
    told = {"name": _("attribution"), "object": str(recorded)} | ({} if added else {"fields": []})
    desk.log_change(request, article, [{action: told}])
    sentence = _("Recorded: {}.") if added else _("Changed: {}.")
    messages.success(request, format_html(sentence, str(recorded)))
    return _to("archive_article_change", article.pk, anchor=f"voice-{recorded.pk}")


def _article(desk, request: HttpRequest, article_id: int, permission: str) -> Article:
    article = desk.get_object(request, str(article_id))
    if article is None:
        raise Http404
    if not request.user.has_perm(permission):
        raise PermissionDenied
    if article.published and not correcting.may_correct(request.user, article):
        raise PermissionDenied(annotating.why_closed(article))
    return article


def _closed(request: HttpRequest, article: Article) -> HttpResponse | None:
    """Leads away from a withdrawn article's forms and says why."""
    if correcting.may_change(request, article):
        return None
    messages.error(request, annotating.why_closed(article))
    return _to("archive_article_change", article.pk)


def _of(queryset, pk: int | None):
    """The record with this key, None for a new one; raises Http404."""
    if pk is None:
        return None
    found = queryset.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _to(name: str, article_id: int, anchor: str = "") -> HttpResponseRedirect:
    url = reverse(f"admin:{name}", args=[article_id])
    return HttpResponseRedirect(f"{url}#{anchor}" if anchor else url)


def _respond(desk, request: HttpRequest, article: Article, title: str, **context) -> HttpResponse:
    form = context.get("voice_form") or context["entry"].voice
    shown = page(desk, request, article, **context)
    shown |= desk.admin_site.each_context(request) | {
        "title": title,
        "opts": desk.opts,
        "original": article,
        "media": desk.media + form.media,
    }
    return TemplateResponse(request, "admin/archive/article/workbench.html", shown)
