"""What stands beside the form: the marked text, and the passages and voices recorded so far."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from archive.admin.text import Mark, marked
from archive.admin.wording import chain_in_words
from archive.models import Article, Attribution, Quote, Stance
from archive.spans import as_spans
from archive.vocabularies import Confidence


@dataclass
class PassageLine:
    """A passage in a line, and what opens below it."""

    number: int
    quote: Quote
    chain: str
    stances: list[Stance]
    url: str
    delete_url: str

    @property
    def ambiguous(self) -> bool:
        return self.quote.confidence == Confidence.AMBIGUOUS


@dataclass
class VoiceLine:
    voice: Attribution
    chain: str
    passages: int
    url: str
    delete_url: str


def overview(article: Article, quote: Quote | None = None, voice: Attribution | None = None) -> dict:
    """Marked text, passage lines in text order and voice lines, in three queries."""
    voices = _with_routes(article)
    quotes = list(article.quotes.in_text_order().defer("search").prefetch_related("stances__claim"))
    lines = [_passage_line(article, number, one, voices) for number, one in enumerate(quotes, 1)]
    return {
        "text": _text(article, lines, voices, quote),
        "passage_lines": lines,
        "voice_lines": [_voice_line(article, one, quotes) for one in voices.values()],
    }


def _with_routes(article: Article) -> dict[int, Attribution]:
    """The article's voices by key, each `via` filled in from the same rows however long the chain."""
    voices = {voice.pk: voice for voice in article.attributions.select_related("source").order_by("pk")}
    for voice in voices.values():
        if voice.via_id:
            voice.via = voices[voice.via_id]
    return voices


def _passage_line(article: Article, number: int, quote: Quote, voices: dict[int, Attribution]) -> PassageLine:
    if quote.attribution_id:
        quote.attribution = voices[quote.attribution_id]
    return PassageLine(
        number,
        quote,
        chain_in_words(quote.attribution) if quote.attribution_id else "",
        list(quote.stances.all()),
        reverse("admin:archive_article_passage", args=[article.pk, quote.pk]),
        reverse("admin:archive_quote_delete", args=[quote.pk]),
    )


def _voice_line(article: Article, voice: Attribution, quotes: list[Quote]) -> VoiceLine:
    return VoiceLine(
        voice,
        chain_in_words(voice),
        sum(quote.attribution_id == voice.pk for quote in quotes),
        reverse("admin:archive_article_voice", args=[article.pk, voice.pk]),
        reverse("admin:archive_attribution_delete", args=[voice.pk]),
    )


def _text(
    article: Article, lines: list[PassageLine], voices: dict[int, Attribution], current: Quote | None
) -> SafeString:
    marks = [
        Mark(line.number, line.quote.pk, line.url, as_spans(line.quote.spans), line.quote == current)
        for line in lines
    ]
    printed = [
        (voice.descriptor_start, voice.descriptor_end)
        for voice in voices.values()
        if voice.descriptor_start is not None
    ]
    return marked(article.body, marks, printed)
