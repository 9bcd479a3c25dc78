"""From a result to its passage in the article, with the searched words marked there."""

import re

import pytest

from archive.models import Article
from tests.factories import make_article, make_attribution, make_quote

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole(db) -> Article:
    article = make_article(status="published", public_text="full")
    make_quote(article=article)
    voice = make_attribution(article=article, descriptor="sie")
    make_quote(attribution=voice, text="am Tisch", kind="partial")
    return article


def shown(client, address: str) -> str:
    response = client.get(address, headers={"accept-language": "en"})
    assert response.status_code == 200
    return response.content.decode()


def marked(page: str) -> list[str]:
    return re.findall("<mark>([^<]*)</mark>", page)


def test_a_result_leads_to_its_passage_with_the_words(client, first_article):
    page = shown(client, "/quotes/?q=friedensvereinbarung")
    (link,) = re.findall('<a href="([^"]+)" data-in-text>', page)
    assert f'<a href="{link}">' in page.split('<p class="chain">')[1]
    address, anchor = link.split("#")
    article = shown(client, address)
    assert f'<li id="{anchor}"' in article
    passage = article.split(f'<li id="{anchor}"')[1].split("</li>")[0]
    assert marked(passage) == ["Friedensvereinbarungen"]
    assert "Searched for:" in article and "<q>friedensvereinbarung</q>" in article


def test_without_a_search_the_link_has_none(client, first_article):
    (link, *_) = re.findall('<a href="([^"]+)" data-in-text>', shown(client, "/quotes/"))
    assert re.fullmatch(rf"/articles/{first_article.public_id}/#p-\w{{8}}", link)
    page = shown(client, link.split("#")[0])
    assert not marked(page) and "Searched for:" not in page


def test_what_was_typed_is_kept_to_the_character(client, first_article):
    page = shown(client, "/quotes/?q=%22in+keiner+weise%22+or+%C3%BC%26%3Cb%3E")
    (link, *_) = re.findall('<a href="([^"]+)" data-in-text>', page)
    assert link.split("#")[0].endswith("?q=%22in+keiner+weise%22+or+%C3%BC%26%3Cb%3E")
    article = shown(client, link.split("#")[0])
    assert "in keiner Weise" in marked(article)
    assert "<b>" not in article


def test_an_article_found_is_opened_with_the_words_too(client, first_article):
    page = shown(client, "/articles/?q=getreideknappheit")
    assert f'<a href="/articles/{first_article.public_id}/?q=getreideknappheit">' in page


def test_around_a_passage_and_in_a_description_too(client, first_article):
    page = shown(client, f"/articles/{first_article.public_id}/?q=diplomat*")
    assert any(word.startswith("Diplomat") for word in marked(page.split('id="voices"')[1]))
    assert marked(page.split('class="reading"')[1].split("</ol>")[0])


def test_a_whole_text_marks_phrases_across_the_edges_of_passages(client, whole):
    page = shown(client, f"/articles/{whole.public_id}/?q=%22bleiben+am+tisch%22+or+beraten")
    text = page.split('<p class="whole"')[1].split("</p>")[0]
    assert "<mark>beraten</mark>" in text
    assert "<mark>Wir <mark>bleiben </mark></mark>" in text
    assert "<mark><mark>am Tisch</mark></mark>" in text
    plain = re.sub("<sup>.*?</sup>|<[^>]*>", "", text.split(">", 1)[1])
    assert plain == whole.body.replace("'", "&#x27;")


IGNORED = ("", "+", "x" * 400, "a+" * 40, "%00", "%22", "-krieg", "%ED%A0%80", "%F0%9F%98%80", "((", "*")


@pytest.mark.parametrize("typed", IGNORED)
def test_what_is_not_understood_is_passed_over(client, first_article_once, typed):
    page = shown(client, f"/articles/{first_article_once.public_id}/?q={typed}&x=1")
    assert not marked(page) and "Searched for:" not in page


def test_two_queries_more_for_any_search_and_none_for_one_seen_before(
    client, first_article, whole, django_assert_max_num_queries, django_assert_num_queries
):
    for article in (first_article, whole):
        for query, number in (("", 9), ("?q=tisch", 11), ("?q=tisch+or+krieg+or+%22der+rat%22+-nie", 11)):
            with django_assert_max_num_queries(number):
                shown(client, f"/articles/{article.public_id}/{query}")
            with django_assert_num_queries(9):
                shown(client, f"/articles/{article.public_id}/{query}")
