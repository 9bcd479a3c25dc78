"""The first article and its annotation as plain data."""

import json
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "archive" / "data"
PREFIX = " date 2023-09 "


@cache
def annotation() -> dict:
    return json.loads((DATA / "first_article.annotation.json").read_text())


@cache
def body() -> str:
    return (DATA / "first_article.txt").read_bytes().decode().removeprefix(PREFIX)
