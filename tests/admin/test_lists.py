"""The lists of the desk: what their columns say, what search and filters find, and that rows cost nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import InternalNote, Quote
from tests.factories import (
    make_article,
    make_attribution,
    make_claim,
    make_outlet,
    make_quote,
    make_source,
    make_stance,
    make_user,
)

pytestmark = pytest.mark.django_db
LISTS = ("article", "attribution", "quote", "source", "claim", "internalnote")


def rows(number: int) -> None:
    """So many articles, each with an outlet, a voice with a station before it, a passage and a stance."""
    ministry, users = make_source(name="Ministerium"), [make_user("one"), make_user("two")]
    for index in range(number):
        outlet = make_outlet(f"Bote {index}", principal=ministry)
        article = make_article(
            outlet=outlet, annotator=users[index % 2], headline="" if index % 2 else "Kopf"
        )
        conduit = make_attribution(article=article, source=outlet, identification="institution")
        voice = make_attribution(article=article, via=conduit, source=make_source(principal=ministry))
        stance = make_stance(quote=make_quote(attribution=voice))
        InternalNote.objects.create(text="Nachfragen.", stance=stance, author=users[0])


def queries(client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return len(captured)


@pytest.mark.parametrize("model", LISTS)
def test_a_list_costs_the_same_with_200_rows_as_with_10(admin_client, model):
    url = f"/admin/archive/{model}/?all="
    rows(5)
    queries(admin_client, url)  # content types and the like are cached once
    few = queries(admin_client, url)
    rows(100)
    assert queries(admin_client, url) == few <= 9


@pytest.mark.parametrize(
    ("model", "search", "found"),
    [
        ("article", "Gespräche würden", 1),
        ("article", "Bote", 1),
        ("article", "Nirgends", 0),
        ("attribution", "Ministerin", 1),
        ("attribution", "Ada", 1),
        ("quote", "am Tisch", 1),
        ("quote", "Muster", 1),
        ("source", "Bote", 1),
        ("source", "diplomat", 0),
        ("claim", "dauern", 1),
    ],
)
def test_search(desk, model, search, found):
    article = make_article(outlet=make_outlet("Bote"))
    voice = make_attribution(article=article, source=make_source(name="Ada Muster"))
    make_stance(quote=make_quote(attribution=voice))
    response = desk.get(f"/admin/archive/{model}/", {"q": search})
    assert response.context["cl"].result_count == found


def test_an_article_tells_what_is_missing(desk, anna):
    article = make_article(annotator=anna)
    voice = make_attribution(article=article)
    make_stance(quote=make_quote(attribution=voice))
    make_quote(attribution=voice, text="Niemand hat uns gefragt.", confidence="ambiguous", note="Wer?")
    make_quote(article=article, kind="own_account", text="Der Rat hat am Abend beraten.")
    row = desk.get("/admin/archive/article/").context["cl"].result_list[0]
    counted = (row.passage_count, row.ambiguous_count, row.no_stance_count, row.own_count)
    assert counted == (3, 1, 2, 1)
    for query, found in (("whose=mine", 1), ("whose=others", 0), ("status__exact=published", 0)):
        assert desk.get(f"/admin/archive/article/?{query}").context["cl"].result_count == found
    for query, found in (("doubt=ambiguous", 1), ("doubt=no_stance", 2), ("doubt=note", 1)):
        assert desk.get(f"/admin/archive/quote/?{query}").context["cl"].result_count == found


def test_chains_are_told_in_words(desk):
    article = make_article(outlet=None)
    conduit = make_attribution(article=article, source=make_outlet("i"), identification="institution")
    voice = make_attribution(article=article, via=conduit, source=make_source(name="Diplomat"))
    make_quote(attribution=voice)
    for model in ("quote", "attribution"):
        html = desk.get(f"/admin/archive/{model}/").content.decode()
        assert "Diplomat → i → this article" in html


def test_a_source_counts_where_it_is_used(desk):
    outlet = make_outlet()
    for _ in range(3):
        article = make_article(outlet=outlet)
    for via in (None, make_attribution(article=article)):
        make_attribution(article=article, source=outlet, via=via, identification="institution")
    row = desk.get("/admin/archive/source/", {"q": outlet.name}).context["cl"].result_list[0]
    assert (row.voices, row.articles_number) == (2, 3)


def test_passages_and_voices_open_beside_their_text(desk):
    quote = make_quote()
    voice = quote.attribution
    there = f"/admin/archive/article/{quote.article_id}"
    opened = desk.get(f"/admin/archive/quote/{quote.pk}/change/")
    assert opened["Location"] == f"{there}/passages/{quote.pk}/"
    opened = desk.get(f"/admin/archive/attribution/{voice.pk}/change/")
    assert opened["Location"] == f"{there}/voices/{voice.pk}/"
    assert desk.get("/admin/archive/quote/999999/change/").status_code == 302


def test_the_page_beside_the_text_costs_the_same_with_40_passages_as_with_2(desk):
    voice = make_attribution()
    article, url = voice.article, f"/admin/archive/article/{voice.article_id}/passages/add/"

    def record(words: list[str]) -> None:
        for word in words:
            make_stance(quote=make_quote(attribution=voice, text=word), claim=make_claim())

    record(["Rat", "Tisch"])
    queries(desk, url)
    few = queries(desk, url)
    words = {word.strip(".,:„“") for word in article.body.split()} - {"Rat", "Tisch", ""}
    record(sorted(words))
    assert Quote.objects.count() > 25
    assert queries(desk, url) == few <= 17
