"""How long the public search takes, beside Datasette and default Django on the same data in the same run.

Prints tables for every size and writes them with a chart of the largest: search.md and search.svg. A scratch
archive is loaded at the first run and kept; one of a million quotes takes minutes and some 4 GB.
"""

import argparse
import datetime
import os
import signal
import sys
from pathlib import Path

from benchmarks.search.archive import ROOT
from benchmarks.search.chart import chart
from benchmarks.search.figures import Outcome
from benchmarks.search.report import growth, tables
from benchmarks.search.run import run
from benchmarks.search.tables import Table

DESCRIPTION = """# Search, measured

![A row for each class of queries, a mark for each peer](search.svg)

{made}.

Our list page over HTTP (gunicorn, two workers of sixteen threads) beside Datasette (SQLite FTS5,
six facets, 20 rows) and default Django (`icontains`, COUNT, a GROUP BY for each of six facets, 20 rows) on
the same synthetic archive in the same run. Every page of ours is made for its request: pages that were made
are kept until something public changes, so each is asked for by an address of its own. Everybody answers
once before it is measured; what a search took then to find out (the planner's estimate, the months to look
at) and the passages it showed ours knows until something public changes: a page whose passages were never
shown takes some fifth longer. Ours has four facets more: via, claim, stance and evidence status. Server,
database and client share {cores} cores. Compare columns, not machines.
"""


def main() -> None:
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    asked = _arguments()
    outcomes: list[Outcome] = []
    found: list[Table] = []
    for quotes in sorted(asked.sizes):
        outcomes.append(run(quotes, asked.queries, asked.cache.absolute()))
        new = [*tables(outcomes[-1]), *([growth(*outcomes[-2:])] if len(outcomes) > 1 else [])]
        print("\n".join(table.text() for table in new), flush=True)
        found += new
    sizes = ",".join(map(str, sorted(asked.sizes)))
    command = f"python -m benchmarks.search --sizes {sizes} --queries {asked.queries}"
    today = datetime.date.today().isoformat()
    text = DESCRIPTION.format(made=f"{today}, `{command}`", cores=os.cpu_count())
    asked.to.mkdir(parents=True, exist_ok=True)
    (asked.to / "search.md").write_text("\n\n".join([text.strip(), *(t.markdown() for t in found)]) + "\n")
    (asked.to / "search.svg").write_text(chart(outcomes[-1], f"{today}, {command}"))
    print(f"\nwritten to {asked.to}: search.md, search.svg")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, default=[100_000], help="numbers of quotes (100000)")
    parser.add_argument("--queries", type=int, default=6, help="of each class (6)")
    parser.add_argument(
        "--cache", type=Path, default=ROOT / "var" / "benchmarks", help="for scratch archives"
    )
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "benchmarks", help="for tables and chart")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


if __name__ == "__main__":
    main()
