"""Where a search may match a quote, an article, a source or a claim: the texts that its SQL looks at."""

from django.utils.translation import gettext_lazy as _

from archive.models import Article, Claim, Source
from archive.search.marking import Text
from archive.search.rows import ListedArticle, ListedQuote, ListedSource
from archive.search.showing import Place, Places

# Made once: a page names them a hundred times.
ORIGINAL, SPEAKER, OUTLET, CLAIMS = _("original wording"), _("speaker"), _("outlet"), _("claim")


def _of_quote(quote: ListedQuote) -> list[Place]:
    places = [Place((Text(quote.text, quote.language),), attribute="marked")]
    if quote.original_text:
        original = Text(quote.original_text, quote.original_language)
        places.append(Place((original,), ORIGINAL, attribute="marked_original"))
    return places


def _besides_quote(quote: ListedQuote) -> list[Place]:
    places = []
    if quote.attribution_id:
        attribution = quote.attribution
        printed = (attribution.descriptor, *attribution.other_forms)
        texts = (Text(text, quote.language) for text in printed)
        places.append(Place((*texts, *_names(attribution.source)), SPEAKER))
    places += _of_outlet(quote.article)
    if quote.claims:
        german, english = zip(*quote.claims, strict=True)
        texts = (*(Text(text, "de") for text in german), *(Text(text, "en") for text in english))
        places.append(Place(texts, CLAIMS))
    return places


def _of_article(article: Article) -> list[Place]:
    return [Place((Text(article.headline, article.language),), attribute="marked")]


def _of_outlet(article: Article | ListedArticle) -> list[Place]:
    return [Place(_names(article.outlet), OUTLET)] if article.outlet_id else []


def _of_source(source: Source) -> list[Place]:
    label = Text(source.label, "en" if source.label == source.label_en else "de")
    return [Place((label,), attribute="marked")]


def _of_claim(claim: Claim) -> list[Place]:
    return [Place((Text(claim.text, _language(claim)),), attribute="marked")]


def _besides_claim(claim: Claim) -> list[Place]:
    if _language(claim) == "de":
        return [Place((Text(claim.text_en, "en"),), _("English wording"))]
    return [Place((Text(claim.text_de, "de"),), _("German wording"))]


def _language(claim: Claim) -> str:
    return "de" if claim.text == claim.text_de else "en"


def _names(source: Source | ListedSource) -> tuple[Text, ...]:
    named = ((source.name, "de"), (source.label_de, "de"), (source.label_en, "en"))
    return tuple(Text(text, language) for text, language in named if text)


QUOTE = Places(_of_quote, _besides_quote)
ARTICLE = Places(_of_article, _of_outlet)
SOURCE = Places(_of_source, lambda source: [Place(_names(source), _("another label"))])
CLAIM = Places(_of_claim, _besides_claim)
