"""What a filter's field offers while its reader types: a few records as JSON, never more than 2 KB."""

import json

from django.http import HttpRequest, HttpResponse
from django.utils.text import Truncator

from archive import naming
from archive.models import Claim, Source
from archive.pages import code

MAX_BYTES = 2048
LONGEST = 120  # characters of a label


def source_suggest(request: HttpRequest) -> HttpResponse:
    """`?q=` begins a name or is nearly one; `outlet=1` leaves outlets only."""
    outlets = request.GET.get("outlet", "") == "1"
    return _answer([_entry(row, "source_kind") for row in naming.sources(_query(request), outlets)])


def claim_suggest(request: HttpRequest) -> HttpResponse:
    return _answer([_entry(row, "claim_kind") for row in naming.claims(_query(request))])


def _query(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip()


def _entry(record: Source | Claim, section: str) -> dict[str, str]:
    label = record.label if isinstance(record, Source) else record.text
    shown = Truncator(label).chars(LONGEST)
    return {
        "id": record.public_id,
        "label": shown,
        "kind": record.kind,
        "kind_label": str(code(section, record.kind).label),
    }


def _answer(entries: list[dict[str, str]]) -> HttpResponse:
    """The last ones are left out where all would be too long."""
    while len(body := json.dumps({"results": entries}, ensure_ascii=False).encode()) > MAX_BYTES:
        entries = entries[:-1]
    return HttpResponse(body, content_type="application/json", headers={"X-Robots-Tag": "noindex"})
