"""This project's list of quotes, served as the README says for production."""

import itertools
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

from benchmarks.search.archive import ROOT, Archive
from benchmarks.search.filters import Filter
from benchmarks.search.peers import Pages
from benchmarks.search.processes import HOST, free_port, served
from benchmarks.search.queries import Query

GUNICORN = (sys.executable, "-m", "gunicorn", "--worker-class=gthread", "--threads=16", "--workers=2")
LINK = re.compile(rb'href="/quotes/([2-9b-z]{8})/["?#]')


class Ours(Pages):
    number = itertools.count()

    def path(self, query: Query, narrowed: Filter) -> str:
        return f"/quotes/?{urlencode({'q': query.typed})}{narrowed.query_string}"

    def anew(self, path: str) -> str:
        """As a newsletter marks its links: pages that were made are kept by their whole address."""
        return f"{path}&utm_id={next(self.number)}"

    def rows(self, body: bytes) -> int:
        return len(set(LINK.findall(body)))


@contextmanager
def ours(archive: Archive) -> Iterator[Ours]:
    port = free_port()
    words = [*GUNICORN, f"--bind={HOST}:{port}", "--limit-request-line=0", "config.wsgi"]
    with served(words, port, archive.folder / "ours.log", ROOT, archive.environment):
        yield Ours(port)
