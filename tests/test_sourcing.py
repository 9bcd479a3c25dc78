"""The evidence and the sourcing report, from the database: what domain.md expects of the first article."""

import json
from pathlib import Path

import pytest

from archive.models import Claim, Stance
from archive.sourcing import evidence_of, sourcing_report
from tests.factories import (
    make_article,
    make_attribution,
    make_claim,
    make_outlet,
    make_quote,
    make_source,
    withdraw,
)

DATA = Path(__file__).parent.parent / "archive" / "data" / "first_article.annotation.json"

FIGURES = {
    "named_voices": "0/3",
    "unnamed_officials": "1/3",
    "anonymous_voices": "2/3",
    "reason_printed": "0/2",
    "basis_printed": "1/2",
    "second_hand": "20/20",
    "longest_chain": "2",
    "mean_chain": "1.8",
    "one_conduit": "20/20",
    "single_strand": "6/9",
    "denied_only": "2/9",
    "unsourced": "1/9",
    "contested": "0/9",
    "taken_over": "3/9",
    "unmarked_translations": "10/10",
    "ambiguous": "4/20",
}


def test_the_first_article_is_sourced_as_the_annotation_expects(first_article, django_assert_num_queries):
    annotation = json.loads(DATA.read_text(encoding="utf-8"))
    texts = {claim["id"]: claim["text_en"] for claim in annotation["claims"]}
    expected = {
        texts[row["claim"]]: (row["status"], row["S"], row["D"]) for row in annotation["expected_status"]
    }
    claims = list(Claim.objects.all())
    with django_assert_num_queries(3):
        found = evidence_of(claims)
    assert {
        claim.text_en: (found[claim.pk].status, found[claim.pk].s, found[claim.pk].d) for claim in claims
    } == expected
    statuses = {pk: assessment.status for pk, assessment in found.items()}
    assert dict(Claim.objects.values_list("pk", "status")) == statuses
    with django_assert_num_queries(4):
        report = sourcing_report(first_article)
    assert {code: figure.text("en") for code, figure in report.items()} == FIGURES
    assert report["one_conduit"].subject.label("en") == "i"


def say(claim: Claim, status: str = "published", value: str = "supports", **voice) -> Stance:
    article = make_article(
        status="published" if status == "withdrawn" else status, outlet=voice.pop("outlet", None)
    )
    quote = make_quote(attribution=make_attribution(article=article, **voice))
    stance = Stance.objects.create(quote=quote, claim=claim, value=value, certainty="certain")
    if status == "withdrawn":
        withdraw(article)
    return stance


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_only_published_articles_count(db, status):
    claim = make_claim()
    say(claim, status=status)
    assert evidence_of([claim])[claim.pk].status == "unsourced"


def test_a_principal_three_steps_up_makes_two_voices_one_line(db):
    claim, government = make_claim(), make_source(kind="organisation")
    ministry = make_source(kind="organisation", principal=government)
    office = make_source(kind="organisation", principal=ministry)
    say(claim, source=make_source(principal=office), outlet=make_outlet())
    say(claim, source=make_source(principal=government), outlet=make_outlet())
    assert evidence_of([claim])[claim.pk].status == "single_strand"
    say(claim, source=make_source(), outlet=make_outlet())
    assert evidence_of([claim])[claim.pk].status == "multi_strand"


def test_two_outlets_of_one_house_are_one_line(db):
    claim, house = make_claim(), make_source(kind="organisation")
    for _each in range(2):
        say(claim, source=make_source(), outlet=make_outlet(principal=house))
    assert evidence_of([claim])[claim.pk].status == "single_strand"


def test_no_claims_no_queries(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert evidence_of([]) == {}
