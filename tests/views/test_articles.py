"""The page of one article."""

import pytest

from archive.models import Article
from tests.factories import make_article, make_attribution, make_outlet, make_quote
from tests.test_sourcing import FIGURES


def shown(client, article: Article, language: str = "en") -> str:
    response = client.get(f"/articles/{article.public_id}/", headers={"accept-language": language})
    assert response.status_code == 200
    return response.content.decode()


def test_an_article_shows_passages_voices_claims_and_figures(client, first_article):
    page = shown(client, first_article)
    for quote in first_article.quotes.all():
        assert f'id="p-{quote.public_id}"' in page
    for attribution in first_article.attributions.all():
        assert f'<p class="printed" lang="de">{attribution.descriptor.replace(chr(34), "&#34;")}</p>' in page
    assert page.count('data-status="single_strand"') == 6
    figures = page.split('<table class="figures">')[1].split("</table>")[0]
    for text in FIGURES.values():
        assert f"<td>{text}" in figures
    assert "The headline is not known" in page
    assert "outlet not known" in page


def test_excerpts_never_show_the_whole_body(client, db):
    gap = "Dieser Absatz steht in keinem Zitat und in keinem Zusammenhang. " * 10
    article = make_article(
        status="published", body=f"„Wir bleiben am Tisch“, sagte sie.\n\n{gap}\n\n„Wir gehen.“"
    )
    voice = make_attribution(article=article)
    make_quote(attribution=voice)
    make_quote(attribution=voice, text="Wir gehen.")
    page = shown(client, article)
    assert "Dieser Absatz" not in page
    assert "characters left out" in page


def test_a_public_text_is_shown_whole_with_its_passages_marked(client, db):
    article = make_article(status="published", public_text="full")
    quote = make_quote(article=article)
    page = shown(client, article)
    assert "Der Rat hat am Abend beraten." in page
    assert f'<a class="span" href="#p-{quote.public_id}"><mark>Wir bleiben am Tisch</mark></a>' in page


def test_one_query_count_for_few_and_many(client, first_article, django_assert_num_queries):
    other = make_quote(article=make_article(status="published", outlet=make_outlet())).article
    for article in (first_article, other):
        with django_assert_num_queries(9):
            shown(client, article)


def test_an_article_without_passages_has_a_page(client, db):
    assert "0/0" not in shown(client, make_article(status="published", issued=""))


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_what_is_not_published_has_no_page(client, db, status):
    article = make_article(status=status)
    assert client.get(f"/articles/{article.public_id}/").status_code == 404
    assert client.get(f"/articles/{article.public_id}.bib").status_code == 404
