"""Readers: files in, parsed articles out, or a refusal that says where and what to do. Nothing is stored.

`read(path)` yields a ParsedArticle or a Refusal for each article of one file; `files(paths)` walks folders.
"""

from collections.abc import Iterator
from pathlib import Path

from archive.importing.readers import front_matter, json_lines, plain
from archive.importing.readers.parsed import ParsedArticle, Refusal
from archive.importing.readers.sniffing import sniff
from archive.importing.readers.walking import files

FORMATS = {reader.CODE: reader for reader in (plain, front_matter, json_lines)}

__all__ = ["FORMATS", "ParsedArticle", "Refusal", "files", "read", "sniff"]


def read(path: Path, format: str = "auto", origin: str = "") -> Iterator[ParsedArticle | Refusal]:
    """Every article of a file in order; `origin` names the file in messages (default: its name).

    A file that cannot be read is one Refusal; a bad line of JSON Lines is one, and the others still come.
    Raises KeyError for a format that is neither "auto" nor in FORMATS.
    """
    origin = origin or path.name
    reader = None if format == "auto" else FORMATS[format]
    try:
        yield from (reader or FORMATS[sniff(path)]).read(path, origin)
    except OSError as error:
        yield Refusal.of("unreadable", origin, problem=error.strerror or str(error))
