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
_BALANCED = str.maketrans(_PLAIN | {"{": r"\{", "}": r"\}"})
_UNBALANCED = str.maketrans(_PLAIN | {"{": r"{\textbraceleft}", "}": r"{\textbraceright}"})
# LaTeX joins "--", "''", "?`" and the like to one sign; {} keeps them apart
_LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=[`?!])(?=`)|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)")


def escape(text: str) -> str:
    """The text as LaTeX prints it literally, on one line, with balanced braces."""
    line = one_line(text)
    return _LIGATURES.sub("{}", line.translate(_BALANCED if balanced(line) else _UNBALANCED))


def balanced(text: str) -> bool:
    """True if every brace closes one opened before it."""
    depth = 0
    for mark in text:
        depth += (mark == "{") - (mark == "}")
        if depth < 0:
            return False
    return depth == 0


def address(url: str) -> str:
    """A URL for a `url` field, which is read verbatim: only what would end the field is percent-encoded."""
    return "".join(_ENCODED.get(mark, mark) for mark in one_line(url))


_ENCODED = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", "^": "%5E", "`": "%60"}


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
