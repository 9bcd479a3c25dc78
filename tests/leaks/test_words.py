"""Corrections are made of words: none of them comes from a draft, a withdrawn article or a note."""

import re
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection, connections, transaction

from archive.models import Article, InternalNote
from tests.factories import (
    make_article,
    make_attribution,
    make_claim,
    make_quote,
    make_source,
    make_stance,
    make_user,
    publish,
    withdraw,
)
from tests.leaks.test_crawl import answer

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "reading"])

#: What is hidden, a misspelt form of it, and nonsense of the same length that resembles nothing.
SECRETS = [
    ("kanarienvogel", "kanarienvogl", "qvxqvxqvxqvx"),
    ("kanarienhalter", "kanarienhaltr", "qvxqvxqvxqvxq"),
    ("kanarienfutter", "kanarienfuter", "qvxqvxqvxqvxq"),
    ("kanarienzuchten", "kanarienzuchtn", "qvxqvxqvxqvxqv"),
    ("kanarienmesse", "kanarienmese", "qvxqvxqvxqvx"),
    ("kanarienverein", "kanarienverin", "qvxqvxqvxqvxq"),
    ("kanariennotiz", "kanariennotz", "qvxqvxqvxqvx"),
]
OPEN = ("papageienvogel", "papageienvogl")


def _article(words: str) -> Article:
    """With a word of `words` in its passage, its headline, a descriptor, a name and a claim."""
    passage, headline, descriptor, name, claim = words.split()
    article = make_article(body=f"{passage}, sprach {descriptor}.", headline=headline)
    voice = make_attribution(article=article, source=make_source(name=name), descriptor=descriptor)
    make_stance(quote=make_quote(attribution=voice, text=passage), claim=make_claim(text_de=claim))
    return article


def _published(words: str) -> Article:
    with transaction.atomic():
        article = _article(words)
        publish(article)
    return article


@pytest.fixture(params=["draft", "in_review", "withdrawn"])
def archive(request) -> None:
    """A public word, and the secrets in an article of each hidden kind and in a note."""
    article = _published("Papageienvogel Titel Anna Weber Behauptung")
    InternalNote.objects.create(text="kanarienverein kanariennotiz", author=make_user("x"), article=article)
    words = "kanarienvogel kanarienhalter kanarienfutter kanarienzuchten kanarienmesse"
    if request.param == "withdrawn":
        hidden = _published(words)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM archive_word WHERE word LIKE 'kanarien%'")
            assert cursor.fetchone() == (5,)  # kept from when they were public
        with transaction.atomic():
            withdraw(hidden)
    else:
        with transaction.atomic():
            hidden = _article(words)
            if request.param == "in_review":
                Article.objects.filter(pk=hidden.pk).update(status="in_review")


@pytest.mark.parametrize("noun", ["quotes", "articles", "sources", "claims"])
def test_a_misspelt_secret_is_answered_like_nonsense(archive, client, noun):
    for secret, misspelt, nonsense in SECRETS:
        for query in ("/{}/?q={}", "/{}/?q=papageienvogl+or+{}", "/{}/?q=%3D%22{}%22&sort=newest"):
            told, other = (answer(client, query.format(noun, word)) for word in (misspelt, nonsense))
            assert secret not in told[1].lower()
            assert _without(told, misspelt) == _without(other, nonsense), secret


def _without(told: tuple[int, str], word: str) -> tuple[int, str]:
    """An answer without the word that was asked for and without the address's fingerprint."""
    text = re.sub(r'W/"[0-9a-f]+"', "", told[1])
    for form in (word, quote(word)):
        text = text.replace(form, "…")
    return told[0], text


def test_a_public_word_is_proposed(archive, client):
    public, misspelt = OPEN
    _status, page = answer(client, f"/quotes/?q={misspelt}")
    assert f">{public}</a>?" in page


@pytest.fixture
def reading(archive):
    connections["reading"].ensure_connection()
    raw = psycopg.connect(**connections["reading"].get_connection_params() | {"autocommit": True})
    yield raw
    raw.close()


def test_the_reading_role_gets_nothing_else(reading):
    asked = [word for _secret, misspelt, _nonsense in SECRETS for word in (misspelt, _secret)]
    for words in (asked[:8], asked[8:], ["kanarien", "kanarienvogell", OPEN[1]]):
        found = reading.execute("SELECT correction FROM archive_corrections(%s)", [words]).fetchall()
        assert not [word for (word,) in found if "kanarien" in word], found


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM public.archive_word",
        "SELECT archive_public_words()",
        "SELECT archive_fill_words()",
        "SELECT archive_keep_words('{kanarienvogel}')",
        "SELECT archive_word_is_public('kanarienvogel')",
        "SELECT archive_word_is_found('kanarienvogel')",
    ],
)
def test_the_words_themselves_are_refused(reading, statement):
    with pytest.raises(psycopg.Error) as error:
        reading.execute(statement)
    assert "kanarien" not in str(error.value).replace(statement, "")


def test_no_function_of_the_readers_own_is_called_in_their_place(reading):
    """What runs with the owner's rights finds its functions by a path of its own."""
    reading.execute("SET search_path = pg_temp, reading, public")
    row = reading.execute("SELECT proconfig FROM pg_proc WHERE proname = 'archive_corrections'").fetchone()
    assert "search_path=pg_catalog, public" in row[0]
