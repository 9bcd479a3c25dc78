"""Lists of articles, sources and claims of which one end is looked at, against all of the same list."""

from collections.abc import Iterator
from math import inf

import pytest
from django.db import connection
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.filters import ArticleFilter, ClaimFilter, ListFilter, SourceFilter
from archive.filters.bounding import FirstRows, Months
from archive.filters.counting import grouped
from archive.filters.estimates import forget
from archive.filters.facets import facets_of
from archive.models import Article, Claim, Source
from archive.vocabularies import Identification, QuoteKind, SourceKind, StanceValue
from tests.filters.plain_reading import CASES, several
from tests.random_archives import WORDS

pytestmark = pytest.mark.django_db

LISTS = {
    "articles": (ArticleFilter, Article),
    "sources": (SourceFilter, Source),
    "claims": (ClaimFilter, Claim),
}
#: Not all: whoever analyses the tables that databases share waits for others who do until these are done.
TABLES = ", ".join(
    f"archive_{name}" for name in ("article", "source", "claim", "attribution", "quote", "stance")
)
WALKED, CUT = FirstRows(window=2, cheap=0), FirstRows(window=2, cheap=inf, most=2)
BY_MONTH = Months(window=2, cheap=1, small=0, probe=6, few=0, dense=inf, dense_prefix=inf, dense_linked=inf)

#: What any of the lists knows; a list is asked for its own.
queries = st.fixed_dictionaries(
    {"sort": st.sampled_from(["newest", "oldest"])},
    optional={
        "q": st.sampled_from(
            [*WORDS, f"{WORDS[0]} or {WORDS[1]}", f"{WORDS[0]} -{WORDS[1]}", f'="{WORDS[2]}"', "passage"]
        ),
        "kind": several(QuoteKind.values),
        "identification": several(Identification.values),
        "source_kind": several(SourceKind.values),
        "stance": several(StanceValue.values),
        "language": several(["de", "en"]),
    },
)


@pytest.fixture(scope="module")
def archive(random_archive) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {TABLES}")
    forget()
    yield
    forget()


def listed(name: str, query: dict, **also: str) -> ListFilter:
    filterset, model = LISTS[name]
    parameters = QueryDict(mutable=True)
    for key, values in (query | also).items():
        if key in filterset.get_filters() and not (key == "kind" and name == "claims"):
            parameters.setlist(key, values if isinstance(values, list) else [values])
    found = filterset(parameters, queryset=model.objects.published())
    assert found.is_valid(), found.errors
    return found


@pytest.mark.parametrize("reach", [WALKED, CUT], ids=["walked", "cut"])
@pytest.mark.parametrize("name", LISTS)
@settings(max_examples=CASES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=queries)
def test_one_end_of_a_list(archive, monkeypatch, name, reach, query):
    monkeypatch.setattr(ListFilter, "reach", reach)
    monkeypatch.setattr(ArticleFilter, "searched", BY_MONTH)
    monkeypatch.setattr(grouped, "LINKS", 2)
    everything = listed(name, query, count="exact")
    in_order = list(everything.qs.values_list("pk", flat=True))
    found = listed(name, query)
    page, tally = found.page(), found.counts
    assert page.keys == in_order[: tally.total]
    assert tally.total == len(in_order) if tally.exact else 0 < tally.total < len(in_order) + 1
    assert tally.about is None or tally.about >= tally.total
    for facet in facets_of(type(found).families):
        most = dict(everything.counts.values.get(facet.name, ()))
        for value, number in tally.values.get(facet.name, ()):
            open_ended = facet.name in tally.open or not tally.exact
            assert number <= most[value] if open_ended else number == most[value], (facet.name, value)


@pytest.mark.parametrize("reach", [WALKED, CUT], ids=["walked", "cut"])
def test_random_archives_are_large_enough_to_be_bounded(archive, monkeypatch, reach):
    monkeypatch.setattr(ListFilter, "reach", reach)
    monkeypatch.setattr(ArticleFilter, "searched", BY_MONTH)
    asked = [{}, {"identification": ["named"]}, {"stance": ["supports"]}, {"q": "wien or rom"}]
    bounded = [not listed(name, query | {"sort": "newest"}).counts.exact for name in LISTS for query in asked]
    assert bounded.count(True) >= 6


@pytest.mark.parametrize("name", LISTS)
def test_of_each_walked_row_only_some_links_are_read(archive, monkeypatch, name):
    monkeypatch.setattr(ListFilter, "reach", FirstRows(window=20, cheap=0))

    def numbers() -> int:
        tally = listed(name, {"sort": "oldest"}).counts
        return sum(number for _value, number in tally.values["stance"])

    rows, every = listed(name, {"sort": "oldest"}).counts.total, numbers()
    monkeypatch.setattr(grouped, "LINKS", 1)
    assert 0 < numbers() <= rows < every
