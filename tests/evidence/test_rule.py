from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.evidence import Source, Stance, Station, assess, keys
from tests.first_article import annotation, assessments

SOURCES = {
    row.id: row
    for row in (
        Source("state", "organisation", "Staat", "State"),
        Source("ministry", "organisation", "Ministerium", "Ministry", "state"),
        Source("minister", "person", "Ministerin", "Minister", "ministry"),
        Source("soldier", "person", "Soldat", "Soldier", "state"),
        Source("witness", "person", "Zeugin", "Witness"),
        Source("expert", "person", "Experte", "Expert"),
        Source("house", "organisation", "Haus", "House"),
        Source("daily", "outlet", "Tagblatt", "Daily", "house"),
        Source("weekly", "outlet", "Wochenblatt", "Weekly", "house"),
        Source("agency", "outlet", "Agentur", "Agency"),
        Source("radio", "outlet", "Funk", "Radio"),
    )
}
OUTLETS = ["daily", "weekly", "agency", "radio"]
SPEAKERS = ["ministry", "minister", "soldier", "witness", "expert", *OUTLETS]
STATIONS = {outlet: Station(outlet, outlet) for outlet in OUTLETS}
STATIONS |= {who: Station(who, who) for who in SPEAKERS}
for who, outlet in product(SPEAKERS, OUTLETS):
    STATIONS[f"{who} via {outlet}"] = Station(f"{who} via {outlet}", who, outlet)


def stance(attribution, number=1, **values):
    row = Stance(number, "c", "supports", "certain", "direct", attribution, f"article {number}", "radio")
    return replace(row, **values)


def status(*stances):
    found = assess("factual", stances, SOURCES, STATIONS)
    return found.status, found.s, found.d


def test_every_status_of_the_first_article():
    expected = {row["claim"]: (row["status"], row["S"], row["D"]) for row in annotation()["expected_status"]}
    assert {claim: (row.status, row.s, row.d) for claim, row in assessments().items()} == expected


@pytest.mark.parametrize(
    ("attributions", "lines"),
    [
        ((), 0),
        (("witness",), 1),
        (("witness", "witness via agency"), 1),  # same source
        (("witness", "expert"), 1),  # same gatherer, the article's outlet
        (("witness via daily", "expert via weekly"), 1),  # outlets of one house
        (("minister via daily", "soldier via agency"), 1),  # one state
        (("witness via daily", "expert via agency"), 2),
        (("witness via daily", "expert via agency", "minister"), 3),
        (("agency", "witness via agency"), 1),  # the outlet's own report and its interview
        (("ministry via agency", "minister via radio", "expert via daily"), 2),
    ],
)
def test_lines(attributions, lines):
    stances = [stance(attribution, number) for number, attribution in enumerate(attributions)]
    assert status(*stances)[1] == lines


@pytest.mark.parametrize(
    ("values", "counts", "reason"),
    [
        ({}, True, None),
        ({"value": "qualifies", "certainty": "probable"}, True, None),
        ({"certainty": "possible"}, False, "only_possible"),
        ({"value": "mentions", "certainty": "not_applicable"}, False, "no_direction"),
        ({"value": "questions", "certainty": "not_applicable"}, False, "no_direction"),
        ({"value": "no_comment", "certainty": "not_applicable"}, False, "no_direction"),
        ({"quote_kind": "own_account", "attribution": None}, False, "own_account"),
        ({"published": False}, False, None),  # a draft is not even mentioned
    ],
)
def test_what_counts(values, counts, reason):
    found = assess("factual", [replace(stance("witness"), **values)], SOURCES, STATIONS)
    assert found.s == int(counts)
    assert [left.reason for left in found.left] == ([reason] if reason else [])


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        ([], ("unsourced", 0, 0)),
        ([stance("witness", value="denies")], ("denied_only", 0, 1)),
        ([stance("witness"), stance("expert via agency", 2, value="denies")], ("contested", 1, 1)),
        ([stance("witness")], ("single_strand", 1, 0)),
        ([stance("witness"), stance("expert via agency", 2)], ("multi_strand", 2, 0)),
    ],
)
def test_status(stances, expected):
    assert status(*stances) == expected


@pytest.mark.parametrize("kind", ["forecast", "evaluation", "demand"])
def test_only_factual_claims_have_a_status(kind):
    found = assess(kind, [stance("witness")], SOURCES, STATIONS)
    assert (found.status, found.s, found.d) == ("not_applicable", None, None)


def test_an_unknown_outlet_is_told_apart_by_article():
    witness, expert = stance("witness", outlet=None), stance("expert", 2, outlet=None)
    assert status(witness, expert)[1] == 2
    assert status(witness, replace(expert, article=witness.article))[1] == 1


STANCES = st.builds(
    stance,
    st.sampled_from(sorted(STATIONS)),
    st.integers(0, 10**6),
    value=st.sampled_from(["supports", "qualifies", "denies", "mentions"]),
    certainty=st.sampled_from(["certain", "probable", "possible"]),
    outlet=st.sampled_from(["radio", "daily", None]),
    article=st.sampled_from(["one", "two"]),
    published=st.sampled_from([True, True, True, False]),
)
MANY = st.lists(STANCES, max_size=10, unique_by=lambda row: row.id)


def largest_by_trying(counted):
    """The rule word for word: the largest set of stances no two of which share any of their three keys."""
    for size in range(len(counted), 0, -1):
        for some in combinations(map(keys, counted), size):
            if all(not one & other for one, other in combinations(some, 2)):
                return size
    return 0


@given(MANY)
def test_s_and_d_are_what_trying_all_sets_gives(stances):
    found = assess("factual", stances, SOURCES, STATIONS)
    assert found.s == largest_by_trying(found.supporting)
    assert found.d == largest_by_trying(found.denying)


@given(MANY, STANCES.filter(lambda row: row.id > 0))
def test_more_evidence_never_lowers_s_or_d(stances, another):
    before, after = status(*stances), status(*stances, replace(another, id=-1))
    assert after[1] >= before[1] and after[2] >= before[2]


@given(MANY, st.randoms())
def test_the_order_of_evidence_does_not_matter(stances, random):
    shuffled = stances[:]
    random.shuffle(shuffled)
    assert assess("factual", shuffled, SOURCES, STATIONS) == assess("factual", stances, SOURCES, STATIONS)
