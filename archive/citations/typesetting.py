"""What all reference styles share: italics, full stops, quotation marks, names.

Italics are marked by two control characters no record contains, and become markup at the very end.
"""

import html
import re

from archive.citations.annotation import one_line
from archive.citations.bylines import Author
from archive.citations.words import Words

_ITALIC, _ROMAN = "\x02", "\x03"
_STRAIGHT = re.compile(r'"([^"]*)"')
_PAIRS = {"„": re.compile("„([^„“]*)“"), "“": re.compile("“([^“”]*)”")}


def italic(text: str) -> str:
    return f"{_ITALIC}{text}{_ROMAN}" if text else ""


def as_text(text: str) -> str:
    """Plain text: italics are dropped."""
    return text.replace(_ITALIC, "").replace(_ROMAN, "")


def as_html(text: str) -> str:
    """Escaped HTML with `<i>`."""
    return html.escape(text).replace(_ITALIC, "<i>").replace(_ROMAN, "</i>")


def stop(text: str, mark: str = ".") -> str:
    """The text with a full stop, unless it ends in one, or in a question or exclamation mark."""
    return text if not text or text.rstrip(f"{_ROMAN}“”‘’").endswith((".", "?", "!", "…")) else text + mark


def sentences(*parts: str) -> str:
    """The non-empty parts, each with its full stop."""
    return " ".join(stop(part) for part in parts if part)


def clean(text: str) -> str:
    """A record's text, fit for a line of a reference."""
    return one_line(text)


def curly(text: str, marks: tuple[str, str]) -> str:
    """Pairs of straight quotation marks set as the given ones; the rest as printed."""
    return _STRAIGHT.sub(rf"{marks[0]}\1{marks[1]}", clean(text))


def quoted(text: str, words: Words, closing: str = "", british: bool = False) -> str:
    """The text in quotation marks, those inside changed to the other kind, and the punctuation that follows.

    American English puts full stop and comma inside; a text that ends in `?` or `!` takes no full stop.
    `british` begins with single marks, as Harvard does in English.
    """
    outer, inner = words.outer, words.inner
    if british and words.language == "en":
        outer, inner = inner, outer
    text = curly(text, inner)
    if outer[0] in _PAIRS:
        text = _PAIRS[outer[0]].sub(rf"{inner[0]}\1{inner[1]}", text)
    if closing == "." and text.endswith(("?", "!", ".", "…")):
        closing = ""
    if closing and words.language == "en" and not british:
        return f"{outer[0]}{text}{closing}{outer[1]}"
    return f"{outer[0]}{text}{outer[1]}{closing}"


def inverted(author: Author) -> str:
    """ "Müller, Anna Maria"; a body as it writes itself."""
    return clean(author.literal or f"{author.family}, {author.given}")


def straight(author: Author) -> str:
    """ "Anna Maria Müller"."""
    return clean(author.literal or f"{author.given} {author.family}")


def surname(author: Author) -> str:
    return clean(author.literal or author.family)


def with_initials(author: Author, between: str) -> str:
    """ "Müller, A.-M. B."; `between` stands between two initials."""
    if author.literal:
        return clean(author.literal)
    return f"{clean(author.family)}, {between.join(_initial(name) for name in author.given.split())}"


def _initial(name: str) -> str:
    """ "A.-M." for "Anna-Maria", "A." for "A."."""
    return "-".join(f"{part[0]}." for part in name.split("-") if part)


def listed(names: list[str], last: str) -> str:
    """ "A", "A{last}B", "A, B{last}C"."""
    return last.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
