"""Histories as editors read them: who, when, which field from what to what, however it was changed."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive import annotating, history
from archive.models import Article, Quote
from archive.vocabularies import QuoteKind
from tests.admin.entering import article_url, passage, passage_url, seen
from tests.factories import make_article, make_attribution, make_quote, make_source, make_stance, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(anna) -> Article:
    article = make_article(annotator=anna, headline="Rat berät")
    source = make_source(name="Anna Weber")
    quote = make_quote(attribution=make_attribution(article=article, source=source))
    make_stance(quote=quote)
    return article


def told(article: Article) -> list[tuple]:
    return [
        (entry.who, entry.action, entry.what, change.label, change.old, change.new)
        for entry in history.of_article(article)
        for change in entry.changes
    ]


def test_changes_at_the_desk_name_who_and_both_values(desk, article):
    quote = article.quotes.get()
    given = passage(quote.text, kind="partial", attribution=quote.attribution_id) | seen(quote)
    assert desk.post(passage_url(quote), given).status_code == 302
    (row,) = [row for row in told(article) if row[0] == "anna"]
    assert row[1:4] == ("changed", "quote: „Wir bleiben am Tisch“", "kind")
    assert row[4:] == (str(QuoteKind.DIRECT.label), str(QuoteKind.PARTIAL.label))


def test_labels_stand_for_codes_and_ids(article):
    rows = told(article)
    assert ("outside the desk", "added", "attribution: Anna Weber · „die Ministerin Anna Weber“") in {
        row[:3] for row in rows
    }
    (source,) = {row[5] for row in rows if row[3] == "source"}
    assert source == "Anna Weber"
    (voice,) = {row[5] for row in rows if row[3] == "attribution"}
    assert voice == "Anna Weber · „die Ministerin Anna Weber“"
    assert not [row for row in rows if row[3] in ("created", "updated", "version", "public id")]


def test_bulk_and_raw_changes_and_deletions_show(article):
    Article.objects.update(headline="Im Ganzen")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE archive_quote SET cue = 'sagte'")
    quote = article.quotes.get()
    quote.stances.all().delete()
    quote.delete()
    rows = told(article)
    assert ("outside the desk", "changed", "article: Im Ganzen", "headline", "Rat berät", "Im Ganzen") in rows
    words = "quote: „Wir bleiben am Tisch“"
    assert ("outside the desk", "changed", words, "reporting word", "", "sagte") in rows
    assert ("outside the desk", "deleted", words, "words", "Wir bleiben am Tisch", "") in rows
    assert [row for row in rows if row[1] == "deleted" and row[2].startswith("stance: ")]


def test_the_page_is_linked_and_says_it_all(desk, article):
    page = desk.get(article_url(article)).content.decode()
    url = article_url(article).replace("change", "history")
    assert url in page
    shown = desk.get(url).content.decode()
    assert "<ins>Rat berät</ins>" in shown and "outside the desk" in shown
    quote = article.quotes.get()
    alone = desk.get(f"/admin/archive/quote/{quote.pk}/history/").content.decode()
    assert "Wir bleiben am Tisch" in alone and "Rat berät" not in alone.split("timeline")[1].split("<dl>")[0]


def test_it_is_for_those_who_may_see_the_record(client, article):
    client.force_login(make_user("nobody", is_staff=True))
    assert client.get(article_url(article).replace("change", "history")).status_code == 403


def test_releases_stand_in_it(first_article):
    entries = history.of_article(first_article)
    (released,) = [entry for entry in entries if entry.action == "released"]
    assert (released.what, released.who) == ("release 1", "reviewer")


def test_the_queries_are_constant(article, first_article):
    def number(one: Article) -> int:
        with CaptureQueriesContext(connection) as queries:
            history.of_article(one)
        return len(queries)

    assert Quote.objects.filter(article=first_article).count() == 25
    assert number(first_article) <= number(article) + 1 <= 13  # principals are found, or there are none


def test_a_version_is_found_again(article):
    user = User.objects.get(username="anna")
    quote = article.quotes.get()
    for cue in ("sagte", "rief", "sprach"):
        annotating.change_quote(quote, by=user, cue=cue)
    quote.refresh_from_db()
    base, entries = history.since(quote, quote.version - 2)
    assert base.cue == "sagte"
    assert [entry.changes[0].new for entry in entries] == ["rief", "sprach"]
    assert history.since(quote, quote.version) == history.since(quote, 0) == (None, [])
