"""The second factor of staff, and what a stranger learns from signing in: nothing."""

import re
import time

import pytest
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.factories import make_user

pytestmark = pytest.mark.django_db
ASK, SET_UP, ARTICLES = "/admin/second-factor/", "/admin/second-factor/setup/", "/admin/archive/article/"
LOGIN = "/admin/login/"


@pytest.fixture(autouse=True)
def asked_for(settings) -> None:
    settings.SECOND_FACTOR = True


def code_of(device: TOTPDevice, ahead: int = 0) -> str:
    """The code of now, or of a later step: each is taken once."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time() + ahead * device.step
    return f"{totp.token():06d}"


@pytest.fixture
def device(desk, anna) -> TOTPDevice:
    desk.get(SET_UP)
    return TOTPDevice.objects.get(user=anna)


def set_up(client: Client, device: TOTPDevice) -> list[str]:
    """Confirms the device; returns the backup codes shown."""
    page = client.post(SET_UP, {"code": code_of(device)}).content.decode()
    device.refresh_from_db()
    return re.findall(r"<li><code>(.+?)</code></li>", page)


def again(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_whoever_has_none_is_led_to_set_one_up(desk, anna):
    response = desk.get(ARTICLES)
    assert response.status_code == 302 and response["Location"] == f"{SET_UP}?next={ARTICLES}"
    assert desk.post(ARTICLES + "add/", {}).status_code == 302
    page = desk.get(SET_UP).content.decode()
    assert "data:image/svg+xml" in page


def test_a_wrong_code_sets_nothing_up(desk, device):
    wrong = f"{(int(code_of(device)) + 1) % 10**6:06d}"
    told = desk.post(SET_UP, {"code": wrong}).content.decode()
    device.refresh_from_db()
    assert "This code is not valid" in told and not device.confirmed
    assert desk.get(ARTICLES).status_code == 302


def test_the_right_code_opens_the_desk_and_gives_backup_codes(desk, device):
    codes = set_up(desk, device)
    assert device.confirmed and len(set(codes)) == 10
    assert desk.get(ARTICLES).status_code == 200
    later = desk.get(SET_UP).content.decode()
    assert not [code for code in codes if code in later]


def test_another_session_is_asked_again(desk, anna, device):
    codes = set_up(desk, device)
    client = again(anna)
    assert client.get(ARTICLES)["Location"] == f"{ASK}?next={ARTICLES}"
    assert client.get(SET_UP)["Location"] == ASK  # no second device in place of the first
    told = client.post(ASK, {"code": "000000"}).content.decode()
    assert "This code is not valid now" in told and client.get(ARTICLES).status_code == 302
    StaticDevice.objects.update(throttling_failure_count=0)  # as after a while
    response = client.post(f"{ASK}?next={ARTICLES}", {"code": codes[0]})
    assert response["Location"] == ARTICLES and client.get(ARTICLES).status_code == 200
    assert StaticToken.objects.count() == 9
    third = again(anna)
    third.post(ASK, {"code": codes[0]})  # each opens once
    assert third.get(ARTICLES).status_code == 302


def test_a_device_is_locked_for_a_while_after_a_wrong_code(desk, anna, device):
    set_up(desk, device)
    client = again(anna)
    for _attempt in range(3):
        client.post(ASK, {"code": "000000"})
    client.post(ASK, {"code": code_of(device, ahead=1)})
    assert client.get(ARTICLES).status_code == 302


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/admin/", "/quotes/", "javascript:alert(1)", ""]
)
def test_the_way_on_leads_only_to_the_desk(desk, anna, device, target):
    codes = set_up(desk, device)
    response = again(anna).post(f"{ASK}?next={target}", {"code": codes[0]})
    assert response["Location"] == "/admin/"


def test_administrators_see_nobodys_secret(admin_client, settings, desk, device):
    set_up(desk, device)
    settings.SECOND_FACTOR = False
    page = admin_client.get(f"/admin/otp_totp/totpdevice/{device.pk}/change/")
    assert page.status_code == 200 and device.key not in page.content.decode()
    for part in ("config", "qrcode"):
        assert admin_client.get(f"/admin/otp_totp/totpdevice/{device.pk}/{part}/").status_code in (403, 404)
    backup = StaticDevice.objects.get(user=device.user)
    page = admin_client.get(f"/admin/otp_static/staticdevice/{backup.pk}/change/").content.decode()
    assert not [token for token in StaticToken.objects.values_list("token", flat=True) if token in page]


def test_it_is_not_asked_where_it_is_off(desk, settings):
    settings.SECOND_FACTOR = False
    assert desk.get(ARTICLES).status_code == 200


def test_strangers_are_sent_to_sign_in(client):
    for url in (ASK, SET_UP, ARTICLES):
        assert client.get(url)["Location"].startswith(LOGIN)


def failed(name: str) -> tuple[int, bytes]:
    """The answer to a wrong password, without the name it repeats and the form's own token."""
    response = Client().post(LOGIN, {"username": name, "password": "wrong"})
    body = response.content.replace(name.encode(), b"NAME")
    return response.status_code, re.sub(rb'(csrfmiddlewaretoken" value=")[^"]+', rb"\1", body)


def test_known_and_unknown_users_get_the_same_words():
    user = make_user("knownname", is_staff=True)
    user.set_password("mit-dem-Fahrrad-7")
    user.save()
    make_user("notstaff").set_password("x")
    for _attempt in range(6):  # the last ones are locked out
        known, unknown, plain = failed("knownname"), failed("otherwise"), failed("notstaff")
        assert known == unknown == plain
    assert known[0] == 429
