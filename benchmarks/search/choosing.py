"""Choosing the queries: of the archive's own words, those whose share of all quotes is nearest to a target.

Nothing is drawn by lot: the same archive gives the same queries.
"""

import math
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product

from benchmarks.search.queries import Query
from benchmarks.search.words import Lexicon, Term, Words

#: Share of all quotes that a query of each class should find.
SINGLE = {"rare": 1e-5, "medium": 1.5e-3, "broad": 2.5e-2}
AND_MED, AND_BROAD, PHRASE = 1e-4, 1e-3, 1e-3
#: And of how many letters. A beginning of fewer than four might be refused.
NARROW, NARROW_LETTERS = 5e-3, 6
WIDE, WIDE_LETTERS = 0.25, 4
TRIED = 8  # times as many as are wanted are counted exactly


def derive(words: Words, lexicon: Lexicon, wanted: int) -> list[Query]:
    """Up to that many queries of every class, fewer where the archive has no more."""
    choice = _Choice(words, lexicon, wanted)
    # Twice as many as are wanted, so that there are pairs to choose from.
    rare, medium, broad = (choice.words(kind, share, 2 * wanted) for kind, share in SINGLE.items())
    classes = [rare, medium, broad, *_together(choice, medium, broad), *_composed(choice, medium, broad)]
    return [query for queries in classes for query in queries[:wanted]]


def _together(choice: "_Choice", medium: list[Query], broad: list[Query]) -> Iterator[list[Query]]:
    """Classes with a target of their own."""
    both = (Query("and_med", (*one.all, *other.all)) for one, other in product(medium, broad))
    yield choice.best(both, AND_MED)
    both = (Query("and_broad", (*one.all, *other.all)) for one, other in combinations(broad, 2))
    yield choice.best(both, AND_BROAD)
    pairs = choice.near(choice.archive.pairs, PHRASE)
    yield choice.best((Query("phrase", ((Term(tuple(pair.split())),),)) for pair in pairs), PHRASE)
    for kind, letters, share in (("prefix_nar", NARROW_LETTERS, NARROW), ("prefix_wide", WIDE_LETTERS, WIDE)):
        beginnings = choice.near(choice.archive.beginnings(letters), share)
        yield choice.best((Query(kind, ((Term((text,), prefix=True),),)) for text in beginnings), share)


def _composed(choice: "_Choice", medium: list[Query], broad: list[Query]) -> Iterator[list[Query]]:
    """Classes that follow from their words."""
    twos = zip(medium, _turned(medium), strict=True)
    yield choice.counted(Query("or_med", (one.all[0] + other.all[0],)) for one, other in twos)
    fours = zip(*(_turned(broad, places) for places in range(4)), strict=True)
    yield choice.counted(Query("or_broad", (sum((one.all[0] for one in four), ()),)) for four in fours)
    pairs = zip(broad, medium, strict=False)
    yield choice.counted(Query("not", one.all, other.all[0]) for one, other in pairs)


def _turned(queries: list[Query], places: int = 1) -> list[Query]:
    return queries[places:] + queries[:places]


def _scattered(text: str) -> int:
    """An order of what is equally near that has nothing to do with the alphabet."""
    return zlib.crc32(text.encode())


@dataclass(frozen=True)
class _Choice:
    archive: Words
    lexicon: Lexicon
    wanted: int

    def near(self, frequencies: dict[str, int], share: float) -> list[str]:
        """The texts whose frequency is nearest to that share, more than are wanted."""

        def place(text: str) -> tuple[float, int]:
            return self._distance(frequencies[text], share), _scattered(text)

        return sorted(frequencies, key=place)[: TRIED * self.wanted]

    def words(self, kind: str, share: float, wanted: int) -> list[Query]:
        """Words of a class, none of which goes with another: in a set phrase "and" would mean nothing."""
        near = (Query(kind, ((Term((word,)),),)) for word in self.near(self.archive.words, share))
        found: list[Query] = []
        for query in self.best(near, share):
            if not any(self._go_together(query, other) for other in found):
                found.append(query)
        return found[:wanted]

    def best(self, queries: Iterable[Query], share: float) -> list[Query]:
        """Those whose number of hits is nearest to that share come first."""
        found = self.counted(queries)
        return sorted(found, key=lambda query: (self._distance(query.hits, share), _scattered(query.typed)))

    def counted(self, queries: Iterable[Query]) -> list[Query]:
        """With their hits; without those that find nothing or have stop words."""
        usable = (query for query in queries if all(map(self.lexicon.form, query.terms)))
        counted = (replace(query, hits=self._hits(query)) for query in usable)
        return [query for query in counted if query.hits]

    def _go_together(self, one: Query, other: Query) -> bool:
        return 2 * self._hits(Query("", (*one.all, *other.all))) > one.hits

    def _hits(self, query: Query) -> int:
        return self.lexicon.count(query.tsquery(self.lexicon))

    def _distance(self, number: int, share: float) -> float:
        return abs(math.log(number / (share * self.archive.total)))
