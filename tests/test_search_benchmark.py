"""benchmarks/search: every peer is asked for the same, and the figures are what they are called."""

import math
from contextlib import nullcontext
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

from benchmarks.search.browser import Answer
from benchmarks.search.chart import chart
from benchmarks.search.choosing import derive
from benchmarks.search.figures import (
    DATASETTE,
    DJANGO,
    OURS,
    SQL_COUNT,
    SQL_NEWEST,
    TANTIVY,
    Figure,
    Outcome,
)
from benchmarks.search.filters import Filter
from benchmarks.search.load import Throughput
from benchmarks.search.measuring import exponent, percentile, repeated
from benchmarks.search.peers import NotAnswered
from benchmarks.search.peers.datasette import fts5
from benchmarks.search.peers.plain_django import PlainDjango
from benchmarks.search.queries import CLASSES, Query
from benchmarks.search.report import growth, tables
from benchmarks.search.tables import Table, milliseconds
from benchmarks.search.words import Term, Words

A, B, C = Term(("hafen",)), Term(("streik",)), Term(("klima", "gipfel"))
BEGINNING = Term(("wass",), prefix=True)

PEERS = (OURS, DATASETTE, DJANGO, SQL_NEWEST, SQL_COUNT, TANTIVY)


class FakeLexicon:
    """Every word is in one quote of a hundred, independent of all others; "stop" is a stop word."""

    def form(self, term: Term) -> str:
        return "" if "stop" in term.words else f"'{' '.join(term.words)}'"

    def count(self, tsquery: str) -> int:
        return max(1, 10_000 // 100 ** tsquery.count("'", 0, 4))


@pytest.mark.parametrize(
    ("query", "typed", "sqlite", "postgresql"),
    [
        (Query("rare", ((A,),)), "hafen", '("hafen")', "('hafen')"),
        (
            Query("and_med", ((A,), (B,))),
            "hafen streik",
            '("hafen") AND ("streik")',
            "('hafen') & ('streik')",
        ),
        (Query("or_med", ((A, B),)), "hafen or streik", '("hafen" OR "streik")', "('hafen' | 'streik')"),
        (Query("phrase", ((C,),)), '"klima gipfel"', '("klima gipfel")', "('klima gipfel')"),
        (Query("prefix_wide", ((BEGINNING,),)), "wass*", '("wass"*)', "('wass')"),
        (Query("not", ((A,),), (B,)), "hafen -streik", '(("hafen")) NOT "streik"', "('hafen') & !'streik'"),
    ],
)
def test_a_query_in_every_language(query, typed, sqlite, postgresql):
    assert query.typed == typed
    assert fts5(query) == sqlite
    assert query.tsquery(FakeLexicon()) == postgresql


def test_percentiles_and_growth():
    assert [percentile(range(1, 101), percent) for percent in (50, 90, 99, 100)] == [50, 90, 99, 100]
    assert percentile([7.0], 99) == 7.0
    assert exponent(3, 30, 10) == pytest.approx(1)
    assert exponent(3, 3, 10) == 0
    assert math.isnan(exponent(0, 3, 10))


def test_the_first_time_is_not_counted():
    asked = []
    repeated(lambda: asked.append(1), 3)
    assert len(asked) == 4


def test_a_table_for_the_terminal_and_for_markdown():
    table = Table("Sizes", ("class", "ms"), [("rare", milliseconds(1.23)), ("broad", milliseconds(1234.5))])
    assert table.text().splitlines() == ["", "Sizes", "class     ms", "rare     1.2", "broad  1,234"]
    assert "| rare | 1.2 |" in table.markdown()


def test_growth_of_what_both_sizes_have():
    small, large = outcome(1_000, 2.0, list(CLASSES)[1:]), outcome(10_000, 20.0, list(CLASSES))
    rows = growth(small, large).rows
    assert [row[0] for row in rows] == list(CLASSES)[1:]
    assert all(row[1] == "1.00" for row in rows)
    assert [table.title for table in tables(large)] == [
        f"10,000 quotes, {what}" for what in ("by class of query", "by filter", "in short")
    ]


def outcome(quotes: int, wall: float, kinds: list[str]) -> Outcome:
    """As if every page of everybody took that long."""
    queries = [Query(kind, ((A,),), hits=3) for kind in kinds]
    figures = [Figure(peer, query, Filter(), wall, wall / 2, True) for peer in PEERS for query in queries]
    return Outcome(quotes, [Filter()], figures, {OURS: Throughput(100.0, 0)})


def test_the_chart_is_well_formed_and_has_every_class():
    drawn = chart(outcome(1_000_000, 5.0, list(CLASSES)), "today, by <this>")
    told = " ".join(ElementTree.fromstring(drawn).itertext())
    assert all(label in told for label in CLASSES.values())
    assert "1,000,000" in told
    assert "by <this>" in told


def test_classes_are_made_of_usable_words():
    words = Words(10_000, {"hafen": 10, "streik": 20, "gipfel": 200, "stop": 15}, {"hafen streik": 9})
    queries = derive(words, FakeLexicon(), 2)
    assert {"rare", "medium", "broad", "phrase"} <= {query.kind for query in queries} <= set(CLASSES)
    assert all(query.hits for query in queries)
    assert not any("stop" in term.words for query in queries for term in query.terms)


@pytest.mark.parametrize(
    ("hits", "shown", "right"),
    [(2, 2, True), (2, 8, True), (2, 20, False), (900, 20, True), (900, 6, False), (1, 0, False)],
)
def test_a_page_that_answers_something_else_is_noticed(hits, shown, right):
    peer = PlainDjango(0)
    peer.browser = SimpleNamespace(get=lambda path, encoding: Answer(200, b"", b"<li><q>" * shown))
    with nullcontext() if right else pytest.raises(NotAnswered):
        peer.check(Query("rare", ((A,),), hits=hits))
