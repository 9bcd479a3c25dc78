"""Pages a second when several readers ask at the same time."""

import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.search.browser import Browser

READERS = 8
SECONDS = 6


@dataclass(frozen=True)
class Throughput:
    """Answers a second, and how many had another status than was expected."""

    rate: float
    unexpected: int


def throughput(
    port: int,
    paths: list[str],
    etags: dict[str, bytes] | None = None,
    seconds: float = SECONDS,
    address: Callable[[str], str] = str,
) -> Throughput:
    """Readers walk through the paths, each from another place, for some seconds; never longer than a page
    more. With `etags` they say what they have already and expect 304. `address` writes a path anew each time.
    """
    counts, etags = [], etags or {}
    end = time.perf_counter() + seconds
    readers = [
        threading.Thread(target=_read, args=(port, _from(paths, number), etags, end, address, counts.append))
        for number in range(READERS)
    ]
    began = time.perf_counter()
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    took = time.perf_counter() - began
    return Throughput(sum(good for good, _ in counts) / took, sum(bad for _, bad in counts))


def etags_of(port: int, paths: list[str]) -> dict[str, bytes]:
    """Path → ETag, of those that have one."""
    browser = Browser(port)
    found = {path: browser.get(path).etag for path in paths}
    browser.close()
    return {path: etag for path, etag in found.items() if etag}


def _from(paths: list[str], number: int) -> list[str]:
    start = number * len(paths) // READERS
    return paths[start:] + paths[:start]


def _read(
    port: int, paths: list[str], etags: dict[str, bytes], end: float, address: Callable, done: Callable
) -> None:
    browser, good, bad = Browser(port), 0, 0
    for path in itertools.cycle(paths):
        if time.perf_counter() >= end:
            break
        try:
            status = browser.get(address(path), etags.get(path, b"")).status
        except OSError:
            status = 0
            browser.close()
        good += status == (304 if path in etags else 200)
        bad += status != (304 if path in etags else 200)
    browser.close()
    done((good, bad))
