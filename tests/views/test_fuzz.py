"""Hostile query strings: a page or a refusal that names what is wrong, never an error of our own."""

from itertools import islice

import pytest

from archive.sample import load_sample
from tests.fuzzing import addresses


@pytest.mark.django_db
def test_no_query_string_is_an_error_of_ours(client, first_article):
    load_sample(200, force=True)
    for address in islice(addresses(seed=7), 400):
        path, query = address.split("?", 1)
        response = client.get(path, QUERY_STRING=query)
        assert response.status_code in (200, 400), address
        assert response.status_code == 200 or "alert" in response.content.decode() or "suggest" in path, (
            address
        )
