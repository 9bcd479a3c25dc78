"""CSV (RFC 4180): one record a line below a line of names, parts of a record in columns of their own.

`article_id` is the `id` of a record's `article`; lists are written in one cell. A cell that a spreadsheet
would take for a formula begins with an apostrophe instead (OWASP, CSV injection).
"""

import csv
import io
from collections.abc import Iterable, Iterator

EXTENSION = "csv"
LABEL = "CSV"
CONTENT_TYPE = "text/csv; charset=utf-8"
#: Tells Excel that the file is UTF-8; other programs show it as a stray character.
BYTE_ORDER_MARK = "\ufeff"

_SOURCE = "{0}_id {0}_kind {0}_anonymous {0}_name {0}_label_de {0}_label_en"
_NAMES = {
    "quote": f"""
        id url kind text spans language cue confidence note parent
        translation original_text original_language original_from
        article_id article_url article_headline article_issued article_language article_release
        {_SOURCE.format("article_outlet")}
        attribution_descriptor attribution_identification attribution_basis attribution_terms
        attribution_anonymity_reason attribution_channel {_SOURCE.format("attribution_source")}
        chain stances
    """,
    "article": f"""
        id url headline byline issued language source_url archived_url status release
        {_SOURCE.format("outlet")}
    """,
    "source": "id url kind anonymous name label_de label_en principal country wikidata gnd homepage",
    "claim": "id url kind text_de text_en status strands_supporting strands_denying note",
}
COLUMNS = {noun: names.split() for noun, names in _NAMES.items()}
_LISTS = {
    "spans": lambda spans: " ".join(f"{start}-{end}" for start, end in spans),
    "chain": lambda chain: " → ".join(station["descriptor"] for station in chain),
    "stances": lambda stances: " ".join(f"{stance['claim']}:{stance['value']}" for stance in stances),
}


def render(records: Iterable[dict], noun: str, bom: bool = False) -> Iterator[str]:
    yield (BYTE_ORDER_MARK if bom else "") + _line(COLUMNS[noun])
    for record in records:
        cells = _flat(record)
        yield _line([_safe(cells.get(column)) for column in COLUMNS[noun]])


def _flat(record: dict, prefix: str = "") -> dict:
    """{"article": {"id": …}} → {"article_id": …}; unknown parts are left out."""
    cells = {}
    for name, value in record.items():
        if isinstance(value, dict):
            cells |= _flat(value, f"{prefix}{name}_")
        else:
            cells[f"{prefix}{name}"] = _LISTS[name](value) if isinstance(value, list) else value
    return cells


def _safe(value: object) -> str:
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
