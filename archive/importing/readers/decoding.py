"""From bytes to text that may be stored, or a Refused that names the place."""

import codecs
import re
import unicodedata
from pathlib import Path

from archive.importing.readers.messages import gettext_noop
from archive.importing.readers.parsed import Refused

LIMIT = 5 * 1024 * 1024  # bytes of one article's text in UTF-8

_SIGNATURES = {
    b"%PDF": gettext_noop("a PDF document"),
    b"PK\x03\x04": gettext_noop("a ZIP archive, perhaps a word processor's document"),
    b"\xd0\xcf\x11\xe0": gettext_noop("an old word processor's document"),
    b"{\\rtf": gettext_noop("a rich text document"),
    b"\x89PNG": gettext_noop("a PNG image"),
    b"\xff\xd8\xff": gettext_noop("a JPEG image"),
    b"<!DOCTYPE html": gettext_noop("a web page"),
    b"<!doctype html": gettext_noop("a web page"),
    b"<html": gettext_noop("a web page"),
    b"GIF8": gettext_noop("a GIF image"),
    b"\x1f\x8b": gettext_noop("a gzip archive"),
    b"SQLite format 3": gettext_noop("a SQLite database"),
    b"\x7fELF": gettext_noop("a program"),
}
_UNKNOWN_ENCODING = gettext_noop("another encoding")
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_CONTROL = bytes({*range(32)} - {*b"\t\n\v\f\r\x1b\0"})
_FORBIDDEN = re.compile("[\0\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def read_text(path: Path) -> str:
    """A file's text, checked: UTF-8, byte order mark dropped, line endings kept. Raises Refused, OSError."""
    size = path.stat().st_size
    if size > LIMIT:
        raise Refused("too_large", size=size, limit=LIMIT)
    return check(decode(path.read_bytes()))


def decode(data: bytes) -> str:
    """Bytes as text, if they are text in UTF-8 and not nothing but space; else raises Refused."""
    if not data:
        raise Refused("empty")
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            raise Refused("binary", kind=kind)
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            raise Refused("encoding", offset=0, line=1, guess=encoding)
    text = _utf8(data.removeprefix(codecs.BOM_UTF8), len(data))
    if not text.strip():
        raise Refused("empty")
    return text


def _utf8(data: bytes, full_length: int) -> str:
    if encoding := _utf16_without_mark(data):
        raise Refused("encoding", offset=0, line=1, guess=encoding)
    if _mostly_controls(data):
        raise Refused("binary", kind=gettext_noop("most likely a program's own format"))
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        offset = error.start + full_length - len(data)
        raise Refused("encoding", offset=offset, line=line, guess=_legacy_encoding(data)) from None


def _utf16_without_mark(data: bytes) -> str:
    """Latin text in UTF-16 has a zero in every other byte."""
    sample = data[:4000]
    for zeros in (sample[1::2], sample[::2]):
        if zeros and zeros.count(0) > 0.7 * len(zeros) and sample.count(0) < 0.6 * len(sample):
            return "UTF-16"
    return ""


def _mostly_controls(data: bytes) -> bool:
    sample = data[:4000]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    return controls > len(sample) // 50 or sample.count(0) > len(sample) // 10


def _legacy_encoding(data: bytes) -> str:
    """Windows-1252 if what is beyond ASCII reads as letters and typographic signs in it."""
    beyond = bytes(byte for byte in data if byte > 127)
    try:
        read = beyond.decode("cp1252")
    except UnicodeDecodeError:
        return _UNKNOWN_ENCODING
    plausible = sum(char.isalpha() or char in "„“”‚‘’–—…€§°»« " for char in read)
    return "Windows-1252 (cp1252)" if plausible >= 0.8 * len(read) else _UNKNOWN_ENCODING


def check(text: str) -> str:
    """The text itself; raises Refused for what must not be stored: NUL, bidi controls, half characters."""
    if (place := forbidden(text)) is None:
        return text
    line_start = text.rfind("\n", 0, place) + 1
    where = {"line": text.count("\n", 0, place) + 1, "column": place - line_start + 1}
    if text[place] == "\0":
        raise Refused("nul", **where)
    raise Refused("bidi", **where, name=name_of(text[place]))


def forbidden(text: str) -> int | None:
    """Where the first such character stands, in code points."""
    found = _FORBIDDEN.search(text)
    return found.start() if found else None


def name_of(char: str) -> str:
    """ "U+202E RIGHT-TO-LEFT OVERRIDE": a character that cannot be shown."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()
