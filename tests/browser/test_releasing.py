"""An article goes from draft to published by two accounts, and is corrected by a third, in a real browser."""

import pytest
from django.contrib.auth.models import Group

from tests.factories import make_article, make_attribution, make_quote, make_source, make_user

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "mit-dem-Fahrrad-7"


@pytest.fixture
def article():
    article = make_article(headline="Rat berät")
    make_quote(attribution=make_attribution(article=article, source=make_source(name="Anna Weber")))
    for name, group in {"anna": "Annotators", "rita": "Reviewers", "carla": "Chiefs"}.items():
        user = make_user(name, is_staff=True)
        user.set_password(PASSWORD)
        user.save()
        user.groups.add(Group.objects.get(name=group))
    return article


def log_in(page, address: str, name: str, article) -> None:
    """To the article, as somebody else than before."""
    page.context.clear_cookies()
    page.goto(f"{address}/admin/login/?next=/admin/archive/article/{article.pk}/change/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_selector(".steps")


def test_draft_review_published_corrected(browser_page, live_server, article):
    page, address = browser_page, live_server.url
    log_in(page, address, "anna", article)
    page.get_by_role("button", name="Submit for review").click()
    page.wait_for_selector(".status-in_review")
    assert page.get_by_role("link", name="Publish").count() == 0

    log_in(page, address, "rita", article)
    page.get_by_role("link", name="Publish").click()
    page.get_by_role("button", name="Publish").click()
    assert "Open point: „Wir bleiben am Tisch“" in page.locator(".errorlist").inner_text()
    page.get_by_label("takes no stance on any claim").check()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_selector(".status-published")
    assert page.get_by_role("link", name="Correct").count() == 0

    log_in(page, address, "carla", article)
    page.get_by_role("link", name="Correct …").click()
    page.locator("#article-details > summary").click()
    page.get_by_label("headline").fill("Rat berät lange")
    page.locator("#article-details [name=_save]").click()
    assert page.locator("#article-details [name=headline]").input_value() == "Rat berät lange"
    page.locator("#article-details [name=correction_note]").fill("Überschrift ergänzt.")
    page.locator("#article-details [name=_save]").click()
    page.wait_for_selector(".messagelist .success")
    first, second = article.releases.order_by("number")
    assert (second.number, second.correction_note) == (2, "Überschrift ergänzt.")
    assert "Rat berät lange" in second.record and "Rat berät lange" not in first.record

    page.goto(f"{address}/admin/archive/article/{article.pk}/change/")
    assert page.get_by_role("link", name="Releases").get_attribute("href").endswith("/releases/")
    page.get_by_role("link", name="History").last.click()
    timeline = page.locator(".timeline").inner_text()
    assert "carla" in timeline and "release 2" in timeline and "Überschrift ergänzt." in timeline
