"""From rows to the text of a file, a few hundred rows at a time."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from types import ModuleType

from django.db import models, transaction

from archive import citations, records
from archive.citing import SHOWN, reader_language
from archive.exporting import jsonl, table
from archive.models import Article, Claim, Quote, Source
from archive.sourcing import evidence_of, sourcing_reports

CHUNK = 200  # rows fetched, and records written, at a time
_DATA = {module.EXTENSION: module for module in (table, jsonl)}
_RECORDS = {
    "quote": records.quote_record,
    "article": records.article_record,
    "source": records.source_record,
    "claim": records.claim_record,
}
_CITED = {"quote": citations.quote_record, "article": citations.article_record}


class FormatError(ValueError):
    """A format that records of this kind are not written in."""


def formats_of(noun: str) -> dict[str, ModuleType]:
    """Extension → module of the formats that a "quote", "article", "source" or "claim" can be exported in."""
    return {**(citations.FORMATS if noun in _CITED else {}), **_DATA}


def listed(noun: str) -> models.QuerySet:
    """The published records of a kind, with all that any format needs of them."""
    return {
        "quote": Quote.objects.for_records,
        "article": Article.objects.with_release().select_related("outlet").all,
        "source": Source.objects.select_related("principal").all,
        "claim": Claim.objects.all,
    }[noun]().published()


def stream(rows: models.QuerySet, extension: str, site: str, bom: bool = False) -> Iterator[str]:
    """The file's text in pieces, read through a cursor on the server; `bom` applies to csv.

    The transaction is opened here, inside the generator: without one the server would copy all rows before
    it gives the first (a cursor WITH HOLD). At the first piece the active language is the one that references
    are worded in, and FormatError is raised.
    """
    noun = rows.model._meta.model_name
    if extension not in formats_of(noun):
        raise FormatError(extension)
    with transaction.atomic(using=rows.db):
        found = map(_for(noun, extension, site), _fetched(rows, noun, extension))
        yield from _joined(_renderer(noun, extension, bom)(found))


def _fetched(rows: models.QuerySet, noun: str, extension: str) -> Iterator[models.Model]:
    """With what their records say that is worked out for a chunk at a time."""
    fetched = rows.iterator(chunk_size=CHUNK)
    derive = _DERIVED.get(noun) if extension in _DATA else None
    while chunk := list(islice(fetched, CHUNK)):
        if derive:
            derive(chunk)
        yield from chunk


def _assess(claims: list[Claim]) -> None:
    assessments = evidence_of(claims)
    for claim in claims:
        claim.assessment = assessments[claim.pk]


def _report(articles: list[Article]) -> None:
    reports = sourcing_reports(articles)
    for article in articles:
        article.report = reports[article.pk]


_DERIVED = {"claim": _assess, "article": _report}


def _for(noun: str, extension: str, site: str) -> Callable[[models.Model], object]:
    if extension in _DATA:
        return partial(_RECORDS[noun], site=site)
    return partial(_cited, _CITED[noun], site)


def _cited(make: Callable, site: str, row: models.Model) -> object:
    """Each station's article is the quote's own: it need not be fetched again."""
    if isinstance(row, Quote):
        for station in row.chain():
            station.article = row.article
    return make(row, site)


def _renderer(noun: str, extension: str, bom: bool) -> Callable[[Iterable], Iterator[str]]:
    module = formats_of(noun)[extension]
    if module is table:
        return partial(table.render, noun=noun, bom=bom)
    return partial(module.render, language=reader_language()) if extension in SHOWN else module.render


def _joined(pieces: Iterator[str]) -> Iterator[str]:
    """Larger pieces: each is a write to the network."""
    while piece := "".join(islice(pieces, CHUNK)):
        yield piece
