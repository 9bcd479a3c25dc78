"""The figures of one run, and what is asked of them."""

import statistics
from dataclasses import dataclass, field

from benchmarks.search.filters import Filter
from benchmarks.search.load import Throughput
from benchmarks.search.queries import CLASSES, Query

OURS, DATASETTE, DJANGO = "ours", "Datasette", "default Django"
SQL_NEWEST, SQL_COUNT, TANTIVY = "SQL newest", "SQL count", "tantivy"


@dataclass(frozen=True, slots=True)
class Figure:
    """Median milliseconds of one question to one peer: until answered, and of the database's processors."""

    peer: str
    query: Query
    narrowed: Filter
    wall: float
    cpu: float
    answered: bool


@dataclass
class Outcome:
    """All figures of one size."""

    quotes: int
    filters: list[Filter] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    pages: dict[str, Throughput] = field(default_factory=dict)
    kept: Throughput | None = None
    unchanged: Throughput | None = None

    def of(self, peer: str, kind: str = "", narrowed: str = "") -> list[Figure]:
        """Those of a peer; of one class of queries, and with one filter, if they are given."""
        return [
            figure
            for figure in self.figures
            if figure.peer == peer
            and (not kind or figure.query.kind == kind)
            and (not narrowed or figure.narrowed.name == narrowed)
        ]

    def wall(self, peer: str, kind: str = "", narrowed: str = "none") -> float:
        """The median, in milliseconds."""
        return statistics.median(figure.wall for figure in self.of(peer, kind, narrowed))

    @property
    def kinds(self) -> list[str]:
        """The classes there were queries of."""
        return [kind for kind in CLASSES if self.of(OURS, kind)]

    def ratio(self, peer: str, kind: str = "", narrowed: str = "none") -> float:
        """How many times as long as ours the peer takes: the median over the questions both were asked."""
        mine = {(figure.query, figure.narrowed): figure.wall for figure in self.of(OURS, kind, narrowed)}
        theirs = self.of(peer, kind, narrowed)
        return statistics.median(figure.wall / mine[figure.query, figure.narrowed] for figure in theirs)
