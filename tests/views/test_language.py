"""The reader's language: the cookie first, then what the browser asks for."""

import pytest


def test_the_cookie_goes_before_the_browser(client, db):
    german = {"accept-language": "de"}
    assert '<html lang="de">' in client.get("/method/", headers=german).content.decode()
    response = client.get("/language/en/?next=/method/%23rule", headers=german)
    assert (response.status_code, response["Location"]) == (302, "/method/#rule")
    assert '<html lang="en">' in client.get("/method/", headers=german).content.decode()


def test_caches_are_told_what_a_page_depends_on(client, db):
    vary = {name.strip().lower() for name in client.get("/method/")["Vary"].split(",")}
    assert {"cookie", "accept-language"} <= vary
    assert not client.get("/method/").cookies


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "evil",
        "/a%0d%0aSet-Cookie: x=y",
        "",
    ],
)
def test_nobody_is_sent_elsewhere(client, elsewhere):
    assert client.get(f"/language/de/?next={elsewhere}")["Location"] == "/"
