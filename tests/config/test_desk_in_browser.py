"""The admin under the content security policy, in a real Chromium: `browser_page` fails on any complaint."""

import pytest
from django.contrib.auth.models import User

from archive.admin.lockout import address_told_by_proxy


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


def test_behind_a_proxy_an_address_is_the_one_that_the_proxy_saw(client, editor, settings):
    settings.AXES_CLIENT_IP_CALLABLE = "archive.admin.lockout.address_told_by_proxy"

    def sign_in_from(forwarded_for: str, password: str = "a long enough one") -> int:
        attempt = {"username": "editor", "password": password}
        return client.post("/admin/login/", attempt, headers={"X-Forwarded-For": forwarded_for}).status_code

    invented = [sign_in_from(f"192.0.2.{number}, 198.51.100.7", "wrong") for number in range(5)]
    assert invented == [200] * 4 + [429]
    assert sign_in_from("203.0.113.1, 198.51.100.7") == 429
    assert sign_in_from("198.51.100.8") == 302


@pytest.mark.parametrize(
    ("forwarded_for", "address"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("203.0.113.1,198.51.100.7", "198.51.100.7"),
        ("203.0.113.1, 2001:DB8::7 ", "2001:db8::7"),
        (None, "10.0.0.1"),
        ("", "10.0.0.1"),
        ("198.51.100.7, unknown", "10.0.0.1"),
        ("'; DROP TABLE axes", "10.0.0.1"),
    ],
)
def test_the_address_that_a_proxy_tells(rf, forwarded_for, address):
    headers = {} if forwarded_for is None else {"X-Forwarded-For": forwarded_for}
    request = rf.get("/admin/login/", headers=headers, REMOTE_ADDR="10.0.0.1")
    assert address_told_by_proxy(request) == address


def test_without_a_proxy_nobody_chooses_their_address(client, editor):
    attempt = {"username": "editor", "password": "wrong"}
    for number in range(5):
        page = client.post("/admin/login/", attempt, headers={"X-Forwarded-For": f"192.0.2.{number}"})
    assert page.status_code == 429
