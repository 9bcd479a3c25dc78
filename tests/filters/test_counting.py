"""Lists, totals and facet counts against a plain reading of the same archive, query by query."""

import pytest
from hypothesis import HealthCheck, given, settings

from archive.filters import QuoteFilter, counting
from archive.filters.counting import packed
from archive.filters.facets import facets_of
from archive.models import Quote, Stance
from tests.filters.plain_reading import CASES, Archive, asked, queries

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def archive(random_archive):
    return Archive()


#: Counted here, in the database, or in the database after there were more than was expected.
WAYS = {"here": (5000, 5000), "there": (0, 5000), "more than expected": (5000, 3)}


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=CASES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=queries)
def test_lists_and_counts(archive, monkeypatch, way, query):
    expected, found = WAYS[way]
    monkeypatch.setattr(counting, "FEW", expected)
    monkeypatch.setattr(packed, "FEW", found)
    ask = asked(archive, query)
    found = QuoteFilter(ask.parameters, queryset=Quote.objects.published())
    assert found.is_valid(), found.errors

    listed, counts = archive.counted(ask.chosen, ask.words, ask.since, ask.until)
    assert {row.pk for row in found.qs} == listed
    assert found.counts.total == len(listed)
    for facet in facets_of(QuoteFilter.families):
        expected = {str(value): number for value, number in counts[facet.name].items()}
        assert dict(found.counts.values.get(facet.name, ())) == expected, facet.name
        assert not found.counts.more.get(facet.name)


def test_the_archive_has_something_to_tell_apart(archive):
    assert len(archive.quotes) > 15
    assert {len(stances) for stances in archive.stances.values()} == {0, 1, 2}
    assert Stance.objects.exclude(quote__article__status="published").exists()
