import base64
import json

import pytest
from django.db import connection
from django.http import QueryDict

from archive.filters import ArticleFilter, ClaimFilter, QuoteFilter, SourceFilter, bounding, paging
from archive.filters.estimates import forget
from archive.filters.paging import CursorError
from archive.models import Article, Claim, Quote, Source
from tests.factories import withdraw

pytestmark = pytest.mark.django_db

LISTS = [
    (
        QuoteFilter,
        Quote.objects.published,
        ["", "sort=oldest", "q=wien", "q=wien&sort=newest", "kind=direct", "stance=supports"],
    ),
    (
        ArticleFilter,
        Article.objects.published,
        [
            "",
            "sort=oldest",
            "q=wien or rom",
            "q=wien or rom&sort=newest",
            "q=rom&sort=oldest",
            "stance=supports",
        ],
    ),
    (SourceFilter, Source.objects.published, ["", "sort=newest", "sort=oldest", "q=person"]),
    (ClaimFilter, Claim.objects.published, ["", "sort=oldest", "q=gespräche", "kind=factual"]),
]
CASES = [(filterset, rows, query) for filterset, rows, queries in LISTS for query in queries]


@pytest.fixture(autouse=True)
def small_pages(monkeypatch):
    monkeypatch.setattr(paging, "PAGE", 3)


@pytest.fixture
def well_known(random_archive):
    """To the planner."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE archive_quote")
    forget()
    yield
    forget()


def walk(found, backwards=False):
    """All pages from the first one on, or from the last one back."""
    pages = [found.page()]
    while cursor := pages[-1].next:
        pages.append(found.page(found.cursor(str(cursor))))
    if backwards:
        pages = pages[-1:]
        while cursor := pages[0].previous:
            pages.insert(0, found.page(found.cursor(str(cursor))))
    return pages


@pytest.mark.parametrize("nearby", [2, 10_000])
@pytest.mark.parametrize(("filterset", "rows", "query"), CASES)
def test_pages_both_ways_are_the_whole_list(well_known, monkeypatch, nearby, filterset, rows, query):
    monkeypatch.setattr(bounding, "NEARBY", nearby)
    found = filterset(QueryDict(query), queryset=rows())
    assert found.is_valid(), found.errors
    everything = [row.pk for row in found.qs]
    assert len(everything) == found.counts.total > 3
    for backwards in (False, True):
        pages = walk(found, backwards)
        assert [row.pk for page in pages for row in page.rows] == everything
        assert [page.first for page in pages] == list(range(1, len(everything) + 1, 3))
        assert [page.last for page in pages] == [*range(3, len(everything), 3), len(everything)]
        assert pages[0].previous is None and pages[-1].next is None


def test_rows_that_come_and_go_do_not_shift_pages(random_archive):
    found = QuoteFilter(QueryDict(""), queryset=Quote.objects.published())
    assert found.is_valid()
    first, second = walk(found)[:2]
    gone = Quote.objects.get(pk=first.keys[0]).article
    withdraw(gone)
    expected = [key for key in second.keys if Quote.objects.get(pk=key).article_id != gone.pk]
    now = QuoteFilter(QueryDict(""), queryset=Quote.objects.published())
    assert now.is_valid()
    assert [row.pk for row in now.page(now.cursor(str(first.next))).rows][: len(expected)] == expected


def test_a_further_page_is_looked_for_nearby_first(well_known, monkeypatch):
    monkeypatch.setattr(bounding, "NEARBY", 3)
    days = sorted(filter(None, Quote.objects.published().values_list("issued_earliest", flat=True)))
    (later,) = bounding.nearest("default", days[0], True)
    (earlier,) = bounding.nearest("default", days[-1], False)
    assert later.start <= days[0] < later.end and earlier.start <= days[-1] < earlier.end
    assert later.end <= days[-1] and earlier.start > days[0]


def forged(*parts):
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def test_damaged_and_foreign_cursors_are_refused(random_archive):
    found = QuoteFilter(QueryDict("kind=direct"), queryset=Quote.objects.published())
    other = QuoteFilter(QueryDict("kind=direct&q=wien"), queryset=Quote.objects.published())
    assert found.is_valid() and other.is_valid()
    genuine = str(found.page().next)
    assert found.cursor(genuine)
    of = found.identity
    damaged = [
        "",
        "x",
        "%00",
        "ä",
        "=" * 50,
        genuine[:-3],
        genuine[1:],
        genuine * 300,
        "W10",
        "\ud800",
        "a\n",
    ]
    damaged += [
        forged(of, False, 3, ["2023-01-01"]),
        forged(of, False, 3, ["2023-13-01", 5]),
        forged(of, False, 3, 7),
    ]
    damaged += [forged(of, False, 3, ["2023-01-01", "5"]), forged(of, False, 3, ["2023-01-01", 10**30])]
    damaged += [forged(of, False, 3, [None, 5])]
    damaged += [forged(of, "no", 3, ["2023-01-01", 5]), forged(of, False, -3, ["2023-01-01", 5]), forged(of)]
    damaged += [forged(of, False, 3, [True, 5]), forged(of, False, 3, [[], {}]), "W" * 1999]
    for text in damaged:
        with pytest.raises(CursorError):
            found.cursor(text)
    with pytest.raises(CursorError):
        other.cursor(genuine)
    assert found.cursor(forged(of, False, 3, ["0001-01-01", 5]))
