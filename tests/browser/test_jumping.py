"""From a search to the passage in its article, in Chromium: without JavaScript, on a small screen."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)

SCREENS = [(320, False, "de-DE", "im Text"), (1280, True, "en-GB", "in its text")]


@pytest.mark.parametrize(("width", "javascript", "locale", "label"), SCREENS)
def test_the_passage_is_in_sight_and_its_words_marked(
    chromium, live_server, first_article, width, javascript, locale, label
):
    context = chromium.new_context(
        java_script_enabled=javascript, locale=locale, viewport={"width": width, "height": 700}
    )
    page = context.new_page()
    page.goto(f"{live_server.url}/quotes/?q=friedensvereinbarung")
    page.get_by_role("link", name=label, exact=True).click()
    passage = page.locator(".reading > li:target")
    assert passage.locator("mark").all_inner_texts() == ["Friedensvereinbarungen"]
    passage.locator("mark").wait_for()
    page.wait_for_timeout(1000)  # it scrolls smoothly
    box = passage.bounding_box()
    assert 0 <= box["y"] < 700
    other = page.locator(".reading > li:not(:target):not(.gap)").first
    shadow = "element => getComputedStyle(element).boxShadow"
    assert passage.evaluate(shadow) != other.evaluate(shadow)
    if javascript:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
