"""A record in a citation format, at its own address plus a suffix."""

import pytest

from archive.citations import FORMATS
from archive.citing import coins
from tests.factories import make_article, make_outlet, make_quote


@pytest.mark.parametrize("extension", FORMATS)
def test_every_format_has_an_address(client, db, extension, django_assert_num_queries):
    article = make_article(status="published", outlet=make_outlet("Abendblatt"))
    quote = make_quote(article=article)
    for path in (f"/quotes/{quote.public_id}", f"/articles/{article.public_id}"):
        with django_assert_num_queries(2):  # the public version, the record
            response = client.get(f"{path}.{extension}")
        assert response.status_code == 200
        assert response["Content-Type"] == FORMATS[extension].CONTENT_TYPE
        assert "Abendblatt" in response.content.decode()
        assert ("attachment" in response.get("Content-Disposition", "")) == (extension not in ("txt", "html"))


def test_a_style_may_be_chosen_for_text(client, db):
    article = make_article(status="published", headline="Der Rat tagt", byline="Anna Müller")
    path = f"/articles/{article.public_id}.txt"
    german = {"accept-language": "de"}
    assert client.get(path, headers=german).content != client.get(f"{path}?style=mla", headers=german).content
    response = client.get(f"{path}?style=vancouver", headers=german)
    assert response.status_code == 400
    assert "</html>" in response.content.decode()


def test_a_coins_title_holds_what_is_known(db):
    article = make_article(headline="Rat & Tat + Brot", outlet=make_outlet("i"), issued="2023-09")
    title = coins(article)
    assert "rft.type=newspaperArticle" in title
    assert "rft.title=Rat%20%26%20Tat%20%2B%20Brot" in title
    assert "rft.date=2023-09" in title
    assert "creator" not in title
