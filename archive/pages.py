"""What the public pages' Jinja2 templates may call: filters, TESTS and FUNCTIONS, by name.

What is worded takes a `language`, the active one if none is given: a page's filters know theirs.
"""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache, partial
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
from archive.models import Article, Attribution, Quote, Source
from archive.models.source import source_label
from archive.report import Figure
from archive.vocabularies import Vocabulary
from config.jinja2 import url

#: "basis" → Basis, "quote_kind" → QuoteKind: the names the codebook's anchors begin with.
VOCABULARIES = {vocabularies.section_of(vocabulary): vocabulary for vocabulary in vocabularies.CODEBOOK}


def code(section: str, value: str) -> Vocabulary:
    """The member of a vocabulary; ValueError for a code that is not in it."""
    return VOCABULARIES[section](value)


def label(value: str, section: str, language: str | None = None) -> str:
    """The wording of a code: `{{ quote.kind|label("quote_kind") }}`."""
    return _label(section, value, language or active())


@cache
def _label(section: str, value: str, language: str) -> str:
    return code(section, value).label.in_language(language)


def anchor(member: Vocabulary) -> str:
    """Where the codebook explains a code: "basis-participant"."""
    return f"{vocabularies.section_of(type(member))}-{member.value}"


def active() -> str:
    """The language that is active, English if none is."""
    return translation.get_language() or "en"


def date_in_words(edtf: str, language: str | None = None) -> str:
    """A stored date, "" for an unknown one."""
    return _date_in_words(edtf, language or active()) if edtf else ""


@lru_cache(maxsize=5000)
def _date_in_words(edtf: str, language: str) -> str:
    return partial_dates.display(partial_dates.parse(edtf), language)


def country_name(iso: str) -> str:
    return countries.name(iso) or iso


def number(value: int, language: str | None = None) -> str:
    """With the thousands grouped as the language does."""
    return _number(value, language or active())


@lru_cache(maxsize=5000)
def _number(value: int, language: str) -> str:
    with translation.override(language):
        return formats.number_format(value, use_l10n=True, force_grouping=True)


def voice(source: Source, language: str | None = None) -> str:
    """A source in running text: an outlet's name stands in quotation marks, "i" is easily overlooked."""
    if source.kind == "outlet" and source.name:
        return _in_quotation_marks(source.name, language or active())
    return source_label(source.name, source.label_de, source.label_en, language)


@lru_cache(maxsize=5000)
def _in_quotation_marks(name: str, language: str) -> str:
    with translation.override(language):
        return _("“%(name)s”") % {"name": name}


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


def ratio(figure: Figure, language: str | None = None) -> str:
    """A figure of a sourcing report as shown: "16/20", "1.8", "–"."""
    return figure.text(language or active())


def chain_in_words(chain: list[Attribution]) -> str:
    """ "senior British diplomat → “i” → this article"."""
    return " → ".join([*(voice(station.source) for station in chain), _("this article")])


def verbatim(kind: str) -> bool:
    """Whether a passage of this kind is: only then does a page set it in quotation marks."""
    return kind in (vocabularies.QuoteKind.DIRECT, vocabularies.QuoteKind.PARTIAL)


def in_text(quote: Quote, asked: str = "") -> str:
    """Where a passage stands in its article; `asked`, from asked(text), has the words marked there."""
    return f"{url('article_detail', quote.article.public_id)}{asked}#p-{quote.public_id}"


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
    present = active().split("-")[0]
    named = ((code, translation.get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES)
    return [(code, name) for code, name in named if code != present]


WORDED = {
    "date": date_in_words,
    "label": label,
    "number": number,
    "ratio": ratio,
    "voice": voice,
}


def filters(language: str) -> dict[str, Callable]:
    """For the pages of a language."""
    return {
        "capfirst": capfirst,
        "coins": coins,
        "country_name": country_name,
        "in_text": in_text,
        "language_name": language_name,
    } | {name: partial(worded, language=language) for name, worded in WORDED.items()}


TESTS = {"verbatim": verbatim}
FUNCTIONS = {
    "address": address,
    "anchor": anchor,
    "asked": asked,
    "chain_in_words": chain_in_words,
    "code": code,
    "here": here,
    "opening": opening,
    "other_languages": other_languages,
    "site_name": settings.SITE_NAME,
    "title_of": title_of,
}
