"""Read the word lists in lexicons/: plain text, one folder per language, notes after #."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "lexicons"


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb. `takes` holds the letters explained at the head of verbs.txt."""

    lemma: str
    stem: str  # without its separable prefix
    prefix: str
    force: str
    takes: frozenset[str]


def lines(name: str) -> Iterator[str]:
    """The lines of a file in lexicons/ that are neither empty nor notes."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


@cache
def sections(language: str, name: str) -> dict[str, frozenset[str]]:
    """A file of `[section]` headings, each followed by words separated by blanks."""
    found: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in lines(f"{language}/{name}"):
        if line.startswith("["):
            words = found.setdefault(line.strip("[]\n "), set())
        else:
            words.update(line.split())
    return {heading: frozenset(members) for heading, members in found.items()}


@cache
def endings(language: str, name: str, section: str) -> tuple[str, ...]:
    """The longer words of a section, for `str.endswith`: the last parts of compounds (Medienberichte)."""
    return tuple(sorted(word for word in sections(language, name).get(section, ()) if len(word) > 5))


@cache
def verbs(language: str) -> dict[str, Verb]:
    """Reporting verbs by lemma (the prefix joined on)."""
    found = {}
    for line in lines(f"{language}/verbs.txt"):
        printed, force, *takes = line.split()
        prefix, _, stem = printed.rpartition("|")
        found[prefix + stem] = Verb(prefix + stem, stem, prefix, force, frozenset(takes))
    return found
