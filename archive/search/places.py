"""Where a search may match a quote, an article, a source or a claim: the texts that its SQL looks at."""

from django.utils.translation import gettext_lazy as _

from archive.models import Article, Claim, Quote, Source
from archive.search.marking import Text
from archive.search.showing import Place


def of_quote(quote: Quote) -> list[Place]:
    """Needs what `Quote.objects.for_list()` fetches."""
    places = [
        Place((Text(quote.text, quote.language),), attribute="marked"),
        Place(
            (Text(quote.original_text, quote.original_language),),
            _("original wording"),
            attribute="marked_original",
        ),
    ]
    if quote.attribution_id:
        attribution = quote.attribution
        printed = (attribution.descriptor, *attribution.other_forms)
        texts = (Text(text, quote.language) for text in printed)
        places.append(Place((*texts, *_names(attribution.source)), _("speaker")))
    if quote.article.outlet_id:
        places.append(Place(_names(quote.article.outlet), _("outlet")))
    return places


def of_article(article: Article) -> list[Place]:
    places = [Place((Text(article.headline, article.language),), attribute="marked")]
    if article.outlet_id:
        places.append(Place(_names(article.outlet), _("outlet")))
    return places


def of_source(source: Source) -> list[Place]:
    label = Text(source.label, "en" if source.label == source.label_en else "de")
    return [Place((label,), attribute="marked"), Place(_names(source), _("another label"))]


def of_claim(claim: Claim) -> list[Place]:
    german, english = Text(claim.text_de, "de"), Text(claim.text_en, "en")
    shown, other = (german, english) if claim.text == claim.text_de else (english, german)
    label = _("English wording") if other is english else _("German wording")
    return [Place((shown,), attribute="marked"), Place((other,), label)]


def _names(source: Source) -> tuple[Text, ...]:
    named = ((source.name, "de"), (source.label_de, "de"), (source.label_en, "en"))
    return tuple(Text(text, language) for text, language in named if text)
