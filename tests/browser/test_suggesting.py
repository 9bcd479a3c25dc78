"""Suggestions in a real browser: by keyboard, without scripts, on a small screen, in the dark."""

import pytest
from django.contrib.auth.models import Group

from tests.browser.test_annotating import PASSWORD, log_in, plain_page  # noqa: F401
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db(transaction=True)
BODY = (
    "„Wir bleiben am Tisch“, sagte die Ministerin Anna Weber gegenüber der Zeitung „Bote“. "
    "Die Gespräche würden fortgesetzt, betonte sie."
)


@pytest.fixture
def article():
    return make_article(headline="Rat berät", body=BODY)


@pytest.fixture
def editor(article):
    user = make_user("anna", is_staff=True)
    user.set_password(PASSWORD)
    user.save()
    user.groups.add(Group.objects.get(name="Annotators"))
    return user


def test_by_keyboard_and_without_scripts(plain_page, live_server, article, editor):  # noqa: F811
    page = plain_page
    log_in(page, live_server)
    page.get_by_role("link", name="Rat berät").click()
    page.get_by_role("link", name="2 suggestions").click()
    assert page.locator(".suggestion mark").all_inner_texts() == [
        "Wir bleiben am Tisch",
        "Die Gespräche würden fortgesetzt",
    ]
    page.get_by_role("button", name="Accept „Wir bleiben am Tisch“").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".done")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Accept „Die Gesp")
    page.keyboard.press("Enter")
    page.wait_for_selector(".empty")
    assert [one.attribution.source.name for one in article.quotes.all()] == ["Anna Weber"] * 2
    page.get_by_role("button", name="Undo").click()
    page.wait_for_selector(".suggestion")
    assert article.quotes.count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_small_screen(browser_page, live_server, article, editor, scheme):
    page = browser_page
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme=scheme)
    log_in(page, live_server)
    at = f"{live_server.url}/admin/archive/article/"
    page.goto(f"{at}{article.pk}/suggestions/?all=1")
    addresses = [
        page.url,
        page.get_by_role("link", name="Accept and edit").first.evaluate("link => link.href"),
    ]
    for address in [*addresses, f"{at}suggestions/"]:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
