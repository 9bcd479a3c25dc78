"""Which format a file has, by how it begins."""

import codecs
import re
from pathlib import Path

from archive.importing.readers import front_matter, json_lines, plain

_OBJECT = re.compile(rb'\s*\{\s*"')
_LINES = frozenset({".jsonl", ".ndjson", ".json"})


def sniff(path: Path) -> str:
    """The code of the reader for a file; plain text if it is nothing else. Raises OSError."""
    with path.open("rb") as file:
        beginning = file.read(4000).removeprefix(codecs.BOM_UTF8)
    if path.suffix.lower() in _LINES or _OBJECT.match(beginning):
        return json_lines.CODE
    first_line = beginning.partition(b"\n")[0].decode("ascii", "replace").rstrip("\r")
    return front_matter.CODE if front_matter.FENCE.fullmatch(first_line) else plain.CODE
