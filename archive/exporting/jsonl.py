"""JSON Lines: one record a line, in UTF-8."""

import json
from collections.abc import Iterable, Iterator

EXTENSION = "jsonl"
LABEL = "JSON Lines"
CONTENT_TYPE = "application/jsonl; charset=utf-8"


def render(records: Iterable[dict]) -> Iterator[str]:
    for record in records:
        yield json.dumps(record, ensure_ascii=False) + "\n"
