"""Storing one read article: created, brought up to date, left as it is, or refused; always all or nothing.

An article is known again by its address, or else by its text where outlet and address do not speak
against it. What a file does not say leaves the archive's value alone. A published article is never changed.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Article, Source
from .annotation_body import sha256
from .outcome import Outcome, Refused
from .readers import ParsedArticle
from .reanchoring import change_body
from .storing import one_at_a_time, store

FIELDS = ("headline", "byline", "url", "archived_url", "issued")


def save(parsed: ParsedArticle) -> Outcome:
    """Store a read article. Raises Refused with the reasons; then nothing was stored."""
    with transaction.atomic():
        one_at_a_time(f"text {sha256(parsed.body)}")
        if parsed.url:
            one_at_a_time(f"address {parsed.url}")
        article = _known(parsed)
        if article is None:
            return _create(parsed)
        return _update(article, parsed)


def _create(parsed: ParsedArticle) -> Outcome:
    values = {name: getattr(parsed, name) for name in (*FIELDS, "language", "body")}
    store(Article(), values | {"outlet": _outlet(parsed.outlet)}, _("article"))
    return Outcome.CREATED


def _update(article: Article, parsed: ParsedArticle) -> Outcome:
    values = _changes(article, parsed)
    other_body = parsed.body != article.body
    if not values and not other_body:
        return Outcome.UNCHANGED
    if article.published:
        names = ", ".join([*values, *["body"] * other_body])
        message = _("article %(id)s is published: what differs (%(names)s) needs a correction at the desk.")
        raise Refused(message % {"id": article.public_id, "names": names})
    if other_body:
        change_body(article, parsed.body)
    store(article, values, _("article %(id)s") % {"id": article.public_id})
    return Outcome.UPDATED


def _changes(article: Article, parsed: ParsedArticle) -> dict:
    """The values the file gives that the archive does not have."""
    given = {name: getattr(parsed, name) for name in FIELDS}
    changed = {name: value for name, value in given.items() if value and value != getattr(article, name)}
    if parsed.outlet and (article.outlet is None or article.outlet.name != parsed.outlet):
        changed["outlet"] = _outlet(parsed.outlet)
    # A reader guesses "de" where nothing is said: that is no news about an article in "de-AT".
    if parsed.language not in ("und", article.language, article.language.partition("-")[0]):
        changed["language"] = parsed.language
    return changed


def _known(parsed: ParsedArticle) -> Article | None:
    """The article a file means. Raises Refused where it could be one of several."""
    stored = Article.objects.select_for_update(of=("self",)).select_related("outlet").order_by("pk")
    at_address = list(stored.filter(url=parsed.url)) if parsed.url else []
    same_text = [article for article in at_address if article.body == parsed.body]
    candidates = same_text or at_address
    if not candidates:
        found = stored.filter(body_sha256=sha256(parsed.body))
        candidates = _closest([article for article in found if _compatible(article, parsed)], parsed)
    if len(candidates) > 1:
        ids = ", ".join(article.public_id for article in candidates)
        raise Refused(_("this could be any of the articles %(ids)s: give its url and outlet.") % {"ids": ids})
    return candidates[0] if candidates else None


def _outlet_name(article: Article) -> str:
    return article.outlet.name if article.outlet else ""


def _compatible(article: Article, parsed: ParsedArticle) -> bool:
    """Whether neither outlet nor address says that these are two articles."""
    pairs = ((_outlet_name(article), parsed.outlet), (article.url, parsed.url))
    return all(stored == given or not stored or not given for stored, given in pairs)


def _closest(articles: list[Article], parsed: ParsedArticle) -> list[Article]:
    def agreement(article: Article) -> int:
        return (_outlet_name(article) == parsed.outlet) + (article.url == parsed.url)

    most = max(map(agreement, articles), default=0)
    return [article for article in articles if agreement(article) == most]


def _outlet(name: str) -> Source | None:
    """The outlet of exactly this name, a new one if there is none; None for no name."""
    if not name:
        return None
    one_at_a_time(f"outlet {name}")
    outlet = Source.objects.filter(kind="outlet", name=name).order_by("pk").first()
    if outlet is None:
        outlet = Source()
        store(outlet, {"kind": "outlet", "name": name}, _("outlet"))
    return outlet
