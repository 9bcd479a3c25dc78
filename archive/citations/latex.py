"""Text inside a BibTeX or BibLaTeX entry: escaping, and the entry around its fields.

UTF-8 stays as it is. Straight quotes stay too: LaTeX and pandoc set `'` as an apostrophe, as in print.
"""

import re

from archive.citations.annotation import one_line
from archive.citations.bylines import Author

_PLAIN = {mark: f"\\{mark}" for mark in "&%$#_"} | {
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
}
# BibTeX counts escaped braces as well, so `\{` alone would swallow the rest of the file.
_BALANCED = _PLAIN | {"{": r"\{", "}": r"\}"}
_UNBALANCED = _PLAIN | {"{": r"{\textbraceleft}", "}": r"{\textbraceright}"}
_NO_URL = re.compile(r"[{}\\ ^`]")
_BRACES = re.compile("[{}]")
_SPECIAL = re.compile(r"[&%$#_\\~^{}]")
# LaTeX joins "--", "''", "?`" and the like to one sign; {} keeps them apart
_JOINED = re.compile(r"--|''|[`?!]`|,,|<<|>>")
_BETWEEN = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=[`?!])(?=`)|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)")


def escape(text: str) -> str:
    """The text as LaTeX prints it literally, on one line, with balanced braces."""
    line = one_line(text)
    written = _BALANCED if balanced(line) else _UNBALANCED
    escaped = _SPECIAL.sub(lambda found: written[found[0]], line)
    return _BETWEEN.sub("{}", escaped) if _JOINED.search(line) else escaped


def balanced(text: str) -> bool:
    """True if every brace closes one opened before it."""
    depth = 0
    for brace in _BRACES.findall(text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def address(url: str) -> str:
    """A URL for a `url` field, which is read verbatim: only what would end the field is percent-encoded."""
    return _NO_URL.sub(lambda found: f"%{ord(found[0]):02X}", one_line(url))


def name(author: Author) -> str:
    """`Last, First`, particles first; or `{dpa}`: a braced name is never split."""
    if author.literal:
        return f"{{{escape(author.literal)}}}"
    return f"{escape(author.family)}, {escape(author.given)}"


def entry(kind: str, key: str, fields: list[tuple[str, str]]) -> str:
    """`@kind{key, …}` with its non-empty fields; values come escaped, a month as the macro BibTeX knows."""
    lines = "".join(
        f"  {label} = {value},\n" if label == "month" else f"  {label} = {{{value}}},\n"
        for label, value in fields
        if value
    )
    return f"@{kind}{{{key},\n{lines}}}\n\n"
