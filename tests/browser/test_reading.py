"""A reader in a real Chromium: search, a quote, its citation on the clipboard; and without JavaScript."""

import pytest

from archive.models import Quote
from tests.factories import withdraw

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(live_server, first_article) -> str:
    return live_server.url


def find_the_diplomat(page, site: str) -> None:
    page.goto(site)
    page.get_by_role("searchbox", name="Search the quotes").fill("Friedensvereinbarungen")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Wir teilen in keiner Weise").click()


def test_search_quote_copy_citation(browser_page, site):
    page = browser_page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    find_the_diplomat(page, site)
    page.get_by_role("button", name="Copy APA 7", exact=True).click()
    page.get_by_text("Copied.").wait_for(state="attached")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#reference-apa").inner_text()
    assert "2023, September" in copied
    page.locator("summary", has_text="BibTeX").click()
    page.get_by_role("button", name="Copy BibTeX").click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text.startsWith('@article'))")


def test_copying_works_where_the_clipboard_is_closed(browser_page, site):
    page = browser_page
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('closed'))")
    find_the_diplomat(page, site)
    page.get_by_role("button", name="Copy Permanent address").click()
    page.get_by_text("Copied.").wait_for(state="attached")
    page.get_by_role("searchbox").focus()
    page.keyboard.press("Control+V")
    quote = Quote.objects.get(text__startswith="Wir teilen")
    assert page.get_by_role("searchbox").input_value() == f"{site}/quotes/{quote.public_id}/"


def test_a_page_works_by_keyboard(browser_page, site):
    page = browser_page
    page.goto(f"{site}/quotes/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_everything_is_there_without_javascript(chromium, site):
    context = chromium.new_context(
        java_script_enabled=False, locale="de-DE", viewport={"width": 320, "height": 800}
    )
    page = context.new_page()
    page.goto(f"{site}/quotes/?q=Friedensvereinbarungen")
    page.get_by_role("link", name="Wir teilen in keiner Weise").click()
    assert page.locator("#reference-apa").is_visible()
    assert page.locator("[data-copy]:visible").count() == 0
    assert page.locator("html").get_attribute("lang") == "de"
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_is_wider_than_the_screen(browser_page, site, first_article, width):
    page = browser_page
    page.set_viewport_size({"width": width, "height": 800})
    quote = first_article.quotes.first().public_id
    for path in (
        "/",
        "/quotes/",
        "/claims/",
        "/method/",
        f"/quotes/{quote}/",
        f"/articles/{first_article.public_id}/",
    ):
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_what_is_withdrawn_is_gone_with_the_next_look(chromium, site, first_article):
    context = chromium.new_context(locale="en-GB")
    page = context.new_page()
    address = f"{site}/articles/{first_article.public_id}/"
    for _ in range(2):
        page.goto(address)
        assert page.get_by_text("Wir teilen in keiner Weise").count()
    withdraw(first_article)
    assert page.goto(address).status == 410
    assert not page.get_by_text("Wir teilen in keiner Weise").count()
    context.close()


def test_a_long_word_stays_in_its_column(browser_page, site):
    page = browser_page
    page.set_viewport_size({"width": 320, "height": 800})
    quote = Quote.objects.get(text__contains="Friedensvereinbarungen")
    page.goto(f"{site}/quotes/{quote.public_id}/")
    words = page.locator(".display").bounding_box()
    assert words["x"] + words["width"] <= 320 - words["x"], "the margins are equal"
