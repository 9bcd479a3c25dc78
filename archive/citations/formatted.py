"""References as text: five styles, in German or English, and the form that names a quote's chain in a text.

The style guides list the source that was read, which is the article; its speaker belongs in the text:
"(senior British diplomat to “i,” as cited in …)". An anonymous speaker is called as printed, never "Anonymous".
"""

import re

from archive.citations.record import QuoteRecord, Record, Station, article_of
from archive.citations.styles import apa, chicago, harvard, iso690, mla
from archive.citations.typesetting import clean, curly, quoted
from archive.citations.words import LANGUAGES, Words

STYLES = {m.NAME: m for m in (apa, mla, chicago, iso690, harvard)}

# "ein hochrangiger …", "the official": the article a descriptor begins with
_ARTICLE = re.compile(r"^(?:ein(?:e[mnrs]?)?|der|die|das|de[mns]|an?|the)\s+", re.IGNORECASE)
# ", der an den Gesprächen teilnahm": a relative clause, which stays in the annotation
_CLAUSE = re.compile(
    r",\s+(?:de[rmn]|die|das|dessen|deren|welche[rsmn]?|who|whose|whom|which|that)\s.*$", re.DOTALL
)


def reference(record: Record, style: str = "apa", language: str = "de") -> str:
    """The entry for a list of references: the article, for a quote too. Italics marked as in `typesetting`.

    KeyError for an unknown style or language.
    """
    return STYLES[style].reference(article_of(record), LANGUAGES[language])


def in_text(record: Record, style: str = "apa", language: str = "de") -> str:
    """What follows the words in a text, in brackets; for a quote it names the chain. KeyError as above."""
    words, chosen = LANGUAGES[language], STYLES[style]
    cited = chosen.cite(article_of(record), words)
    if not isinstance(record, QuoteRecord) or not record.chain or _own_voice(record):
        return f"({cited})"
    british = getattr(chosen, "BRITISH", False)
    return f"({_voices(record, words, british)} {chosen.QUOTED_IN[language]} {cited})"


def _own_voice(quote: QuoteRecord) -> bool:
    """The speaker is the article's outlet: citing the article says it all."""
    return len(quote.chain) == 1 and quote.chain[0].outlet and quote.chain[0].name == quote.article.outlet


def _voices(quote: QuoteRecord, words: Words, british: bool) -> str:
    """ "Diplomat gegenüber „i“, laut „Kyiv Independent“," from the speaker outwards."""
    voiced = []
    for at, station in enumerate(quote.chain):
        last = at == len(quote.chain) - 1
        called = _called(station, words, "," if last or at else "", british)
        voiced.append(f"{_link(quote.chain[at - 1], words)} {called}" if at else called)
    return " ".join(voiced)


def _link(station: Station, words: Words) -> str:
    """How a station's words reached the next one: told to it, or only known through it."""
    return words.to if station.channel == "told_journalist" else words.according_to


def _called(station: Station, words: Words, closing: str, british: bool) -> str:
    """A name, an outlet's in quotation marks; else the descriptor as printed, without its article."""
    if station.name and station.outlet:
        return quoted(station.name, words, closing, british)
    described = curly(_CLAUSE.sub("", _ARTICLE.sub("", station.descriptor)), words.outer)
    return (clean(station.name) or described or clean(station.label)) + closing
