from collections import Counter

import pytest

from archive.models import Claim
from tests.factories import (
    make_article,
    make_attribution,
    make_claim,
    make_outlet,
    make_quote,
    make_source,
    make_stance,
)
from tests.random_archives import make_archive, statuses

pytestmark = pytest.mark.django_db


def status_of(claim: Claim) -> str:
    return Claim.objects.get(pk=claim.pk).status


def supporting(claim: Claim, source, outlet=None, **kwargs):
    article = make_article(outlet=outlet, status="published")
    quote = make_quote(attribution=make_attribution(article=article, source=source))
    return make_stance(quote=quote, claim=claim, **kwargs)


def test_first_article(first_article):
    found = Counter(Claim.objects.published().values_list("status", flat=True))
    assert found == {"single_strand": 6, "denied_only": 2, "unsourced": 1, "not_applicable": 2}


def test_two_voices_in_two_papers_are_independent_unless_they_serve_the_same_house():
    claim, ministry = make_claim(), make_source(kind="organisation")
    supporting(claim, make_source(principal=ministry), make_outlet())
    assert status_of(claim) == "single_strand"
    supporting(claim, make_source(principal=ministry), make_outlet())
    assert status_of(claim) == "single_strand"
    supporting(claim, make_source(), make_outlet())
    assert status_of(claim) == "multi_strand"


def test_two_voices_in_one_paper_are_one_strand_even_through_its_publisher():
    claim, publisher = make_claim(), make_source(kind="organisation")
    for _ in range(2):
        supporting(claim, make_source(), make_outlet(principal=publisher))
    assert status_of(claim) == "single_strand"


def test_without_outlet_the_article_stands_for_it():
    claim = make_claim()
    for _ in range(2):
        supporting(claim, make_source())
    assert status_of(claim) == "multi_strand"


def test_what_does_not_count():
    claim = make_claim()
    supporting(claim, make_source(), certainty="possible")
    supporting(claim, make_source(), value="mentions")
    own = make_quote(article=make_article(status="published"), kind="own_account")
    make_stance(quote=own, claim=claim)
    make_stance(claim=claim)  # in a draft
    assert status_of(claim) == "unsourced"
    supporting(claim, make_source(), value="denies")
    assert status_of(claim) == "denied_only"
    supporting(claim, make_source(), value="qualifies")
    assert status_of(claim) == "contested"


@pytest.mark.parametrize("seed", range(4))
def test_the_same_as_the_rule_itself(seed):
    make_archive(seed, articles=12)
    expected = statuses()
    assert dict(Claim.objects.values_list("pk", "status")) == expected
    assert len(set(expected.values())) > 2, "this archive tells little"
