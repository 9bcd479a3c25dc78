"""Did you mean: corrections of misspelt words, from what is public at the moment of asking."""

import pytest
from django.db import connection

from archive.models import Article, Claim, Quote
from archive.search import corrected
from tests.factories import (
    make_article,
    make_attribution,
    make_claim,
    make_outlet,
    make_quote,
    make_source,
    make_stance,
    publish,
    withdraw,
)
from tests.search import searched

pytestmark = pytest.mark.django_db


def correction(q: str) -> str:
    search = searched(q)
    return corrected(search, [leaf for group in search.all for leaf in group])


CORRECTED = [
    # query, what may have been meant
    ("diplomt", "diplomat"),
    ("Diplomt", "Diplomat"),
    ("diploamt", "diplomat"),
    ("moskua", "moskau"),
    ("ukrane", "ukraine"),
    ("verhandlugen", "verhandlungen"),
    ("sicherheitsberatr", "sicherheitsberater"),
    ("Aussenministrium", "Außenministerium"),
    ("Grosbritannien", "Großbritannien"),
    ("agrement", "agreements"),
    ("negotiatons", "negotiations"),
    ("getreideknapheit", "getreideknappheit"),
    ("diplomt ukrane wien", "diplomat ukraine wien"),
    ("diplomt -wein", "diplomat -wein"),
    ('"britischer diplomt"', '"britischer diplomat"'),
    ('="diplomt"', '="diplomat"'),
    ("wien or moskua", "wien or moskau"),
    ("diplomat", ""),
    ("verhandlung", ""),  # there in another form
    ("getreide", ""),  # there as a part
    ("diplomt*", ""),
    ("wein", ""),
    ("moskxu", "moskau"),
    ("xylophonist", ""),
    ("moskau2", ""),
    ("123456", ""),
    ("", ""),
]


@pytest.mark.parametrize(("q", "meant"), CORRECTED)
def test_what_was_meant(first_article_once, q, meant):
    assert correction(q) == meant


def test_one_query_whatever_is_asked(first_article_once, django_assert_num_queries):
    search = searched("diplomt ukrane wien")
    leaves = [leaf for group in search.all for leaf in group]
    with django_assert_num_queries(1):
        corrected(search, leaves)
    with django_assert_num_queries(0):
        assert corrected(search, []) == ""


def _article(**kwargs) -> Article:
    return make_article(body="Der Zauberlehrling sprach.", **kwargs)


def _quote(article: Article) -> Quote:
    return make_quote(article=article, kind="own_account", text="Der Zauberlehrling sprach.")


def _voice(article: Article) -> Quote:
    voice = make_attribution(article=article, descriptor="Der Zauberlehrling")
    return make_quote(attribution=voice, text="sprach")


def _named(article: Article) -> Quote:
    return make_quote(
        attribution=make_attribution(article=article, source=make_source(name="Zauberlehrling")),
        text="sprach",
    )


def _claimed(article: Article) -> None:
    make_stance(quote=_quote(article), claim=make_claim(text_de="Es gibt einen Hexenmeister."))


#: Where a word may stand, how it gets there in an unpublished article, and the misspelt word.
PLACES = [
    ("passage", _quote, "zauberlerling"),
    ("descriptor", _voice, "zauberlerling"),
    ("name", _named, "zauberlerling"),
    ("claim", _claimed, "hexnmeister"),
]


@pytest.mark.parametrize(("place", "write", "asked"), PLACES, ids=[place for place, *_ in PLACES])
def test_a_word_is_proposed_while_it_is_public(place, write, asked):
    article = _article()
    write(article)
    assert correction(asked) == ""
    publish(article)
    assert correction(asked) in ("zauberlehrling", "hexenmeister")
    withdraw(article)
    assert correction(asked) == ""


def test_headlines_and_outlets():
    publish(_article(headline="Siebenschläfer", outlet=make_outlet("Wochenblättchen")))
    assert correction("siebnschläfer wochenblätchen") == "siebenschläfer wochenblättchen"


def test_a_form_that_is_gone_is_not_proposed_though_others_are_found_alike():
    article = _article()
    quote = _quote(article)
    publish(article)
    claim = make_claim(text_de="Ein Zauberlehrlings.")
    make_stance(quote=quote, claim=claim, value="mentions", certainty="not_applicable")
    assert correction("zauberlehrlinxs") == "zauberlehrlings"
    Claim.objects.filter(pk=claim.pk).update(text_de="Ein Zauberer.")
    assert correction("zauberlehrlinxs") == "zauberlehrling"


def _raw(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_bulk_and_raw_writes_keep_words():
    article = _article()
    quotes = [_quote(article)]
    publish(article)
    claims = Claim.objects.bulk_create(
        Claim(text_de=f"Das {name}.", text_en="") for name in ("Murmeltier", "Nashorn")
    )
    for claim in claims:
        make_stance(quote=quotes[0], claim=claim, value="mentions", certainty="not_applicable")
    assert correction("murmeltir nashrn") == "murmeltier nashorn"
    _raw("UPDATE archive_claim SET text_en = 'A hippopotamus' WHERE text_de LIKE '%%Nashorn%%'")
    assert correction("hipopotamus") == "hippopotamus"


def test_words_are_kept_once_and_refreshes_add_none(first_article):
    def kept() -> tuple[int, int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*), count(DISTINCT word) FROM archive_word")
            return cursor.fetchone()

    before = kept()
    assert before[0] == before[1] > 250
    for table in ("quote", "source", "claim", "attribution", "article"):
        _raw(f"UPDATE archive_{table} SET updated = updated")
    _raw("SELECT archive_fill_words()")
    assert kept() == before
