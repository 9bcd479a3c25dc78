"""What somebody expects of a search on the first article, alone and among two thousand other passages."""

import pytest
from django.db import connection, transaction
from django.http import QueryDict

from archive.filters import ArticleFilter, QuoteFilter
from archive.filters.estimates import forget
from archive.models import Article, Quote
from archive.sample import load_sample
from tests.conftest import load_first_article
from tests.search import numbered

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", params=[0, 2000], ids=["alone", "among others"])
def passages(request, django_db_setup, django_db_blocker):
    """The names of the first article's passages by their keys."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_first_article()
        names = {quote.pk: name for name, quote in numbered().items()}
        if request.param:
            load_sample(request.param, force=True)
        forget()
        yield names
        transaction.set_rollback(True)
        forget()


def asked(filterset, rows, q: str):
    query = QueryDict(mutable=True)
    query["q"] = q
    found = filterset(query, queryset=rows)
    assert found.is_valid(), found.errors
    return found


def ranks(q: str) -> tuple[list[int], set[int]]:
    """All that is found, the best first, and those that have the words in nothing but a compound."""
    found = asked(QuoteFilter, Quote.objects.published(), q)
    keys = list(found.qs.values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM archive_quote WHERE id = ANY (%s)"
            " AND NOT ts_filter(search, '{a,b,c,d}') @@ %s::tsquery",
            [keys, found.search.positive],
        )
        return keys, {key for (key,) in cursor.fetchall()}


WHOLE = [
    # query, passages of the first article that have the words as such, those that have them in a compound
    ("getreide", [], ["q07", "q08"]),  # Getreideknappheit; q07 by its claim
    ("verhandlungen", ["q09"], ["q13", "q16", "q17"]),  # Friedensverhandlungen; q17 by its claim
    ("Friedensverhandlung", ["q13", "q16", "q17"], []),
    ('"eine gute Sache"', ["q23"], []),
    ("sicherheitsberater", ["q22", "q23", "q24", "q25"], []),
    ("ukraine -russland", ["q01", "q03", "q14", "q15", "q16", "q17", "q18"], []),
    ("agreement", ["q18"], []),
    ("diplomat", ["q01", "q06", "q11", "q12", "q17", "q18", "q19", "q20", "q21"], []),
]
#: The same, and the passage that must come first of the article's: its own words say it.
BEST = [
    ("verhandlungen", "q09"),
    ("Friedensverhandlung", "q16"),
    ("sicherheitsberater", "q22"),
    ("ukraine -russland", "q16"),
    ("agreement", "q18"),
    ("diplomat", "q17"),
]


@pytest.mark.parametrize(("q", "whole", "within"), WHOLE)
def test_what_is_found(passages, q, whole, within):
    keys, compounds = ranks(q)
    found = {passages[key]: key in compounds for key in keys if key in passages}
    assert sorted(name for name, compound in found.items() if not compound) == whole
    assert sorted(name for name, compound in found.items() if compound) == within


@pytest.mark.parametrize(("q", "best"), BEST)
def test_what_comes_first(passages, q, best):
    keys, compounds = ranks(q)
    assert next(passages[key] for key in keys if key in passages) == best
    assert keys == sorted(keys, key=lambda key: key in compounds)  # words before parts of words


@pytest.mark.parametrize("q", [q for q, _whole, _within in WHOLE])
def test_the_article_is_among_the_articles(passages, q):
    first = Quote.objects.get(pk=min(passages, key=passages.get)).article
    listed = first in asked(ArticleFilter, Article.objects.published(), q).qs
    assert listed == ("-russland" not in q)  # of which other passages of it do speak


@pytest.mark.parametrize("q", [q for q, _whole, _within in WHOLE])
def test_the_page_says_how_many_and_marks_them(passages, client, q):
    keys, _compounds = ranks(q)
    response = client.get("/quotes/", {"q": q, "count": "exact"}, headers={"accept-language": "en"})
    page = response.content.decode()
    assert f"{len(keys)} passage" in page
    assert page.count("<mark>") >= 1
    assert "Did you mean" not in page


def test_a_misspelt_word(passages, client):
    page = client.get("/quotes/?q=diplomt", headers={"accept-language": "de"}).content.decode()
    assert 'Meinten Sie <a href="/quotes/?q=diplomat" rel="nofollow">diplomat</a>?' in page
