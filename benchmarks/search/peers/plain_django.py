"""Default Django: what its documentation leads to without a search engine, on the archive's own tables.

`icontains`, one COUNT, one GROUP BY for each facet, 20 rows in a small template. Only the words of the quotes
are searched, which is less than the others do.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

from benchmarks.search.archive import ROOT, Archive
from benchmarks.search.filters import Filter
from benchmarks.search.peers import Pages
from benchmarks.search.peers.ours import GUNICORN
from benchmarks.search.processes import HOST, free_port, served
from benchmarks.search.queries import Query
from benchmarks.search.words import Term

COLUMNS = {"": "", "outlet": "outlet_id"}  # as its rows have them


class PlainDjango(Pages):
    def path(self, query: Query, narrowed: Filter) -> str:
        asked = [("all", "|".join(map(_text, group))) for group in query.all]
        asked += [("without", _text(term)) for term in query.without]
        if narrowed.column:
            asked.append((COLUMNS.get(narrowed.column, narrowed.column), narrowed.key))
        return f"/?{urlencode(asked)}"

    def rows(self, body: bytes) -> int:
        return body.count(b"<li><q>")


def _text(term: Term) -> str:
    return " ".join(term.words)


@contextmanager
def plain_django(archive: Archive) -> Iterator[PlainDjango]:
    port = free_port()
    words = [*GUNICORN, f"--bind={HOST}:{port}", "--timeout=300", "benchmarks.search.peers.plain_site"]
    environment = archive.environment | {"PLAIN_HOST": archive.sockets}
    with served(words, port, archive.folder / "plain_django.log", ROOT, environment):
        yield PlainDjango(port)
