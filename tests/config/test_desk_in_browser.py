"""The admin under the content security policy, in a real Chromium: `browser_page` fails on any complaint."""

import pytest
from django.contrib.auth.models import User


@pytest.fixture
def editor(db) -> User:
    return User.objects.create_superuser("editor", password="a long enough one")


def sign_in(page, address: str, password: str) -> None:
    page.goto(f"{address}/admin/login/?next=/admin/")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", password)
    page.click("[type=submit]")


def test_lists_and_forms_with_widgets_work_without_inline_code(browser_page, live_server, editor):
    sign_in(browser_page, live_server.url, "a long enough one")
    browser_page.wait_for_selector("#user-tools")
    browser_page.goto(f"{live_server.url}/admin/auth/user/")
    browser_page.wait_for_selector("#result_list")
    browser_page.goto(f"{live_server.url}/admin/auth/user/{editor.pk}/change/")
    browser_page.click("#id_user_permissions_from option >> nth=0")
    browser_page.click("#id_user_permissions_add")
    assert browser_page.locator("#id_user_permissions_to option").count() == 1
    browser_page.click("#calendarlink0")
    browser_page.wait_for_selector("#calendarbox0", state="visible")


def test_five_failures_lock_the_name_out_and_say_so(client, editor):
    attempt = {"username": "editor", "password": "wrong"}
    pages = [client.post("/admin/login/", attempt) for _ in range(5)]
    assert [page.status_code for page in pages] == [200] * 4 + [429]
    assert "Too many attempts" in pages[-1].text
    assert "Fundstelle" in pages[-1].text and "Django" not in pages[-1].text
    right = client.post("/admin/login/", attempt | {"password": "a long enough one"})
    assert right.status_code == 429
    elsewhere = client.post(
        "/admin/login/", attempt | {"password": "a long enough one"}, REMOTE_ADDR="10.0.0.9"
    )
    assert elsewhere.status_code == 302
