"""The chart: a row for each class of queries, a mark for each peer, on a logarithmic scale; an SVG."""

import math
from collections.abc import Iterator
from html import escape

from benchmarks.search.figures import DATASETTE, DJANGO, OURS, Outcome
from benchmarks.search.queries import CLASSES
from benchmarks.search.tables import milliseconds

PEERS = {
    OURS: ("ours", "Fundstelle"),
    DATASETTE: ("datasette", "Datasette"),
    DJANGO: ("django", "default Django"),
}
WIDTH, LEFT, RIGHT, TOP, ROW = 880, 270, 40, 104, 34
STYLE = """
    svg { color-scheme: light dark; font: 13px system-ui, sans-serif; background: #fff; }
    text { fill: #1c1c1c; } .quiet { fill: #666; font-size: 11px; }
    .title { font-size: 16px; font-weight: 600; }
    .line { stroke: #ddd; } .range { stroke: #bbb; stroke-width: 2; }
    .ours { fill: #00695c; } .datasette { fill: #c25700; } .django { fill: #6a4fb3; }
    @media (prefers-color-scheme: dark) {
        svg { background: #161616; } text { fill: #e8e8e8; } .quiet { fill: #9a9a9a; }
        .line { stroke: #3a3a3a; } .range { stroke: #5a5a5a; }
        .ours { fill: #4fd1b5; } .datasette { fill: #ff9f4a; } .django { fill: #b7a1ff; }
    }
"""


def chart(outcome: Outcome, made: str) -> str:
    """`made` says when and by what command."""
    rows = outcome.kinds
    walls = {kind: {peer: outcome.wall(peer, kind) for peer in PEERS} for kind in rows}
    scale = _Scale([wall for row in walls.values() for wall in row.values()])
    height = TOP + ROW * len(rows) + 62
    title = f"A search page of {outcome.quotes:,} quotes: milliseconds until all of it is there"
    pieces = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{escape(title)}">',
        f"<style>{STYLE}</style>",
        f'<text class="title" x="20" y="32">{escape(title)}</text>',
        *_legend(),
        *_axis(scale, TOP + ROW * len(rows)),
        *(
            piece
            for place, kind in enumerate(rows)
            for piece in _row(kind, walls[kind], scale, TOP + ROW * place)
        ),
        f'<text class="quiet" x="20" y="{height - 14}">{escape(made)}</text>',
        "</svg>",
    ]
    return "\n".join(pieces) + "\n"


class _Scale:
    """Milliseconds → horizontal place, from one power of ten to another."""

    def __init__(self, values: list[float]) -> None:
        self.first = math.floor(math.log10(min(values)))
        self.last = max(math.ceil(math.log10(max(values))), self.first + 1)

    def __call__(self, value: float) -> float:
        share = (math.log10(value) - self.first) / (self.last - self.first)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def _legend() -> Iterator[str]:
    for place, (name, label) in enumerate(PEERS.values()):
        x = LEFT + 150 * place
        yield _mark(name, x, 58)
        yield f'<text x="{x + 12}" y="62">{escape(label)}</text>'


def _axis(scale: _Scale, bottom: int) -> Iterator[str]:
    for power in range(scale.first, scale.last + 1):
        x = scale(10**power)
        yield f'<line class="line" x1="{x}" x2="{x}" y1="{TOP - 16}" y2="{bottom}"/>'
        yield f'<text class="quiet" x="{x}" y="{bottom + 18}" text-anchor="middle">{10**power:,} ms</text>'


def _row(kind: str, walls: dict[str, float], scale: _Scale, top: int) -> Iterator[str]:
    y = top + ROW // 2
    places = [scale(wall) for wall in walls.values()]
    yield f'<text x="{LEFT - 20}" y="{y + 4}" text-anchor="end">{escape(CLASSES[kind])}</text>'
    yield f'<line class="range" x1="{min(places)}" x2="{max(places)}" y1="{y}" y2="{y}"/>'
    for (name, _label), wall, x in zip(PEERS.values(), walls.values(), places, strict=True):
        yield _mark(name, x, y)
        yield f'<text class="quiet" x="{x}" y="{y - 9}" text-anchor="middle">{milliseconds(wall)}</text>'


def _mark(name: str, x: float, y: float) -> str:
    """Told apart by shape too."""
    if name == "ours":
        return f'<circle class="{name}" cx="{x}" cy="{y}" r="6"/>'
    if name == "datasette":
        return f'<rect class="{name}" x="{x - 5}" y="{y - 5}" width="10" height="10"/>'
    return f'<path class="{name}" d="M{x - 6} {y + 5}h12l-6 -11z"/>'
