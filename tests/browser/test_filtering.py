"""A filter's field offers sources and claims while one types, by keyboard and by pointer."""

import pytest

from archive.models import Source

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(live_server, first_article) -> str:
    return live_server.url


def field(page, name: str):
    return page.get_by_role("combobox", name=name)


def offered(page) -> list[str]:
    page.get_by_role("option").first.wait_for()
    return page.get_by_role("option").locator("span:first-child").all_inner_texts()


def id_of(label: str) -> str:
    return Source.objects.get(label_en__startswith=label).public_id


def test_a_source_is_chosen_by_keyboard(browser_page, site):
    page = browser_page
    page.goto(f"{site}/quotes/?language=de&sort=oldest")
    source = field(page, "Source, by name")
    assert source.get_attribute("aria-expanded") == "false"
    source.press_sequentially("diplom")
    assert offered(page)[0].startswith("senior British diplomat")
    assert source.get_attribute("aria-expanded") == "true"
    source.press("ArrowDown")
    active = page.locator(f"#{source.get_attribute('aria-activedescendant')}")
    assert active.get_attribute("aria-selected") == "true"
    source.press("ArrowDown")
    source.press("ArrowUp")
    source.press("Enter")
    page.wait_for_url(f"**/quotes/?language=de&sort=oldest&source={id_of('senior British')}")
    active = page.get_by_role("list", name="Active filters").get_by_role("listitem")
    assert active.count() == 3  # one of them removes all


def test_escape_closes_and_then_empties(browser_page, site):
    page = browser_page
    page.goto(f"{site}/quotes/")
    source = field(page, "Source, by name")
    source.press_sequentially("diplom")
    offered(page)
    source.press("Escape")
    assert page.get_by_role("option").count() == 0 and source.input_value() == "diplom"
    source.press("Escape")
    assert source.input_value() == ""
    source.press_sequentially("qqqqqq")
    page.get_by_text("Nothing of that name.").wait_for(state="attached")
    source.press("Enter")
    assert page.url == f"{site}/quotes/"


def test_a_claim_is_chosen_by_pointer_in_german(chromium, site):
    context = chromium.new_context(locale="de-DE", viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(f"{site}/quotes/")
    page.locator("summary", has_text="Filter").click()
    field(page, "Behauptung, nach Namen").press_sequentially("getreidknap")
    page.get_by_role("option").first.click()
    page.wait_for_url("**/quotes/?claim=*")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_leaving_the_field_closes_the_list(browser_page, site):
    page = browser_page
    page.goto(f"{site}/quotes/")
    source = field(page, "Source, by name")
    source.press_sequentially("diplom")
    offered(page)
    source.press("Tab")
    assert page.get_by_role("option").count() == 0


def test_without_javascript_there_is_no_field(chromium, site):
    context = chromium.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(f"{site}/quotes/")
    assert page.get_by_role("combobox").count() == 0
    assert page.get_by_role("link", name="senior British diplomat").count() > 0
    context.close()
