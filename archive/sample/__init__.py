"""A synthetic archive of any size for trying things out and for benchmarks: invented, and always the same."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from random import Random

from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from ..models import Article, Source
from ..public_version import public_changed
from .articles import Composer
from .claims import Claims
from .loading import copy, derive, fill_words, insert, put_aside, settle, stage
from .rows import COLUMNS, Rows
from .voices import Cast

SEED = 20230922
CHUNK = 20_000  # quotes composed before they are copied
USERS = ("sample-annotator", "sample-reviewer")

Progress = Callable[[int], None]


class NotEmpty(Exception):
    """The archive holds articles or sources."""


def load_sample(quotes: int, *, force: bool = False, progress: Progress = lambda quotes: None) -> None:
    """Add that many quotes, with their articles, sources and claims, in one transaction.

    Raises NotEmpty where the archive is not, unless forced. Nobody else can use its tables meanwhile.
    """
    if not force and (Article.objects.exists() or Source.objects.exists()):
        raise NotEmpty
    random = Random(SEED)
    with transaction.atomic(), connection.cursor() as cursor:
        people = tuple(_user(name) for name in USERS)
        rows = Rows({table: _next_id(cursor, table) for table in COLUMNS})
        cast = Cast(random, rows.next_ids["source"], people=max(12, quotes // 50))
        with put_aside(cursor):
            stage(cursor)
            composer = Composer(random, cast, rows, people, Claims(random, rows), quotes)
            for chunk in _ahead(_chunks(composer, quotes)):
                _load(cursor, chunk)
                progress(chunk.quotes)
            derive(cursor)
            fill_words(cursor)
            public_changed(cursor)
        settle(cursor, rows.next_ids | {"source": cast.next_id})


def _user(name: str) -> int:
    """An account nobody can log in with."""
    user, created = get_user_model().objects.get_or_create(username=name, defaults={"is_active": False})
    if created:
        user.set_unusable_password()
        user.save()
    return user.pk


def _next_id(cursor, table: str) -> int:
    cursor.execute(f"SELECT coalesce(max(id), 0) + 1 FROM archive_{table}")
    return cursor.fetchone()[0]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows by table as COPY reads them, how many quotes are among them, and the ids they begin with."""

    lines: dict[str, list[str]]
    quotes: int
    first: dict[str, int]


def _chunks(composer: Composer, quotes: int) -> Iterator[Chunk]:
    """Everything a sample consists of, the sources that last at first."""
    composer.begin()
    left = quotes
    while left:
        first, before = dict(composer.rows.next_ids), left
        while left and before - left < CHUNK:
            wanted = min(composer.random.randint(3, 13), left)
            composer.article(wanted)
            left -= wanted
        yield Chunk(composer.rows.take(), before - left, first)


def _ahead(chunks: Iterator[Chunk]) -> Iterator[Chunk]:
    """The same chunks, the next one being composed while the database is busy with this one."""
    with ThreadPoolExecutor(1) as composing:
        coming = composing.submit(next, chunks, None)
        while chunk := coming.result():
            coming = composing.submit(next, chunks, None)
            yield chunk


def _load(cursor: CursorWrapper, chunk: Chunk) -> None:
    for table, lines in chunk.lines.items():
        copy(cursor, table, lines)
    insert(cursor, chunk.first)
