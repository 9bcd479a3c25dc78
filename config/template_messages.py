"""Finds what is to be translated in the desk's Django templates, for `pybabel extract` (see babel.cfg)."""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

_SINGLE = re.compile(r"""\{%\s*(?:translate|trans)\s+(["'])(?P<text>.*?)\1""")  # {% translate "Save" %}
_BLOCK = re.compile(
    r"\{%\s*blocktrans(?:late)?\b.*?%\}(?P<one>.*?)(?:\{%\s*plural\s*%\}(?P<many>.*?))?\{%\s*endblocktrans(?:late)?\s*%\}",
    re.DOTALL,
)
_VALUE = re.compile(r"\{\{\s*(\w+)\s*\}\}")  # {{ counter }}

Message = tuple[int, str, str | tuple[str, str], list[str]]


def extract(file: BinaryIO, keywords: object, comment_tags: object, options: object) -> Iterator[Message]:
    """Babel's interface: (line, function, text or (singular, plural), comments)."""
    source = file.read().decode()
    for found in [*_SINGLE.finditer(source), *_BLOCK.finditer(source)]:
        line = source.count("\n", 0, found.start()) + 1
        texts = found.groupdict()
        if texts.get("many"):
            yield line, "ngettext", tuple(_as_message([texts["one"], texts["many"]])), []
        else:
            yield line, "gettext", next(iter(_as_message([texts.get("text") or texts["one"]]))), []


def _as_message(texts: Iterable[str]) -> Iterator[str]:
    """`{{ counter }} passages` → `%(counter)s passages`, as Django looks it up."""
    return (_VALUE.sub(r"%(\1)s", text.replace("%", "%%")) for text in texts)
