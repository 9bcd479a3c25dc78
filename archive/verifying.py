"""Recomputing everything derived, and comparing: stored facts, checksums, dates, words at their places.

All of it streams: no more than a few hundred articles are held at a time, and of the rest only what differs.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from django.db import connection, models, transaction

from .derived import FACTS, WORDS
from .models import Article, Attribution, Quote
from .partial_dates import PartialDateError, parse
from .spans import SpanError, text_at

CHUNK = 200  # articles compared at a time

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Difference:
    """A record, one of its fields, what is stored there and what should be, as text."""

    record: str
    public_id: str
    field: str
    stored: str
    expected: str

    def __str__(self) -> str:
        stored, expected = _around_the_difference(self.stored, self.expected)
        return f"{self.record} {self.public_id}, {self.field}: {stored!r} is stored, {expected!r} is expected"


def differences(progress: Progress = lambda checked: None) -> Iterator[Difference]:
    """Everything stored that is not as it should be, from one moment's state; calls `progress` per step."""
    with _one_moment():
        for articles in _chunks(Article.objects.order_by("pk")):
            progress("article")
            yield from _of_articles(articles)
        for table, (columns, expected) in [*FACTS.items(), *WORDS.items()]:
            progress(table)
            yield from _of_table(table, columns, expected)
        progress("word")
        yield from _of_words_kept()


@contextmanager
def _one_moment() -> Iterator[None]:
    """A transaction that sees no change made meanwhile, where there is not one already."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _chunks(articles: models.QuerySet) -> Iterator[list[Article]]:
    rows = articles.iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _of_articles(articles: list[Article]) -> Iterator[Difference]:
    for article in articles:
        yield from _of_article(article)
    bodies = {article.pk: article.body for article in articles}
    described = Attribution.objects.filter(article__in=bodies, descriptor_start__isnull=False)
    for attribution in described.iterator():
        spans = [(attribution.descriptor_start, attribution.descriptor_end)]
        yield from _of_words(attribution, "descriptor", spans, bodies[attribution.article_id])
    passages = Quote.objects.filter(article__in=bodies).only("public_id", "text", "spans", "article_id")
    for quote in passages.iterator():
        yield from _of_words(quote, "text", quote.spans, bodies[quote.article_id])


def _of_article(article: Article) -> Iterator[Difference]:
    expected = {"body_sha256": hashlib.sha256(article.body.encode()).hexdigest()}
    expected["is_public"] = article.published
    try:
        issued = parse(article.issued) if article.issued else None
        expected["issued_earliest"] = issued and issued.earliest
        expected["issued_latest"] = issued and issued.latest
    except PartialDateError as error:
        yield Difference("article", article.public_id, "issued", article.issued, str(error))
    for field, value in expected.items():
        stored = getattr(article, field)
        if stored != value:
            yield Difference("article", article.public_id, field, str(stored), str(value))


def _of_words(record: models.Model, field: str, spans: Iterable, body: str) -> Iterator[Difference]:
    try:
        printed = text_at(body, spans)
    except SpanError as error:
        printed = str(error)
    stored = getattr(record, field)
    if stored != printed:
        yield Difference(record._meta.model_name, record.public_id, field, stored, printed)


def _of_table(table: str, columns: tuple[str, ...], expected: str) -> Iterator[Difference]:
    """Rows of a table whose derived columns are not the ones the statement gives, found by the database."""
    pairs = ", ".join(f"r.{column}::text, e.{column}::text" for column in columns)
    stored, due = (", ".join(f"{row}.{column}" for column in columns) for row in "re")
    query = f"""
        SELECT r.public_id, {pairs} FROM archive_{table} r JOIN ({expected}) e USING (id)
        WHERE ROW({stored}) IS DISTINCT FROM ROW({due}) ORDER BY r.id
    """
    with connection.chunked_cursor() as cursor:
        cursor.execute(query)
        while rows := cursor.fetchmany(CHUNK):
            for public_id, *values in rows:
                for column, was, should in zip(columns, values[::2], values[1::2], strict=True):
                    if was != should:
                        yield Difference(table, public_id, column, str(was), str(should))


def _of_words_kept() -> Iterator[Difference]:
    """Public words that no query would be corrected to. Words that are public no more may well be kept."""
    with connection.chunked_cursor() as cursor:
        cursor.execute("SELECT archive_public_words() EXCEPT SELECT word FROM archive_word ORDER BY 1")
        while rows := cursor.fetchmany(CHUNK):
            yield from (Difference("word", word, "word", "", word) for (word,) in rows)


def _around_the_difference(stored: str, expected: str, width: int = 60) -> tuple[str, str]:
    """Both texts, cut to where they begin to differ if they are long."""
    if max(len(stored), len(expected)) <= width:
        return stored, expected
    same = next((at for at, pair in enumerate(zip(stored, expected, strict=False)) if len(set(pair)) > 1), 0)
    start = max(0, same - 10)
    return tuple(("…" if start else "") + text[start : start + width] for text in (stored, expected))
