"""Query strings of the lists: the present one with something added, taken out or replaced."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote_plus

from django.http import QueryDict
from django.utils.functional import cached_property

Pairs = list[tuple[str, str]]


class Address:
    """A list's path and the parameters it understands, without the cursor: changing anything starts anew."""

    def __init__(self, path: str, query: QueryDict, known: Iterable[str]) -> None:
        self.path = path
        self.pairs: Pairs = [
            (name, value) for name in known for value in dict.fromkeys(query.getlist(name)) if value.strip()
        ]

    @cached_property
    def _query(self) -> str:
        return _written(self.pairs)

    @cached_property
    def _beginning(self) -> str:
        """The address that another parameter is added to: a page has dozens of such links."""
        return f"{self.path}?{self._query}&" if self.pairs else f"{self.path}?"

    def _url(self, pairs: Pairs) -> str:
        return f"{self.path}?{_written(pairs)}" if pairs else self.path

    def adding(self, name: str, value: str) -> str:
        return f"{self._beginning}{name}={_quoted(value)}"

    def without(self, name: str, value: str | None = None) -> str:
        """Without this value of a parameter, or without the parameter."""
        return self._url(
            [pair for pair in self.pairs if pair[0] != name or value not in (None, pair[1].strip())]
        )

    def setting(self, name: str, value: str) -> str:
        return self._url([*(pair for pair in self.pairs if pair[0] != name), (name, value)])

    def at(self, path: str) -> str:
        """The same parameters at another path."""
        return f"{path}?{self._query}" if self.pairs else path


def _written(pairs: Pairs) -> str:
    return "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in pairs)


@lru_cache(maxsize=5000)
def _quoted(text: str) -> str:
    return quote_plus(text, encoding="utf-8", errors="replace")
