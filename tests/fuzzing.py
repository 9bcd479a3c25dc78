"""Random and hostile query strings, over HTTP: what fails, and what takes too long.

`python -m tests.fuzzing http://127.0.0.1:8000 [--requests 20000] [--seed 1] [--threads 4]` asks a running
server, on this machine only. Prints how often each status was answered and the slowest addresses; exit 1 on
any 5xx or anything over `SLOWEST` seconds.
"""

import argparse
import http.client
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from heapq import nlargest
from itertools import islice
from random import Random
from time import perf_counter
from urllib.parse import quote, urlsplit

SLOWEST = 3.0  # seconds
HOSTS = {"127.0.0.1", "localhost", "::1"}
PATHS = ("/quotes/", "/articles/", "/sources/", "/claims/", "/sources/suggest", "/claims/suggest")
WORDS = (
    *(
        "verwaltung",
        "Getreide",
        "verhandlungen",
        "the",
        "der",
        "minister",
        "jahr",
        "ver",
        "Ärzte",
        "aerzte",
        "straße",
    ),
    *("UN-Rat", "x", "a" * 80, "😀", "مرحبا", "e\u0301", "0815", "or", "OR", "und", "ß", "Ǆ", "I\u0307"),
)
SIGNS = (
    '"',
    "(",
    ")",
    "*",
    "-",
    "=",
    ":",
    "&",
    "|",
    "!",
    "<->",
    "\\",
    "'",
    "%",
    "_",
    "\0",
    "\u202e",
    "„",
    "“",
    " ",
    "  ",
)
CODES = (
    "direct",
    "named",
    "person",
    "de",
    "en",
    "denies",
    "contested",
    "nonsense",
    "",
    "22222222",
    "9" * 30,
    "%ff",
    "'",
)
FACETS = (
    *(
        "kind",
        "identification",
        "source",
        "source_kind",
        "outlet",
        "via",
        "language",
        "claim",
        "stance",
        "status",
    ),
    *("from", "to", "sort", "cursor", "count", "bom", "page", "utm_source"),
)
DATES = ("2023", "2023-09", "2023-13", "2023-09-22", "../2023", "2024/2022", "0000", "yesterday", "2022~")
ORDERS = ("newest", "oldest", "relevance", "name", "exact", "drop table", "-")


def addresses(seed: int) -> Iterator[str]:
    """Endless and always the same for a seed: paths with query strings, percent-encoded, some broken."""
    random = Random(seed)
    while True:
        pairs = [("q", _query(random))] if random.random() < 0.8 else []
        pairs += [(random.choice(FACETS), _value(random)) for _ in range(random.choice((0, 0, 1, 1, 2, 5)))]
        encoded = "&".join(f"{name}={_encoded(random, value)}" for name, value in pairs)
        yield f"{random.choice(PATHS)}?{encoded}"


def _query(random: Random) -> str:
    pieces = []
    for _ in range(random.choice((0, 1, 1, 2, 3, 5, 12, 40))):
        word = random.choice(WORDS)
        decorated = random.choice(('"{}"', "-{}", "{}*", '="{}"', "{}", "{}", "{}", "{} or {}", '-"{}'))
        pieces.append(decorated.format(word, random.choice(WORDS)))
        if random.random() < 0.25:
            pieces.append("".join(random.choices(SIGNS, k=random.randint(1, 6))))
    return random.choice((" ", "", " ")).join(pieces)


def _value(random: Random) -> str:
    return random.choice(random.choice((CODES, DATES, ORDERS, WORDS, SIGNS)))


def _encoded(random: Random, value: str) -> str:
    """Now and then what no browser sends: a lone surrogate, half a character, a stray percent sign."""
    return quote(value) + random.choice(("",) * 20 + ("%ED%A0%80", "%C3", "%", "%00"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=4)
    options = parser.parse_args()
    site = urlsplit(options.url)
    if site.hostname not in HOSTS:
        parser.error("only a server on this machine is asked")
    asked = list(islice(addresses(options.seed), options.requests))
    shares = [asked[thread :: options.threads] for thread in range(options.threads)]
    with ThreadPoolExecutor(options.threads) as threads:
        answers = [
            answer
            for share in threads.map(lambda share: _asked(site.netloc, share), shares)
            for answer in share
        ]
    return _told(answers)


def _asked(server: str, share: list[str]) -> list[tuple[float, int, str]]:
    """Seconds, status and address of each."""
    answers, connection = [], http.client.HTTPConnection(server, timeout=60)
    for address in share:
        start = perf_counter()
        connection.request("GET", address)
        response = connection.getresponse()
        response.read()
        answers.append((perf_counter() - start, response.status, address))
        if response.will_close:
            connection.close()
    return answers


def _told(answers: list[tuple[float, int, str]]) -> int:
    statuses = Counter(status for _, status, _ in answers)
    print("answers:", ", ".join(f"{number:,} × {status}" for status, number in sorted(statuses.items())))
    for seconds, status, address in nlargest(5, answers):
        print(f"{seconds:6.2f} s  {status}  {address[:140]}")
    failed = [answer for answer in answers if answer[1] >= 500 or answer[0] > SLOWEST]
    for seconds, status, address in failed[:20]:
        print(f"FAILED {seconds:.2f} s, {status}: {address[:300]}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
