"""What the reading room's door costs: the public pages' queries through its views and on the base tables.

Both in turns, in one archive, the one as role `reading`, the other as the tables' owner. Run from the
project's folder, on an archive with a sample in it (`manage.py load_sample --quotes 100000` makes one):
`python benchmarks/door.py [--runs 200]`. Prints the median of each in milliseconds and their ratio.
"""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("DEBUG", "1")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connections  # noqa: E402
from django.http import QueryDict  # noqa: E402

from archive.filters import QuoteFilter  # noqa: E402
from archive.models import Quote  # noqa: E402
from archive.views.neighbours import neighbours  # noqa: E402
from config import routers  # noqa: E402

GOAL = 1.05
#: Words every sample has.
SEARCHES = {"list": "", "list, one kind": "kind=direct", "list, a search": "q=verwaltung"}


def listed(query: str) -> None:
    """What the list of quotes asks: rows, total, facets."""
    found = QuoteFilter(QueryDict(query), queryset=Quote.objects.published().for_list())
    assert found.is_valid(), found.errors
    assert found.page().rows and found.counts.total


def page(public_id: str) -> None:
    """What a quote's page asks."""
    neighbours(Quote.objects.published().for_page().get(public_id=public_id))


def timed(ask: Callable[[], None], door: str) -> float:
    """Milliseconds."""
    token = routers._door.set(door)
    start = perf_counter()
    ask()
    routers._door.reset(token)
    return 1000 * (perf_counter() - start)


def compare(ask: Callable[[], None], runs: int) -> tuple[float, float]:
    """Medians at the desk and in the reading room, by turns so that both meet the same machine."""
    times = {routers.DESK: [], routers.READING: []}
    for run in range(runs + 5):
        for door in sorted(times, reverse=bool(run % 2)):
            took = timed(ask, door)
            if run >= 5:  # caches are warm by then
                times[door].append(took)
    return median(times[routers.DESK]), median(times[routers.READING])


def same_terms() -> None:
    """The role's own settings hold on both sides: the views are measured, not `jit`, memory or plans kept."""
    from archive.reading_role import ROLE_SETTINGS

    with connections[routers.DESK].cursor() as cursor:
        for setting in ("work_mem", "jit", "plan_cache_mode"):
            cursor.execute(f"SET {setting} = {ROLE_SETTINGS[setting]}")
    prepared = settings.DATABASES[routers.READING]["OPTIONS"]["prepare_threshold"]
    connections[routers.DESK].connection.prepare_threshold = prepared


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=100)
    runs = parser.parse_args().runs
    same_terms()
    ids = list(Quote.objects.published().values_list("public_id", flat=True)[:1])
    if not ids:
        sys.exit("The archive is empty: manage.py load_sample --quotes 100000")
    asked = {name: (lambda query=query: listed(query)) for name, query in SEARCHES.items()}
    asked["page of a quote"] = lambda: page(ids[0])
    print(f"{Quote.objects.count()} quotes, {runs} runs each, {settings.DATABASES['default']['ENGINE']}")
    print(f"{'':18}{'desk ms':>10}{'reading ms':>12}{'ratio':>8}")
    for name, ask in asked.items():
        desk, reading = compare(ask, runs)
        verdict = "" if reading <= GOAL * desk else "  above the goal of 1.05"
        print(f"{name:18}{desk:10.2f}{reading:12.2f}{reading / desk:8.3f}{verdict}")


if __name__ == "__main__":
    main()
