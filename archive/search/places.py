"""Where a search may match a quote, an article, a source or a claim: the texts that its SQL looks at."""

from django.utils.translation import gettext_lazy as _

from archive.models import Article, Claim, Source
from archive.search.marking import Text
from archive.search.rows import ListedQuote, ListedSource
from archive.search.showing import Place

# Made once: a page names them a hundred times.
ORIGINAL, SPEAKER, OUTLET, CLAIM = _("original wording"), _("speaker"), _("outlet"), _("claim")


def of_quote(quote: ListedQuote) -> list[Place]:
    places = [
        Place((Text(quote.text, quote.language),), attribute="marked"),
        Place(
            (Text(quote.original_text, quote.original_language),),
            ORIGINAL,
            attribute="marked_original",
        ),
    ]
    if quote.attribution_id:
        attribution = quote.attribution
        printed = (attribution.descriptor, *attribution.other_forms)
        texts = (Text(text, quote.language) for text in printed)
        places.append(Place((*texts, *_names(attribution.source)), SPEAKER))
    if quote.article.outlet_id:
        places.append(Place(_names(quote.article.outlet), OUTLET))
    if quote.claims:
        german, english = zip(*quote.claims, strict=True)
        texts = (*(Text(text, "de") for text in german), *(Text(text, "en") for text in english))
        places.append(Place(texts, CLAIM))
    return places


def of_article(article: Article) -> list[Place]:
    places = [Place((Text(article.headline, article.language),), attribute="marked")]
    if article.outlet_id:
        places.append(Place(_names(article.outlet), OUTLET))
    return places


def of_source(source: Source) -> list[Place]:
    label = Text(source.label, "en" if source.label == source.label_en else "de")
    return [Place((label,), attribute="marked"), Place(_names(source), _("another label"))]


def of_claim(claim: Claim) -> list[Place]:
    german, english = Text(claim.text_de, "de"), Text(claim.text_en, "en")
    shown, other = (german, english) if claim.text == claim.text_de else (english, german)
    label = _("English wording") if other is english else _("German wording")
    return [Place((shown,), attribute="marked"), Place((other,), label)]


def _names(source: Source | ListedSource) -> tuple[Text, ...]:
    named = ((source.name, "de"), (source.label_de, "de"), (source.label_en, "en"))
    return tuple(Text(text, language) for text, language in named if text)
