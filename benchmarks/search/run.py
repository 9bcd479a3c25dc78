"""One size, from loading to figures: every question is put to everybody by turns, so that all meet the same
machine."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from benchmarks.search.archive import scratch_archive
from benchmarks.search.choosing import derive
from benchmarks.search.figures import DATASETTE, DJANGO, OURS, SQL_COUNT, SQL_NEWEST, TANTIVY, Figure, Outcome
from benchmarks.search.filters import Filter, filters_of
from benchmarks.search.load import etags_of, throughput
from benchmarks.search.measuring import Meter, repeated
from benchmarks.search.peers import NotAnswered, Pages
from benchmarks.search.peers.datasette import datasette
from benchmarks.search.peers.ours import ours
from benchmarks.search.peers.plain_django import plain_django
from benchmarks.search.peers.sql import NEWEST, NUMBER, Sql
from benchmarks.search.peers.tantivy_index import Tantivy
from benchmarks.search.queries import Query
from benchmarks.search.words import Lexicon, words_of

WARMING_UP = 2  # seconds
KEEPING = 15  # until each server process has made every page once


@dataclass(frozen=True, slots=True)
class Asking:
    """How often somebody is asked: repetitions, for how many queries of a class, with all filters or none."""

    times: int
    queries: int = 1_000
    filters: bool = True


#: Default Django takes seconds for a page of a large archive; the last three are for reference only.
HOW = {
    OURS: Asking(3),
    DATASETTE: Asking(2),
    DJANGO: Asking(1, queries=2, filters=False),
    SQL_NEWEST: Asking(3, filters=False),
    SQL_COUNT: Asking(3, filters=False),
    TANTIVY: Asking(3, filters=False),
}


def run(quotes: int, wanted: int, cache: Path) -> Outcome:
    """Measures everything at that size, with so many queries of each class."""
    with ExitStack() as stack:
        archive = stack.enter_context(scratch_archive(quotes, cache))
        connection = stack.enter_context(archive.connect())
        queries = derive(words_of(archive, connection), Lexicon(connection), wanted)
        peers = {
            SQL_NEWEST: Sql(connection, NEWEST),
            SQL_COUNT: Sql(connection, NUMBER),
            TANTIVY: Tantivy(archive),
            DATASETTE: stack.enter_context(datasette(archive)),
            DJANGO: stack.enter_context(plain_django(archive)),
            OURS: stack.enter_context(ours(archive)),
        }
        outcome = Outcome(quotes, filters_of(connection))
        _warm(peers, queries, outcome)
        _check(peers, queries)
        outcome.figures += _figures(peers, queries, outcome.filters, Meter(connection))
        _load(peers, queries, outcome)
    return outcome


def _figures(peers: dict, queries: list[Query], filters: list[Filter], meter: Meter) -> Iterator[Figure]:
    print(f"measuring {len(queries)} queries with {len(filters)} filters", flush=True)
    seen: dict[str, int] = {}
    for query in tqdm(queries, desc="measuring", unit=" queries", leave=False, disable=None):
        seen[query.kind] = seen.get(query.kind, 0) + 1
        for narrowed in filters:
            for name, peer in peers.items():
                how = HOW[name]
                if seen[query.kind] <= how.queries and (how.filters or not narrowed.column):
                    yield _figure(name, peer.ask, query, narrowed, meter)


def _figure(name: str, ask: Callable, query: Query, narrowed: Filter, meter: Meter) -> Figure:
    refusals = []

    def asking() -> None:
        try:
            ask(query, narrowed)
        except NotAnswered as refusal:  # it took its time all the same
            refusals.append(refusal)

    wall, cpu = repeated(asking, HOW[name].times, meter)
    if refusals:
        tqdm.write(f"{name}: {refusals[0]}")
    return Figure(name, query, narrowed, wall, cpu, not refusals)


def _check(peers: dict, queries: list[Query]) -> None:
    """One query of each class: what answers something else must not be compared."""
    for query in {query.kind: query for query in queries}.values():
        for name in (OURS, DATASETTE, DJANGO):
            try:
                peers[name].check(query)
            except NotAnswered as doubt:
                print(f"{name}: {doubt}", flush=True)


def _warm(peers: dict, queries: list[Query], outcome: Outcome) -> None:
    """Every process and connection has worked before anything is measured."""
    for name in (OURS, DATASETTE, DJANGO):
        peer = peers[name]
        paths = _paths(peer, queries, outcome.filters)
        throughput(peer.port, paths, seconds=WARMING_UP, address=peer.anew)


def _load(peers: dict, queries: list[Query], outcome: Outcome) -> None:
    """Mixed queries: one class after the other, every filter in its turn."""
    print(f"eight readers at a time, {outcome.quotes:,} quotes", flush=True)
    for name in (OURS, DATASETTE):
        peer = peers[name]
        paths = _paths(peer, queries, outcome.filters)
        outcome.pages[name] = throughput(peer.port, paths, address=peer.anew)
    mine = peers[OURS]
    if etags := etags_of(mine.port, _paths(mine, queries, outcome.filters)):
        throughput(mine.port, list(etags), seconds=KEEPING)
        outcome.kept = throughput(mine.port, list(etags))
        outcome.unchanged = throughput(mine.port, list(etags), etags)


def _paths(peer: Pages, queries: list[Query], filters: list[Filter]) -> list[str]:
    """Neighbours are of different classes and have different filters."""
    mixed = [query for turn in range(len(filters)) for query in queries[turn :: len(filters)]]
    return [peer.path(query, filters[number % len(filters)]) for number, query in enumerate(mixed)]
