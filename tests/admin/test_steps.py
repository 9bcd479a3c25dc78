"""Steps that ask first: publishing with the reviewer's checklist, withdrawing with a reason."""

import pytest

from archive import refusals
from archive.models import Article
from tests.admin.entering import article_url, passage, passage_url, seen
from tests.factories import make_article, make_attribution, make_quote, make_source, make_stance

pytestmark = pytest.mark.django_db


def step_url(article: Article, name: str) -> str:
    return f"/admin/archive/article/{article.pk}/steps/{name}/"


def standing(article: Article) -> str:
    article.refresh_from_db()
    return article.status


@pytest.fixture
def in_review(anna) -> Article:
    """Two open points: a passage without stance, a source without English label."""
    article = make_article(annotator=anna, status="in_review")
    source = make_source(anonymous=True, label_de="Beamter", label_en="")
    make_quote(attribution=make_attribution(article=article, source=source))
    return article


def test_an_open_point_has_to_be_ticked(review, in_review):
    page = review.get(step_url(in_review, "publish"))
    boxes = list(page.context["form"].fields)
    assert [box.split("-")[2] for box in boxes] == ["stance", "label"]
    assert "takes no stance on any claim" in page.content.decode()
    told = review.post(step_url(in_review, "publish"), {boxes[0]: "on"}).content.decode()
    assert "Open point: The source Beamter has no label in English." in told
    assert "Open point: „" not in told and "checked" in told
    assert standing(in_review) == "in_review"
    response = review.post(step_url(in_review, "publish"), dict.fromkeys(boxes, "on"))
    assert response.status_code == 302 and standing(in_review) == "published"
    assert in_review.releases.get().number == 1


def test_an_article_that_lost_its_passages_is_not_published(review, in_review):
    in_review.quotes.all().delete()
    told = review.post(step_url(in_review, "publish"), {}).content.decode()
    assert "no passage has been recorded" in told and standing(in_review) == "in_review"


@pytest.fixture
def published(first_article) -> Article:
    """With the checks at the end of its own transaction behind it."""
    refusals.check_deferred()
    return first_article


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", ["publish", "withdraw"])
def test_a_step_without_permission_is_forbidden(desk, first_article, in_review, name, method):
    article = in_review if name == "publish" else first_article
    assert getattr(desk, method)(step_url(article, name), {"withdrawal_reason": "x"}).status_code == 403
    assert standing(article) == ("in_review" if name == "publish" else "published")


def test_withdrawing_needs_a_reason_and_is_for_good(chief, review, published):
    assert review.post(step_url(published, "withdraw"), {"withdrawal_reason": "x"}).status_code == 403
    told = chief.post(step_url(published, "withdraw"), {"withdrawal_reason": " "}).content.decode()
    assert "Say why the article is withdrawn" in told and standing(published) == "published"
    chief.post(step_url(published, "withdraw"), {"withdrawal_reason": "Verwechslung."})
    assert standing(published) == "withdrawn" and published.withdrawal_reason == "Verwechslung."
    told = chief.post(step_url(published, "withdraw"), {"withdrawal_reason": "x"}, follow=True)
    assert "this one is “withdrawn”" in told.content.decode()


def test_a_withdrawn_article_says_that_it_no_longer_changes(chief, published):
    chief.post(step_url(published, "withdraw"), {"withdrawal_reason": "Verwechslung."})
    quote = published.quotes.first()
    sent = passage("Moskau", correction_note="x") | seen(quote)
    told = chief.post(passage_url(quote), sent, follow=True).content.decode()
    assert "This article is withdrawn: it no longer changes." in told
    assert chief.post(article_url(published), {"headline": "x"}).status_code == 403
    assert "Correct …" not in chief.get(article_url(published)).content.decode()


def test_a_stance_closes_its_point(review, in_review):
    make_stance(quote=in_review.quotes.get())
    assert len(review.get(step_url(in_review, "publish")).context["form"].fields) == 1
