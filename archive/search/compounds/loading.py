"""The list of parts as rows for the database."""

from collections.abc import Iterable, Iterator
from math import log2
from pathlib import Path

FILE = Path(__file__).parents[2] / "data" / "german_parts.txt"

#: key, words to find it by, whether inflected, cost; as table archive_wordpart has them after stemming.
Row = tuple[str, str, bool, int]

#: Singulars whose plurals have another stem: Firma, Firmen; Datum, Daten; Kriterium, Kriterien.
_CHANGING = ("um", "us", "a", "on", "is", "o")


def rows(lines: Iterable[str]) -> Iterator[Row]:
    """Keys "friedens-" and "-verhandlung" of parts, "minister" and "=bericht" of words that stay whole."""
    for line in lines:
        word, *rest = line.split()
        if word[0] in "!=":
            yield word.removeprefix("!"), "", False, 0
            continue
        seen, *forms = rest
        if int(seen):
            yield f"-{word}", word, False, cost(int(seen))
        for form in forms:
            if form.startswith("+"):
                form = form[2:] if form.startswith("+=") else word + form[1:]
                yield f"-{form}", found_by(word, form), True, cost(int(seen))
            else:
                form, _, times = form.partition(":")
                yield f"{form}-", "" if word == "-" else found_by(word, form), False, cost(int(times))


def found_by(word: str, form: str) -> str:
    """The word, and a plural of it that nobody would find by the word."""
    return f"{word} {form}" if word.endswith(_CHANGING) and form.endswith(("en", "a", "i")) else word


def cost(seen: int) -> int:
    """Tenths of bits: how surprising a part is that `seen` of the dictionary's 164,000 compounds have."""
    return round(10 * log2(164_000 / (seen + 0.5)))
