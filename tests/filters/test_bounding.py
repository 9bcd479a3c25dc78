"""What a list says where it looks at one end of an archive only, against a plain reading of all of it."""

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest
from django.db import connection, transaction
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings

from archive.filters import QuoteFilter, estimates, looking
from archive.filters.bounding import FirstRows, Months
from archive.filters.counting import tally
from archive.filters.estimates import Profile, forget, months_of
from archive.models import Quote
from tests.filters.plain_reading import CASES, Archive, asked, queries

pytestmark = pytest.mark.django_db

#: So eager that even a random archive of some dozen passages is too large for them.
REACHES = {
    "months": Months(window=4, cheap=1, small=0, probe=6, few=0, dense=0.9, dense_linked=0.9),
    "checked": Months(window=4, cheap=1, small=0, probe=6, few=0, dense=0.9, dense_prefix=0.9, checked=-1),
    "walk": Months(window=4, cheap=1, small=0, probe=6, few=0, dense=0.0, dense_linked=0.0),
    "first": FirstRows(window=4, cheap=0),
}


@pytest.fixture(scope="module")
def archive(random_archive) -> Iterator[Archive]:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE archive_quote")
    forget()
    yield Archive()
    forget()


def by_date(quotes: Iterable[Quote], oldest_first: bool) -> list[Quote]:
    """In a list's order: what has no date comes last either way."""
    sign = 1 if oldest_first else -1

    def place(quote: Quote) -> tuple:
        day = quote.issued_earliest
        return (day is None, sign * day.toordinal() if day else 0, sign * quote.pk)

    return sorted(quotes, key=place)


@pytest.mark.parametrize("reach", REACHES)
@pytest.mark.parametrize("order", ["newest", "oldest"])
@settings(max_examples=CASES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=queries)
def test_what_is_looked_at_is_one_end_of_the_list(archive, monkeypatch, reach, order, query):
    monkeypatch.setattr(QuoteFilter, "reach", REACHES[reach])
    ask = asked(archive, query)
    ask.parameters["sort"] = order
    found = QuoteFilter(ask.parameters, queryset=Quote.objects.published())
    assert found.is_valid(), found.errors
    page, tally = found.page(), found.counts
    listed, counts = archive.counted(ask.chosen, ask.words, ask.since, ask.until)
    in_order = by_date((quote for quote in archive.quotes if quote.pk in listed), order == "oldest")
    looked_at = in_order[: tally.total]
    assert page.keys == [quote.pk for quote in looked_at[:20]]
    if tally.exact:
        assert tally.total == len(listed)
    else:
        assert tally.total <= len(listed)
        assert tally.about is None or tally.about >= tally.total
    for name, counted in tally.values.items():
        truth = {str(value): number for value, number in counts[name].items()}
        for value, number in counted:
            assert number == truth[value] or (name in tally.open and number < truth[value]), (name, value)
    if not tally.exact and not ask.chosen:
        assert dict(tally.values["kind"]) == Counter(quote.kind for quote in looked_at)


def test_a_stretch_of_months_holds_what_it_says(archive):
    quotes = Quote.objects.published()
    profile, months = Profile.of(quotes.db), months_of(quotes.db)
    dated = [quote for quote in archive.quotes if quote.issued_earliest]
    days = [quote.issued_earliest for quote in dated]
    assert (months[0], months[-1]) == tuple(12 * day.year + day.month for day in (min(days), max(days)))
    for wanted in (1, 3, 8):
        stretch = profile.stretch(months[::-1], wanted)
        if stretch is None:
            continue
        held = set(quotes.filter(periods__overlap=stretch.periods).values_list("pk", flat=True))
        newest = by_date(dated, oldest_first=False)
        assert {quote.pk for quote in newest[: len(held)]} == held


def test_exactly_counted_on_request(archive, monkeypatch):
    monkeypatch.setattr(QuoteFilter, "reach", REACHES["months"])
    found = QuoteFilter(QueryDict("count=exact"), queryset=Quote.objects.published())
    assert found.is_valid()
    assert found.counts.exact and found.counts.total == len(archive.quotes)


@pytest.mark.parametrize("reach", REACHES)
def test_random_archives_are_large_enough_to_be_bounded(archive, monkeypatch, reach):
    monkeypatch.setattr(QuoteFilter, "reach", REACHES[reach])
    exact = []
    for query in (
        "",
        "q=wien",
        "q=wien or rom",
        "kind=direct",
        "kind=indirect&q=rom or wien",
        "stance=supports",
        "q=wi*&kind=direct",
    ):
        found = QuoteFilter(QueryDict(query), queryset=Quote.objects.published())
        assert found.is_valid()
        exact.append(found.counts.exact)
    assert exact.count(False) >= 3


def test_what_cannot_be_counted_in_time_is_bounded_after_all(archive, monkeypatch):
    """The statement is really cancelled: within a savepoint, for the test's transaction is to go on."""

    def cancelled(*args) -> None:
        monkeypatch.setattr(looking, "tally", tally)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 1; SELECT pg_sleep(10)")

    monkeypatch.setattr(QuoteFilter, "reach", REACHES["first"])
    monkeypatch.setattr(looking, "tally", cancelled)
    found = QuoteFilter(QueryDict("count=exact"), queryset=Quote.objects.published())
    assert found.is_valid()
    assert (found.counts.total, found.counts.exact, found.uncountable) == (4, False, True)


def test_a_profile_is_made_anew_when_it_knows_of_too_few(archive):
    quotes = Quote.objects.published()
    known = Profile.of(quotes.db)
    assert Profile.of(quotes.db, expected=known.total) is known
    assert Profile.of(quotes.db, expected=3 * known.total) is not known


class Kept:
    """What requests remember, for a test that stands in a transaction, where nothing is."""

    def __init__(self) -> None:
        self.known = {}

    def values(self) -> dict:
        return self.known


def test_what_took_several_looks_takes_one_the_next_time(archive, monkeypatch):
    looks = []

    def looked(*args) -> None:
        looks.append(args)
        return tally(*args)

    monkeypatch.setattr(looking, "tally", looked)
    monkeypatch.setattr(estimates, "_estimates", Kept())
    monkeypatch.setattr(QuoteFilter, "reach", REACHES["months"])
    took = []
    for query in (
        "q=wien rom",
        "q=rom -wien",
        'q="wien rom"',
        "q=wi*",
        "q=wien&kind=direct",
        "stance=supports",
    ):
        for sort in ("newest", "oldest"):
            seen = []
            for _time in range(2):
                looks.clear()
                found = QuoteFilter(QueryDict(f"{query}&sort={sort}"), queryset=Quote.objects.published())
                assert found.is_valid()
                seen.append((found.page().keys, found.counts))
                took.append(len(looks))
            assert seen[0] == seen[1]
    first, second = took[::2], took[1::2]
    assert max(first) > 2
    assert sum(second) < sum(first)
    assert all(after <= before for before, after in zip(first, second, strict=True))
