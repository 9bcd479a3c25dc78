"""What the public pages' Jinja2 templates may call: FILTERS and FUNCTIONS, by name."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats, translation
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django_countries import countries

from archive import partial_dates, vocabularies
from archive.citing import coins
from archive.languages import language_name
from archive.models import Article, Attribution, Source
from archive.report import Figure
from archive.vocabularies import Vocabulary

#: "basis" → Basis, "quote_kind" → QuoteKind: the names the codebook's anchors begin with.
VOCABULARIES = {vocabularies.section_of(vocabulary): vocabulary for vocabulary in vocabularies.CODEBOOK}


def code(section: str, value: str) -> Vocabulary:
    """The member of a vocabulary; ValueError for a code that is not in it."""
    return VOCABULARIES[section](value)


def anchor(member: Vocabulary) -> str:
    """Where the codebook explains a code: "basis-participant"."""
    return f"{vocabularies.section_of(type(member))}-{member.value}"


def date_in_words(edtf: str) -> str:
    """A stored date in the reader's language, "" for an unknown one."""
    return _date_in_words(edtf, translation.get_language() or "en") if edtf else ""


@lru_cache(maxsize=5000)
def _date_in_words(edtf: str, language: str) -> str:
    return partial_dates.display(partial_dates.parse(edtf), language)


def country_name(iso: str) -> str:
    return countries.name(iso) or iso


def number(value: int) -> str:
    """With the thousands grouped as the reader's language does."""
    return _number(value, translation.get_language() or "en")


@lru_cache(maxsize=5000)
def _number(value: int, language: str) -> str:
    return formats.number_format(value, use_l10n=True, force_grouping=True)


def voice(source: Source) -> str:
    """A source in running text: an outlet's name stands in quotation marks, "i" is easily overlooked."""
    return (
        _("“%(name)s”") % {"name": source.name} if source.kind == "outlet" and source.name else source.label
    )


def title_of(article: Article) -> str:
    """The headline; without one the first words, as librarians name an untitled work."""
    return article.headline or opening(article) or _("Article without headline")


def opening(article: Article) -> str:
    """The first words of the text as far as the public reads it; see `with_opening`, `name_untitled`."""
    printed = article.body[:400].strip() or getattr(article, "opening", None) or ""
    return Truncator(printed).words(9, truncate=" …")


def name_untitled(articles: Iterable[Article]) -> None:
    """Gives articles that came with other rows their `opening`: one query, none if all have a headline."""
    untitled = [article for article in articles if not article.headline]
    if untitled:
        found = Article.objects.published().with_opening().in_bulk({article.pk for article in untitled})
        for article in untitled:
            article.opening = found[article.pk].opening if article.pk in found else None


def ratio(figure: Figure) -> str:
    """A figure of a sourcing report as shown: "16/20", "1.8", "–"."""
    return figure.text(translation.get_language() or "en")


def chain_in_words(chain: list[Attribution]) -> str:
    """ "senior British diplomat → “i” → this article"."""
    return " → ".join([*(voice(station.source) for station in chain), _("this article")])


def quotation_marks(kind: str) -> bool:
    """Whether the passage is verbatim: only then does a page set it in quotation marks."""
    return kind in (vocabularies.QuoteKind.DIRECT, vocabularies.QuoteKind.PARTIAL)


def here(request: HttpRequest) -> str:
    """The page's own address without its query string."""
    return request.build_absolute_uri(request.path)


def address(name: str, *args, **query) -> str:
    """A path with a query string: `address("quote_list", q="peace")`."""
    found = urlencode({key: value for key, value in query.items() if value not in ("", None)}, doseq=True)
    return reverse(name, args=args) + (f"?{found}" if found else "")


def asked(text: str) -> str:
    """The query string that has a searched text marked on another page; "" for none."""
    return f"?{urlencode({'q': text})}" if text else ""


def other_languages() -> list[tuple[str, str]]:
    """(code, its own name) of the languages the pages can be read in besides the present one."""
    active = (translation.get_language() or "en").split("-")[0]
    named = ((code, translation.get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES)
    return [(code, name) for code, name in named if code != active]


FILTERS = {
    "capfirst": capfirst,
    "country_name": country_name,
    "date": date_in_words,
    "language_name": language_name,
    "number": number,
    "ratio": ratio,
    "voice": voice,
}
FUNCTIONS = {
    "address": address,
    "anchor": anchor,
    "asked": asked,
    "chain_in_words": chain_in_words,
    "code": code,
    "coins": coins,
    "here": here,
    "opening": opening,
    "other_languages": other_languages,
    "quotation_marks": quotation_marks,
    "site_name": settings.SITE_NAME,
    "title_of": title_of,
}
