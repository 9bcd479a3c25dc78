"""Reading and storing many files, in this process or in several beside it."""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.db import connections
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .outcome import Outcome, Refused
from .readers import ParsedArticle, Refusal, files, read
from .save import save

BATCH = 20  # articles a process stores before it is given more
AHEAD = 4  # batches waiting for each process, so that files of any size fit in memory

Read = ParsedArticle | Refusal


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one article; `reasons` are sentences, and only a refused one has any."""

    origin: str
    outcome: Outcome
    reasons: tuple[str, ...] = ()


def run(paths: Iterable[Path], format: str = "auto", workers: int = 1) -> Iterator[Result]:
    """Import files and folders, one result for each article, in no particular order with several workers."""
    found = _read_all(paths, format)
    if workers < 2:
        yield from map(_stored, found)
    else:
        yield from _beside(found, workers)


def _read_all(paths: Iterable[Path], format: str) -> Iterator[Read]:
    for file in files(paths):
        if isinstance(file, Refusal):
            yield file
        else:
            yield from read(file[0], format, file[1])


def _stored(found: Read) -> Result:
    if isinstance(found, Refusal):
        reason = found.in_words(_, get_language() or "en")
        return Result(found.origin, Outcome.REFUSED, (reason,))
    try:
        return Result(found.origin, save(found))
    except Refused as refused:
        return Result(found.origin, Outcome.REFUSED, refused.reasons)


def _connect_anew() -> None:
    """In a forked process: the connections that are open belong to its parent, and are let go unclosed."""
    for connection in connections.all(initialized_only=True):
        del connections[connection.alias]


def _stored_batch(batch: list[Read]) -> list[Result]:
    return [_stored(found) for found in batch]


def _beside(found: Iterator[Read], workers: int) -> Iterator[Result]:
    """Store in forked processes."""
    with ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), _connect_anew) as pool:
        waiting: deque = deque()
        while batch := list(islice(found, BATCH)):
            waiting.append(pool.submit(_stored_batch, batch))
            if len(waiting) >= workers * AHEAD:
                yield from waiting.popleft().result()
        for task in waiting:
            yield from task.result()
