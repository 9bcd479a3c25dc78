"""What a browser may do is said with every page: the public's, the desk's, and those for what went wrong."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "status"),
    [("/", 200), ("/quotes/", 200), ("/quotes/?sort=x", 400), ("/nowhere/", 404), ("/admin/login/", 200)],
)
def test_nothing_inline_and_nothing_from_elsewhere(client, address, status):
    response = client.get(address)
    assert response.status_code == status
    directives = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    assert directives["default-src"] == directives["frame-ancestors"] == "'none'"
    assert directives["script-src"] == directives["style-src"] == "'self'"


def test_only_djangos_own_pages_for_developers_go_without(client, settings):
    settings.DEBUG = True
    assert "Content-Security-Policy" in client.get("/quotes/")
    assert "Content-Security-Policy" not in client.get("/nowhere/")
