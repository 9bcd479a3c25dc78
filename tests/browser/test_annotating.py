"""An editor annotates in a real browser, with and without scripts, by keyboard alone."""

import pytest
from django.contrib.auth.models import Group

from tests.factories import make_article, make_attribution, make_claim, make_outlet, make_source, make_user

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "mit-dem-Fahrrad-7"


@pytest.fixture
def article():
    article = make_article(headline="Rat berät")
    make_attribution(article=article, source=make_source(name="Anna Weber"))
    make_claim(text_de="Die Partei bleibt am Tisch.", text_en="The party stays.")
    return article


@pytest.fixture
def editor(article):
    user = make_user("anna", is_staff=True)
    user.set_password(PASSWORD)
    user.save()
    user.groups.add(Group.objects.get(name="Annotators"))
    return user


@pytest.fixture
def plain_page(chromium):
    """A page of a browser that runs no scripts."""
    context = chromium.new_context(java_script_enabled=False, locale="en-GB")
    yield context.new_page()
    context.close()


def log_in(page, live_server) -> None:
    page.goto(f"{live_server.url}/admin/login/?next=/admin/archive/article/")
    page.get_by_label("Username").fill("anna")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def test_a_passage_by_keyboard(browser_page, live_server, article, editor):
    page = browser_page
    log_in(page, live_server)
    page.get_by_role("link", name="Rat berät").click()
    page.wait_for_url("**/change/")
    page.goto(f"{page.url.split('change')[0]}passages/add/")
    keys = page.keyboard
    page.wait_for_function("document.activeElement.name === 'words'")
    keys.insert_text('"Wir bleiben am Tisch"')
    keys.press("Tab")
    keys.press("d")  # one letter: a list forgets the ones before when a slow machine lets a second pass
    page.wait_for_function("document.querySelector('[name=kind]').value === 'direct'")
    keys.press("Tab")
    keys.type("sagte")
    keys.press("Tab")
    keys.press("A")
    page.wait_for_function("document.querySelector('[name=attribution]').selectedOptions[0].text[0] === 'A'")
    keys.press("Shift+Tab")
    keys.press("Enter")
    page.wait_for_selector(".messagelist .success")
    assert page.locator(".messagelist").inner_text().startswith("Recorded: „Wir bleiben am Tisch“")
    assert page.locator("mark.passage").all_inner_texts() == ["Wir bleiben am Tisch"]
    assert "Anna Weber → this article" in page.locator(".lines").first.inner_text()
    assert page.evaluate("document.activeElement.name") == "words"
    quote = article.quotes.get()
    assert (quote.text, quote.kind, quote.cue) == ("Wir bleiben am Tisch", "direct", "sagte")
    page.locator("a.passage-number").click()
    assert page.locator("[name=words]").input_value() == "Wir bleiben am Tisch"
    assert page.locator("mark.passage.current").count() == 1


def test_a_claim_is_found_while_typing(browser_page, live_server, article, editor):
    page = browser_page
    log_in(page, live_server)
    page.goto(f"{live_server.url}/admin/archive/article/{article.pk}/passages/add/")
    page.locator("[name=words]").fill("Die Gespräche würden fortgesetzt")
    page.locator("[name=kind]").select_option("own_account")
    page.locator(".stance .select2-selection").first.click()
    page.locator(".select2-search__field").fill("Tisch")
    page.locator(".select2-results__option", has_text="The party stays").click()
    page.locator("[name=stances-0-value]").select_option("supports")
    page.get_by_role("button", name="Record the passage").click()
    page.wait_for_selector(".messagelist .success")
    stance = article.quotes.get().stances.get()
    assert (stance.claim.text_en, stance.certainty) == ("The party stays.", "certain")


def test_without_scripts(plain_page, live_server, article, editor):
    make_outlet("Bote am Morgen")
    page = plain_page
    log_in(page, live_server)
    page.get_by_role("link", name="Rat berät").click()
    form = page.locator("#add-passage")
    form.locator("[name=words]").fill("Niemand hat uns\nnicht gefragt")
    form.locator("[name=kind]").select_option("direct")
    form.locator("[name=attribution]").select_option("")
    form.locator("summary", has_text="A new voice").click()
    form.locator("[name=voice-source-typed]").fill("Bote")
    form.locator("[name=voice-descriptor]").fill("Ein hoher Beamter")
    form.locator("[name=voice-identification]").select_option("institution")
    form.locator("[name=stances-0-claim-typed]").fill("party stays")
    form.locator("[name=stances-0-value]").select_option("denies")
    form.get_by_role("button", name="Record the passage").click()
    assert "the text lacks your “nicht”" in page.locator(".field-words .errorlist").inner_text()
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Record the passage").click()
    assert "Recorded: „Niemand hat uns gefragt“" in page.locator(".messagelist").inner_text()
    assert page.locator("mark.passage").all_inner_texts() == ["Niemand hat uns gefragt"]
    quote = article.quotes.get()
    assert quote.attribution.source.label == "Bote am Morgen"
    assert quote.stances.get().value == "denies"
    page.locator(".lines summary", has_text="Niemand hat uns gefragt").click()
    assert page.locator(".lines blockquote").first.is_visible()


@pytest.mark.parametrize("path", ["", "archive/article/", "archive/source/add/", "archive/article/add/"])
def test_pages_keep_to_the_policy_and_to_320_pixels(browser_page, live_server, article, editor, path):
    page = browser_page
    page.set_viewport_size({"width": 320, "height": 640})
    log_in(page, live_server)
    page.goto(f"{live_server.url}/admin/{path}")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_page_beside_the_text_keeps_to_320_pixels(browser_page, live_server, article, editor):
    page = browser_page
    page.set_viewport_size({"width": 320, "height": 640})
    log_in(page, live_server)
    for path in ("change/", "passages/add/", "voices/add/"):
        page.goto(f"{live_server.url}/admin/archive/article/{article.pk}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
