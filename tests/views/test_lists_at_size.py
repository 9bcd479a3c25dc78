"""How often the lists ask the database: as often for ten quotes as for ten thousand."""

import re

import pytest

from archive.sample import load_sample

#: Something in every list of the sample, by every kind of term.
SEARCH = "?q=ver*+or+for*+or+sch*+or+ein*+or+%22der+verwaltung%22+-nirgends"
#: Queries of each list at most, without and with a search: one asks for the public version, another whether
#: each word of an "or" occurs. In a test's transaction nothing is remembered, not even claims' statuses.
ASKED = {"/quotes/": (7, 11), "/articles/": (6, 9), "/sources/": (5, 8), "/claims/": (5, 8)}


@pytest.mark.django_db
@pytest.mark.parametrize("quotes", [10, pytest.param(10_000, marks=pytest.mark.slow)])
def test_queries_do_not_grow_with_the_archive(client, quotes, django_assert_max_num_queries):
    load_sample(quotes)
    client.get("/quotes/")  # how the archive is spread is asked every few minutes
    for address in ASKED:
        for query in ("", SEARCH):
            with django_assert_max_num_queries(12) as asked:
                page = client.get(address + query).content.decode()
            assert '<ol class="rows">' in page or quotes == 10
            assert len(asked) <= ASKED[address][bool(query)], address
        links = re.findall(rf'href="({address}[?](\w+)=[^"]+)"', client.get(address).content.decode())
        for link in {parameter: link for link, parameter in links}.values():
            with django_assert_max_num_queries(12):
                assert client.get(link.replace("&amp;", "&")).status_code == 200
