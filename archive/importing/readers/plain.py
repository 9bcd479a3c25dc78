"""Plain text: an article's body, perhaps with its date before it.

     date 2023-09 Seit dem Beginn …     or     date 2023-09⏎Seit dem Beginn …

The prefix becomes the date and is no text; everything behind it is the body, to the character.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from archive.importing.readers.decoding import read_text
from archive.importing.readers.fields import article
from archive.importing.readers.parsed import ParsedArticle, Refusal, Refused

CODE = "plain"

_PREFIX = re.compile(
    r" ?date "
    r"(?P<date>(?:[0-9]|\.\./)\S*)"  # whatever begins like a date is meant as one, and told if it is none
    r"(?: |\r?\n|\Z)"
)


def read(path: Path, origin: str) -> Iterator[ParsedArticle | Refusal]:
    try:
        yield _parsed(read_text(path), origin)
    except Refused as refused:
        yield refused.at(origin)


def _parsed(text: str, origin: str) -> ParsedArticle:
    prefix = _PREFIX.match(text)
    if not prefix:
        return article(text, origin, {})
    return article(text[prefix.end() :], origin, {"date": prefix["date"]})
