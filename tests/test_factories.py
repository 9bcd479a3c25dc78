"""The factories' defaults are accepted by the database and fit one another."""

import pytest

from tests import factories

MAKERS = [
    (factories.make_source, {}),
    (factories.make_source, {"anonymous": True}),
    (factories.make_outlet, {}),
    (factories.make_article, {}),
    (factories.make_article, {"status": "published"}),
    (factories.make_attribution, {}),
    (factories.make_quote, {}),
    (factories.make_quote, {"kind": "own_account"}),
    (factories.make_claim, {}),
    (factories.make_stance, {}),
    (factories.make_stance, {"value": "mentions"}),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("make", "kwargs"), MAKERS)
def test_defaults_are_accepted_twice(make, kwargs):
    first, second = make(**kwargs), make(**kwargs)
    assert len(first.public_id) == 8
    assert first.pk != second.pk


def test_an_anonymous_source_gets_a_fitting_attribution(db):
    source = factories.make_source(anonymous=True)
    attribution = factories.make_attribution(source=source)
    quote = factories.make_quote(attribution=attribution, text="Niemand hat uns gefragt.")
    assert quote.identification == "anonymous_described"
    assert quote.article_id == attribution.article_id
    assert quote.article.body[slice(*quote.spans[0])] == quote.text
