"""JSON Lines: one article per line, an object with "body" and the keys of fields.KEYS, all of them text.

Lines are read one at a time, so a file may be of any size. A bad line is refused, the others still come.
"""

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from archive.importing.readers.decoding import LIMIT, decode, forbidden, name_of
from archive.importing.readers.fields import KEYS, article, canonical_key
from archive.importing.readers.messages import gettext_noop
from archive.importing.readers.parsed import ParsedArticle, Refusal, Refused

CODE = "json_lines"
LONGEST_LINE = 6 * LIMIT + 64 * 1024  # a body with every character written as \uXXXX, and the other keys

_BODY_KEYS = {"body", "text"}
_NAMES = {
    type(None): "null",
    bool: gettext_noop("true or false"),
    int: gettext_noop("a number"),
    float: gettext_noop("a number"),
    list: gettext_noop("a list"),
    dict: gettext_noop("an object"),
    str: gettext_noop("text"),
}


def read(path: Path, origin: str) -> Iterator[ParsedArticle | Refusal]:
    with path.open("rb") as file:
        empty = True
        for number, (line, size) in enumerate(_lines(file), 1):
            if number == 1 and _spoils_the_file(line):
                yield _refused_file(line, origin)
                return
            if not line.strip():
                continue
            empty = False
            yield _read_line(line, size, number, f"{origin}, line {number}")
        if empty:
            yield Refusal.of("empty", origin)


def _lines(file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Lines and their sizes in bytes; of one that is too long only the beginning is kept."""
    while line := file.readline(LONGEST_LINE):
        size, last = len(line), line
        while not last.endswith(b"\n") and (last := file.readline(LONGEST_LINE)):
            size += len(last)
        yield line, size


def _spoils_the_file(line: bytes) -> bool:
    """Whether the first line shows that no line of the file will do: another encoding, one document."""
    return line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or line.strip() in (b"{", b"[")


def _refused_file(line: bytes, origin: str) -> Refusal:
    if line.strip() in (b"{", b"["):
        return Refusal.of("json_document", origin)
    return Refusal.of("encoding", origin, offset=0, line=1, guess="UTF-16")


def _read_line(line: bytes, size: int, number: int, origin: str) -> ParsedArticle | Refusal:
    try:
        if size > LONGEST_LINE:
            raise Refused("too_large", size=size, limit=LIMIT)
        return _parsed(_object(_decoded(line, number)), origin)
    except Refused as refused:
        return refused.at(origin)


def _decoded(line: bytes, number: int) -> str:
    try:
        return decode(line.rstrip(b"\r\n"))
    except Refused as refused:
        raise Refused(refused.code, **{**refused.params, "line": number}) from None


def _object(text: str) -> dict[str, object]:
    try:
        found = json.loads(text, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        raise Refused("json", problem=error.msg, column=error.colno) from None
    except (RecursionError, ValueError):
        raise Refused(
            "json", problem=gettext_noop("nested too deeply or a number too long"), column=1
        ) from None
    if not isinstance(found, dict):
        raise Refused("json_object", found=_NAMES[type(found)])
    return found


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise Refused("json_duplicate_key", key=key[:60])
        found[key] = value
    return found


def _parsed(found: dict[str, object], origin: str) -> ParsedArticle:
    values: dict[str, str] = {}
    for written, value in found.items():
        key = canonical_key(written)
        key = "body" if key in _BODY_KEYS else key
        if key not in ("body", *KEYS):
            raise Refused("json_unknown_key", key=written[:60], keys=", ".join(("body", *KEYS)))
        if key in values:
            raise Refused("json_duplicate_key", key=written)
        if not isinstance(value, str | None):
            raise Refused("json_type", key=written, found=_NAMES[type(value)])
        values[key] = _kept(written, value or "")
    body = values.pop("body", "")
    if len(body.encode()) > LIMIT:
        raise Refused("too_large", size=len(body.encode()), limit=LIMIT)
    return article(body, origin, values)


def _kept(key: str, value: str) -> str:
    if (place := forbidden(value)) is not None:
        raise Refused("json_character", key=key, position=place + 1, name=name_of(value[place]))
    return value
