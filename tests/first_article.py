"""The first article and its annotation as plain data."""

import json
from functools import cache
from pathlib import Path

from archive.evidence import Assessment, Source, Stance, Station, assess_all

DATA = Path(__file__).parent.parent / "archive" / "data"
PREFIX = " date 2023-09 "


@cache
def annotation() -> dict:
    return json.loads((DATA / "first_article.annotation.json").read_text())


@cache
def body() -> str:
    return (DATA / "first_article.txt").read_bytes().decode().removeprefix(PREFIX)


def sources() -> dict[str, Source]:
    return {row["id"]: _source(row) for row in annotation()["sources"]}


def _source(row: dict) -> Source:
    labels = (row["name"],) * 2 if row["kind"] == "outlet" else (row["label_de"], row["label_en"])
    return Source(row["id"], row["kind"], *labels, row["principal"])


def stations() -> dict[str, Station]:
    return {
        row["id"]: Station(row["id"], row["source"], row["via"], row["channel"])
        for row in annotation()["attributions"]
    }


def stances() -> list[Stance]:
    return [
        Stance(
            id=f"{quote['id']}-{row['claim']}",
            claim=row["claim"],
            value=row["value"],
            certainty=row["certainty"],
            quote_kind=quote["kind"],
            attribution=quote["attribution"],
            article="first",
        )
        for quote in annotation()["quotes"]
        for row in quote["stances"]
    ]


def claim_kinds() -> dict[str, str]:
    return {claim["id"]: claim["type"] for claim in annotation()["claims"]}


@cache
def assessments() -> dict[str, Assessment]:
    return assess_all(claim_kinds(), stances(), sources(), stations())
