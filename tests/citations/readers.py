"""Real readers of our formats, and what they hand over."""

import json
import re

import bibtexparser
import pypandoc
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

from archive.citations import FORMATS


def written(extension: str, *records) -> str:
    return "".join(FORMATS[extension].render(records))


def pandoc(extension: str, *records) -> list[dict]:
    """What pandoc makes of the format, as CSL-JSON items."""
    reader = {"bib": "bibtex", "biblatex": "biblatex", "ris": "ris", "csl.json": "csljson"}[extension]
    return json.loads(pypandoc.convert_text(written(extension, *records), "csljson", reader))


def by_bibtexparser(extension: str, *records) -> list[dict]:
    """Fields with LaTeX decoded by bibtexparser's own middleware."""
    library = bibtexparser.parse_string(
        written(extension, *records), append_middleware=[LatexDecodingMiddleware()]
    )
    assert not library.failed_blocks
    return [
        {field.key: field.value for field in entry.fields} | {"type": entry.entry_type, "key": entry.key}
        for entry in library.entries
    ]


def by_pybtex(extension: str, *records) -> list[dict]:
    """Fields as pybtex reads them; it keeps LaTeX as written, so pylatexenc decodes it."""
    decode = LatexNodes2Text(keep_comments=True, strict_latex_spaces=False).latex_to_text
    return [
        {label: decode(value) for label, value in entry.fields.items()} | {"type": entry.type, "key": key}
        for key, entry in parse_string(written(extension, *records), "bibtex").entries.items()
    ]


def by_rispy(*records) -> list[dict]:
    return rispy.loads(written("ris", *records))


def unbraced(text: str) -> str:
    """A field's text without the braces that keep its capitals, as bibtexparser hands it over."""
    return text[1:-1] if text.startswith("{") and text.endswith("}") else text


def straight(text: str) -> str:
    """Straight quotation marks and single blanks; pandoc sets both typographically."""
    return re.sub("[ \u202f]+", " ", re.sub("[‘’`]", "'", re.sub("[“”]", '"', text)))
