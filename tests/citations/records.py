"""Records for the citation tests: the first article from its data, stand-ins for the models."""

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from archive.citations.record import ArticleRecord, QuoteRecord, Station, quote_record

DATA = Path(__file__).parents[2] / "archive" / "data" / "first_article.annotation.json"
SITE = "https://fundstelle.example"
DIPLOMAT = "ein hochrangiger britischer Diplomat, der an den Gesprächen teilnahm"


def article_like(**changes) -> SimpleNamespace:
    """An object with the attributes of an Article that citations read."""
    given = {
        "public_id": "a7k2m9xq",
        "outlet": None,
        "headline": "",
        "byline": "",
        "url": "",
        "archived_url": "",
    }
    return SimpleNamespace(**given | {"language": "de", "issued": "2023-09"} | changes)


def first_article_quote(number: str) -> SimpleNamespace:
    """A quote of the first article, as the models would hold it."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    told = next(quote for quote in data["quotes"] if quote["id"] == number)
    article = article_like(issued=data["article"]["issued"], language=data["article"]["language"])
    attribution = _attribution(data, told["attribution"]) if told["attribution"] else None
    same = {label: told[label] for label in ("text", "original_text", "original_language", "original_from")}
    return SimpleNamespace(
        public_id=f"{number}v9x2mf", article=article, attribution=attribution, language="de", **same
    )


def first_article_record(number: str = "q18") -> QuoteRecord:
    return quote_record(first_article_quote(number), SITE)


def _attribution(data: dict, number: str) -> SimpleNamespace:
    found = next(link for link in data["attributions"] if link["id"] == number)
    source = next(source for source in data["sources"] if source["id"] == found["source"])
    via = _attribution(data, found["via"]) if found["via"] else None
    link = SimpleNamespace(
        source=SimpleNamespace(**source),
        descriptor=found["descriptor"],
        channel=found["channel"],
    )
    link.chain = lambda: [link, *(via.chain() if via else [])]
    return link


def quote_with(text: str) -> QuoteRecord:
    """A quote whose wording, descriptor, headline and newspaper all are `text`."""
    article = ArticleRecord(
        "a7k2m9xq", "de", title=text, outlet=text, archive_url=f"{SITE}/articles/a7k2m9xq/"
    )
    return QuoteRecord(
        "k3v9x2mf", article, wording=text, chain=(Station(text, anonymous=True),), language="de"
    )


def in_article(quote: QuoteRecord, **changes) -> QuoteRecord:
    """The quote with its article changed."""
    return replace(quote, article=replace(quote.article, **changes))
