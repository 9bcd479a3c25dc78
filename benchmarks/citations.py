"""Records a second of processor time for every citation format, beside libraries that write the same one.

Run from the project's folder: `python -m benchmarks.citations [--records 2000]`.
"""

import argparse
from collections.abc import Callable, Iterator
from time import process_time

import bibtexparser
import rispy
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from pybtex.database import BibliographyData
from pybtex.database import Entry as PybtexEntry

from archive.citations import FORMATS, ArticleRecord, QuoteRecord
from archive.citations.annotation import annotation
from archive.citations.bylines import authors
from archive.citations.dates import issued
from archive.citations.formatted import STYLES
from archive.citations.keys import citation_key
from archive.citations.record import Station

ROUNDS = 3
WORDING = "Wir teilen in keiner Weise Teile des Landes auf oder schließen Vereinbarungen für irgendjemanden."


def sample(count: int) -> list[QuoteRecord]:
    """Quotes of made-up articles, with all that escaping has to look at."""
    return [_quote(number) for number in range(count)]


def _quote(number: int) -> QuoteRecord:
    article = ArticleRecord(
        id=f"a{number:07}",
        language="de",
        title=f"Was nun? Bericht {number} über 50 % & mehr",
        outlet="Süddeutsche Zeitung",
        authors=authors("Anna Müller und Ursula von der Leyen"),
        issued=issued(f"20{number % 24:02}-{number % 12 + 1:02}"),
        url=f"https://example.org/artikel_{number}?a=1&b=2",
        archive_url=f"https://fundstelle.example/articles/a{number:07}/",
    )
    chain = (
        Station("ein hochrangiger Diplomat", anonymous=True, channel="told_journalist"),
        Station('der Zeitung "i"', "i", outlet=True),
    )
    page = f"https://fundstelle.example/quotes/q{number:07}/"
    return QuoteRecord(f"q{number:07}", article, WORDING, chain, "de", archive_url=page)


def fields_of(quote: QuoteRecord) -> dict[str, str]:
    """The same fields for the libraries; they escape as they do."""
    article = quote.article
    return {
        "title": article.title,
        "journal": article.outlet,
        "year": str(article.issued.start.year),
        "url": article.url,
        "language": article.language,
        "annotation": annotation(quote),
    }


def by_bibtexparser(quotes: list[QuoteRecord]) -> str:
    library = Library()
    for quote in quotes:
        names = " and ".join(f"{name.family}, {name.given}" for name in quote.article.authors)
        fields = [Field(label, text) for label, text in ({"author": names} | fields_of(quote)).items()]
        library.add(Entry("article", citation_key(quote), fields))
    return bibtexparser.write_string(library)


def by_pybtex(quotes: list[QuoteRecord]) -> str:
    entries = {citation_key(quote): PybtexEntry("article", fields_of(quote)) for quote in quotes}
    return BibliographyData(entries).to_string("bibtex")


def by_rispy(quotes: list[QuoteRecord]) -> str:
    return rispy.dumps([_ris(quote) for quote in quotes])


def _ris(quote: QuoteRecord) -> dict:
    told = fields_of(quote)
    names = [f"{name.family}, {name.given}" for name in quote.article.authors]
    same = {"title": told["title"], "secondary_title": told["journal"], "year": told["year"]}
    rest = {"id": citation_key(quote), "urls": [told["url"]], "language": told["language"]}
    return same | rest | {"type_of_reference": "NEWS", "authors": names, "notes": [told["annotation"]]}


PEERS = {
    "bib": (("bibtexparser", by_bibtexparser), ("pybtex", by_pybtex)),
    "ris": (("rispy", by_rispy),),
}


def rate(write: Callable[[], object], count: int) -> float:
    """Records a second of processor time, the best of a few rounds."""
    return count / min(_seconds(write) for _ in range(ROUNDS))


def _seconds(write: Callable[[], object]) -> float:
    started = process_time()
    write()
    return process_time() - started


def rates(quotes: list[QuoteRecord]) -> Iterator[tuple[str, float, str, float]]:
    """(format, ours, peer's name, peer's rate) of each line of the table; "" and 0 without a peer."""
    for extension, module in FORMATS.items():
        ours = rate(lambda module=module: "".join(module.render(quotes)), len(quotes))
        for name, write in PEERS.get(extension, (("", None),)):
            yield extension, ours, name, rate(lambda write=write: write(quotes), len(quotes)) if write else 0
    for style in STYLES:
        told = rate(lambda style=style: "".join(FORMATS["txt"].render(quotes, style)), len(quotes))
        yield f"txt {style}", told, "", 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=2000)
    quotes = sample(parser.parse_args().records)
    print(f"{'format':<14}{'records/s':>12}  {'peer':<14}{'records/s':>12}{'ratio':>8}")
    for extension, ours, name, peer in rates(quotes):
        beside = f"  {name:<14}{peer:>12,.0f}{ours / peer:>7.1f}×" if peer else ""
        print(f"{extension:<14}{ours:>12,.0f}{beside}")


if __name__ == "__main__":
    main()
