"""What a person decided: sections of folded words, read from archive/data/german_parts_curated.txt."""

from pathlib import Path

FILE = Path(__file__).parents[2] / "data" / "german_parts_curated.txt"


def curated() -> dict[str, set[str]]:
    """Section → words."""
    sections: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in FILE.read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if line.startswith("["):
            words = sections.setdefault(line.strip("[]"), set())
        else:
            words |= set(line.split())
    return sections
