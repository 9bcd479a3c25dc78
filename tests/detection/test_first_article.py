"""The archive's first article against its published annotation."""

import json
from pathlib import Path

import pytest

from archive.detection import detect

DATA = Path(__file__).parents[2] / "archive" / "data"
PREFIX = 14  # the date before the body


def overlap(a, b) -> float:
    first, second = ({i for start, end in spans for i in range(start, end)} for spans in (a, b))
    return 2 * len(first & second) / (len(first) + len(second))


@pytest.fixture(scope="module")
def article():
    return (DATA / "first_article.txt").read_text(encoding="utf-8")[PREFIX:]


@pytest.fixture(scope="module")
def annotation():
    return json.loads((DATA / "first_article.annotation.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pairs(article, annotation):
    """(annotated passage, its attribution, best suggestion or None) for each attributed passage."""
    attributions = {a["id"]: a for a in annotation["attributions"]}
    found = detect(article)
    rows = []
    for quote in (q for q in annotation["quotes"] if q["attribution"]):
        best = max(found, key=lambda s: overlap(quote["spans"], s.spans))
        near = best if overlap(quote["spans"], best.spans) >= 0.5 else None
        rows.append((quote, attributions[quote["attribution"]], near))
    return rows


def said_by(suggestion, attribution) -> bool:
    voice = suggestion.voice or suggestion.speaker
    return bool(voice) and (voice in attribution["descriptor"] or attribution["descriptor"] in voice)


def test_at_least_18_of_20_passages_are_found(pairs):
    assert len(pairs) == 20
    assert sum(found is not None for _, _, found in pairs) >= 18


def test_at_least_17_have_the_right_voice(pairs):
    assert sum(found is not None and said_by(found, attribution) for _, attribution, found in pairs) >= 17


def test_all_four_chains(pairs, annotation):
    outlet = next(a["descriptor"] for a in annotation["attributions"] if a["id"] == "a-i")
    chains = {
        a["id"]: {f.via for _, whose, f in pairs if f and whose is a and said_by(f, a)} for _, a, _ in pairs
    }
    assert chains == {"a-i": {""}, "a-spokesperson": {outlet}, "a-diplomat": {outlet}, "a-adviser": {outlet}}


def test_the_newspapers_name_is_no_suggestion(article):
    assert not [s for s in detect(article) if s.text.strip('"') == "i"]
