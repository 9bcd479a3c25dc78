"""Text with a block of keys before it, between lines of ---

    ---
    headline: Geheime Gespräche
    date: 2023-09
    ---
    Britische Beamten haben …

Values are taken as they stand, quotation marks included. Line breaks between block and text are no text.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from archive.importing.readers.decoding import read_text
from archive.importing.readers.fields import KEYS, article, canonical_key
from archive.importing.readers.parsed import ParsedArticle, Refusal, Refused

CODE = "front_matter"
FENCE = re.compile(r"---[ \t]*(?:\r?\n|\Z)")

_BLOCK = re.compile(rf"{FENCE.pattern}(?P<keys>.*?)^{FENCE.pattern}", re.DOTALL | re.MULTILINE)


def read(path: Path, origin: str) -> Iterator[ParsedArticle | Refusal]:
    try:
        yield _parsed(read_text(path), origin)
    except Refused as refused:
        yield refused.at(origin)


def _parsed(text: str, origin: str) -> ParsedArticle:
    block = _BLOCK.match(text)
    if not block:
        raise Refused("open_front_matter")
    return article(text[block.end() :].lstrip("\r\n"), origin, _values(block["keys"]))


def _values(block: str) -> dict[str, str]:
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(block.split("\n"), 2):
        if not line.strip():
            continue
        written, colon, value = line.partition(":")
        key = canonical_key(written)
        if not colon:
            raise Refused("no_colon", line=number, keys=", ".join(KEYS))
        if key not in KEYS:
            raise Refused("unknown_key", key=written.strip()[:60], line=number, keys=", ".join(KEYS))
        if key in values:
            raise Refused("duplicate_key", key=written.strip(), line=number, first=lines[key])
        values[key], lines[key] = value, number
    return values
