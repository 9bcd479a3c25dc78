"""Who is asked the same questions about the same quotes.

Each is a context manager over a running archive and answers `ask(query, filter)`: with a whole page over HTTP
(`path(query, filter)` is its address, `port` its server), or in the benchmark's own process. `ask` raises
NotAnswered for anything but an answer.
"""

from benchmarks.search.browser import Browser
from benchmarks.search.filters import Filter
from benchmarks.search.queries import Query

PAGE = 20  # rows


class NotAnswered(Exception):
    """An error page, or one that cannot be the answer."""


class Pages:
    """A peer that is asked over HTTP."""

    port: int

    def __init__(self, port: int) -> None:
        self.port, self.browser = port, Browser(port)

    def path(self, query: Query, narrowed: Filter) -> str:
        raise NotImplementedError

    def anew(self, path: str) -> str:
        """An address of the same page for which it has to be made again."""
        return path

    def ask(self, query: Query, narrowed: Filter) -> None:
        path = self.anew(self.path(query, narrowed))
        answer = self.browser.get(path)
        if answer.status != 200:
            raise NotAnswered(f"{answer.status} {path}")

    def check(self, query: Query) -> None:
        """Whether its page shows about as many rows as it should; stemming differs, parts of words match.

        Raises NotAnswered. A full page where next to nothing is to be found has not been searched at all.
        """
        path, expected = self.path(query, Filter()), min(PAGE, query.hits)
        shown = self.rows(self.browser.get(path, encoding=b"identity").body)
        if 3 * shown < expected or (shown >= PAGE and expected < PAGE // 4):
            raise NotAnswered(f"{shown} rows, not {expected}: {path}")

    def rows(self, body: bytes) -> int:
        """How many a page shows; 0 where something else of it is missing."""
        raise NotImplementedError
