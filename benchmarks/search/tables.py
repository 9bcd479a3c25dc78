"""A table of texts, for the terminal and for Markdown: its first column to the left, figures to the right."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    title: str
    head: tuple[str, ...]
    rows: list[tuple[str, ...]]
    note: str = ""

    @property
    def widths(self) -> list[int]:
        return [max(map(len, column)) for column in zip(self.head, *self.rows, strict=True)]

    def text(self) -> str:
        lines = [self._line(row) for row in (self.head, *self.rows)]
        return "\n".join(["", self.title, *lines, *([self.note] if self.note else [])])

    def markdown(self) -> str:
        rule = "|".join(["---", *["--:"] * (len(self.head) - 1)])
        lines = [f"| {' | '.join(row)} |" for row in (self.head, *self.rows)]
        lines.insert(1, f"|{rule}|")
        return "\n".join([f"### {self.title}", "", *lines, *(["", self.note] if self.note else [])])

    def _line(self, row: tuple[str, ...]) -> str:
        first, *others = (
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, self.widths, strict=True))
        )
        return "  ".join([first, *others]).rstrip()


def milliseconds(value: float) -> str:
    """Three figures."""
    return f"{value:,.0f}" if value >= 99.5 else f"{value:.1f}"
