"""Somebody without an account tries every address of the project with every method."""

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.urls import URLResolver, get_resolver

from archive.reading_room import PUBLIC_TABLES
from tests.leaks.planting import plant

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "reading"])

METHODS = ("get", "head", "post", "put", "delete")
#: What is put in place of a path's parameter, by its converter, or by its name where it is a regex.
SAMPLES = {"int": "1", "str": "x", "path": "1", "slug": "x", "citation": "bib", "suffix": "csv"}
NAMED = {"app_label": "archive", "url": "nothing/", "content_type_id": "1", "object_id": "1", "code": "de"}
#: Doors that strangers may stand at.
LOGIN = "/admin/login/"


def addresses(public_id: str) -> list[str]:
    return [f"/{route}" for route in sorted(set(_routes(get_resolver(), public_id)))]


def _routes(resolver: URLResolver, public_id: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = _filled(str(pattern.pattern), public_id)
        if isinstance(pattern, URLResolver):
            yield from (route + rest for rest in _routes(pattern, public_id))
        else:
            yield route


def _filled(route: str, public_id: str) -> str:
    """A path for a pattern; one that nothing here fits is a KeyError."""
    route = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", lambda found: NAMED[found[1]], route)
    samples = SAMPLES | {"id": public_id}

    def sample(found: re.Match) -> str:
        converter, name = found[1] or "str", found[2]
        return NAMED.get(name) or samples[converter]

    return re.sub(r"<(?:(\w+):)?(\w+)>", sample, route).strip("^$").replace("\\", "")


def state() -> list[tuple]:
    """How many rows each table holds, and how often they were changed."""
    with connection.cursor() as cursor:
        found = []
        for table in [*PUBLIC_TABLES, "archive_internalnote", "auth_user", "auth_group"]:
            cursor.execute(
                f"SELECT count(*), md5(string_agg(t::text, '' ORDER BY t::text)) FROM public.{table} t"
            )
            found.append((table, *cursor.fetchone()))
        return found


def test_no_door_is_open(client):
    client.raise_request_exception = False
    article = plant()["shown"][0]
    before, opened = state(), []
    tried = addresses(article.public_id)
    assert (
        len(tried) > 60
        and f"/articles/{article.public_id}/" in tried
        and "/admin/archive/quote/add/" in tried
    )
    for address in tried:
        for method in METHODS:
            response = getattr(client, method)(address)
            if response.streaming:  # or its transaction would stay open
                list(response.streaming_content)
            response.close()
            if not _closed(address, method, response):
                opened.append(f"{method} {address}: {response.status_code} {response.get('Location', '')}")
    assert opened == []
    assert state() == before


def _closed(address: str, method: str, response) -> bool:
    status = response.status_code
    if not address.startswith("/admin/"):
        return status in ((200, 302, 404) if method in ("get", "head") else (405,))
    if address == LOGIN:
        return status in (200, 405)
    return status in (403, 404, 405) or (status == 302 and response["Location"].startswith("/admin/"))
