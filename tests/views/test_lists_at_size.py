"""How often the lists ask the database: as often for ten quotes as for ten thousand."""

import re

import pytest

from archive.sample import load_sample

#: Words of the sample, in every kind of term.
SEARCH = "?q=bericht+or+krieg*+or+%22die+gespr%C3%A4che%22+-nirgends"
LISTS = ("/quotes/", "/articles/", "/sources/", "/claims/")


@pytest.mark.django_db
@pytest.mark.parametrize("quotes", [10, pytest.param(10_000, marks=pytest.mark.slow)])
def test_queries_do_not_grow_with_the_archive(client, quotes, django_assert_max_num_queries):
    load_sample(quotes)
    for address in LISTS:
        for query in ("", SEARCH):
            with django_assert_max_num_queries(12) as asked:
                page = client.get(address + query).content.decode()
            assert '<ol class="rows">' in page
            print(address, query, len(asked))
        everything = client.get(address).content.decode()
        for link in sorted(set(re.findall(rf'href="({address}[?][^"]+)"', everything))):
            with django_assert_max_num_queries(12):
                assert client.get(link.replace("&amp;", "&")).status_code == 200
    assert 0
