"""Independent lines: the largest set of stances no two of which share a key.

Of a stance's three keys the source decides the institution, if there is one: whoever shares the source shares
the institution as well. So each stance is an edge between two keys, its gatherer on one side, its institution
(or, where there is none, its source) on the other, and the largest set is a maximum matching of a bipartite
graph. That is exact in polynomial time; no search through combinations is needed.
"""

from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Mapping

Edge = tuple[Hashable, Hashable]


def independent(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """A largest set of edges no two of which share an end; of equally large ones, one with early edges."""
    neighbours: dict[Hashable, list[Hashable]] = {}
    for left, right in dict.fromkeys(edges):
        neighbours.setdefault(left, []).append(right)
    chosen: dict[Hashable, Hashable] = {}
    for left in neighbours:
        chosen.update(_augmenting_path(left, neighbours, chosen))
    return tuple(chosen.items())


def _augmenting_path(
    start: Hashable, neighbours: Mapping[Hashable, list[Hashable]], chosen: Mapping[Hashable, Hashable]
) -> list[Edge]:
    """Edges that, once chosen, match `start` and all matched before, found breadth first; else none."""
    owner = {right: left for left, right in chosen.items()}
    reached_from: dict[Hashable, Hashable] = {}
    waiting = deque([start])
    while waiting:
        left = waiting.popleft()
        for right in neighbours[left]:
            if right in reached_from:
                continue
            reached_from[right] = left
            if right not in owner:
                return list(_path_back(right, start, reached_from, chosen))
            waiting.append(owner[right])
    return []


def _path_back(
    right: Hashable,
    start: Hashable,
    reached_from: Mapping[Hashable, Hashable],
    chosen: Mapping[Hashable, Hashable],
) -> Iterator[Edge]:
    while (left := reached_from[right]) != start:
        yield left, right
        right = chosen[left]
    yield start, right
