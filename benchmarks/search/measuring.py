"""Wall time of an answer, and the processor time the database spent on it."""

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

import psycopg

TICK = 10.0  # milliseconds: the resolution of a process's account of its ended children
PATIENCE = 2000.0  # milliseconds for one question and all its repetitions


class Meter:
    """Milliseconds on a processor of all processes of a PostgreSQL server (Linux; else none are told).

    The kernel's account of every living process (schedstat) is exact, and unlike wall time does not see
    what else the machine is busy with. Of a process that ended meanwhile (a parallel worker, mostly) the
    server keeps the sum in steps of 10 ms.
    """

    def __init__(self, connection: psycopg.Connection) -> None:
        backend = Path(f"/proc/{connection.info.backend_pid}/stat")
        server = int(_fields(backend)[1]) if backend.exists() else 0
        self.server = server if Path(f"/proc/{server}/task/{server}/children").exists() else 0

    def read(self) -> tuple[dict[int, float], float]:
        """Milliseconds by living process, and those of all that have ended."""
        if not self.server:
            return {}, 0.0
        children = Path(f"/proc/{self.server}/task/{self.server}/children").read_text().split()
        living = {}
        for pid in map(int, children):
            try:
                living[pid] = int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e6
            except (FileNotFoundError, ProcessLookupError):
                continue
        ended = _fields(Path(f"/proc/{self.server}/stat"))
        return living, TICK * (int(ended[13]) + int(ended[14]))

    def between(self, before: tuple[dict[int, float], float], after: tuple[dict[int, float], float]) -> float:
        """Milliseconds spent from one reading to the next."""
        living = sum(spent - before[0].get(pid, 0.0) for pid, spent in after[0].items())
        gone = sum(spent for pid, spent in before[0].items() if pid not in after[0])
        return living + max(0.0, after[1] - before[1] - gone)


def _fields(stat: Path) -> list[str]:
    """The fields after the command's name: state, parent, …"""
    return stat.read_text().rpartition(")")[2].split()


def timed(ask: Callable[[], object]) -> float:
    """Milliseconds."""
    began = perf_counter()
    ask()
    return 1000 * (perf_counter() - began)


def repeated(ask: Callable[[], object], times: int, meter: Meter | None = None) -> tuple[float, float]:
    """Medians of wall and database milliseconds; the first time warms up, unless it was slow by itself.

    Without a meter the second is 0.
    """
    taken, spent = 0.0, []
    for _ in range(times + 1):
        before = meter.read() if meter else None
        wall = timed(ask)
        spent.append((wall, meter.between(before, meter.read()) if meter else 0.0))
        taken += wall
        if taken > PATIENCE:
            break
    counted = spent[1:] or spent
    return median(wall for wall, _ in counted), median(cpu for _, cpu in counted)


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that at least so many percent do not exceed."""
    ranked = sorted(values)
    return ranked[max(0, math.ceil(percent / 100 * len(ranked)) - 1)]


def geometric_mean(values: Sequence[float]) -> float:
    return math.exp(sum(map(math.log, values)) / len(values))


def exponent(small: float, large: float, growth: float) -> float:
    """e in: large = small × growth^e. 0 does not grow with the archive, 1 grows as it does.

    Not a number where there are no figures.
    """
    return math.log(large / small) / math.log(growth) if small and large else math.nan
