"""Words as they are written: each list looks at its records' own words, not at the forms an index holds."""

import pytest
from django.http import QueryDict

from archive.filters import ArticleFilter, ClaimFilter, QuoteFilter, SourceFilter
from archive.models import Article, Claim, Quote, Source
from archive.search import Text
from tests.factories import (
    make_article,
    make_attribution,
    make_claim,
    make_outlet,
    make_quote,
    make_source,
    make_stance,
)
from tests.search.test_marking import EXACT, marks

pytestmark = pytest.mark.django_db
LISTS = {"quotes": QuoteFilter, "articles": ArticleFilter, "sources": SourceFilter, "claims": ClaimFilter}


def listed(name: str, q: str) -> list:
    """The rows of a list that `q` finds."""
    query = QueryDict(mutable=True)
    query["q"] = q
    model = {"quotes": Quote, "articles": Article, "sources": Source, "claims": Claim}[name]
    found = LISTS[name](query, queryset=model.objects.published())
    assert found.is_valid(), found.errors
    rows = list(found.qs)
    assert found.counts.total == len(rows) == len(found.page().rows)
    return rows


@pytest.fixture
def records() -> None:
    """One of each, all with “Verhandlungen”: in the passage, the headline, a label, a claim."""
    body = "Sie führten Verhandlungen. Er sprach von Kriegen und Müttern."
    article = make_article(
        body=body,
        headline="Neue Verhandlungen",
        status="published",
        outlet=make_outlet("Verhandlungen heute"),
    )
    source = make_source(anonymous=True, label_de="Leiter der Verhandlungen", label_en="head of the talks")
    voice = make_attribution(article=article, source=source, descriptor="Er")
    quote = make_quote(
        attribution=voice,
        text="Kriegen und Müttern",
        original_text="wars and mothers",
        original_language="en",
    )
    make_quote(article=article, kind="own_account", text="Sie führten Verhandlungen.")
    make_stance(quote=quote, claim=make_claim(text_de="Es gab Verhandlungen.", text_en="There were talks."))


FOUND = [
    # query, how many quotes, articles, sources, claims
    ("verhandlung", 2, 1, 2, 1),
    ('="Verhandlung"', 0, 0, 0, 0),
    ('="verhandlungen"', 1, 1, 2, 1),
    ('="neue verhandlungen"', 0, 1, 0, 0),
    ('="Leiter der Verhandlungen"', 0, 0, 1, 0),
    ('="der Leiter"', 0, 0, 0, 0),
    ('="head of the talks"', 0, 0, 1, 0),
    ('="talks"', 0, 0, 1, 1),
    ('="talk"', 0, 0, 0, 0),
    ('="wars" mütter', 1, 1, 0, 0),
    ('="müttern"', 1, 1, 0, 0),
    ('="muettern"', 0, 0, 0, 0),
    ('="Krieg" or ="Kriegen"', 1, 1, 0, 0),
    ('="Krieg" or mutter', 1, 1, 0, 0),
    ('="Krieg" mutter', 0, 0, 0, 0),
    ('verhandlung -="Verhandlung"', 2, 1, 2, 1),
    ('verhandlung -="Verhandlungen"', 1, 0, 0, 0),
    ('verhandlung -="Verhandlungen" -mutter', 0, 0, 0, 0),
    ('verhandlung -="Leiter"', 2, 1, 1, 1),
]


@pytest.mark.parametrize(("q", "quotes", "articles", "sources", "claims"), FOUND)
def test_each_list(records, q, quotes, articles, sources, claims):
    assert [len(listed(name, q)) for name in LISTS] == [quotes, articles, sources, claims]


@pytest.mark.parametrize(("q", "text", "marked"), EXACT)
def test_every_word_by_itself_is_found_where_it_is_marked(q, text, marked):
    """The database and the marks mean the same by a word as it is written."""
    for piece in text.split(", "):
        article = make_article(body=piece, status="published", language="fr")
        make_quote(article=article, kind="own_account", text=piece)
    expected = [piece for piece in text.split(", ") if "[" in marks(q, Text(piece, "fr"))]
    assert sorted(quote.text for quote in listed("quotes", q)) == sorted(expected)
