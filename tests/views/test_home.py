"""The first page and the codebook."""

from archive.vocabularies import CODEBOOK
from tests.factories import make_article


def test_the_first_page_shows_what_there_is(client, first_article, django_assert_num_queries):
    make_article(headline="Ein Entwurf")
    with django_assert_num_queries(8):
        page = client.get("/", headers={"accept-language": "en"}).content.decode()
    assert 'role="search" action="/quotes/"' in page
    assert "Ein Entwurf" not in page
    for name, count in (("quotes", 25), ("articles", 1), ("sources", 6), ("claims", 11)):
        figure = page.split("What the archive holds")[1].split(f'href="/{name}/"')[1].split("</dd>")[0]
        assert figure.endswith(f"<dd>{count}")


def test_an_empty_archive_has_a_first_page(client, db):
    response = client.get("/", headers={"accept-language": "en"})
    assert response.status_code == 200
    assert "Nothing has been published yet." in response.content.decode()


def test_the_codebook_defines_every_code_in_both_languages(client, db, django_assert_num_queries):
    for language in ("de", "en"):
        with django_assert_num_queries(1):
            page = client.get("/method/", headers={"accept-language": language}).content.decode()
        page = page.replace("&#34;", '"').replace("&#39;", "'")
        for vocabulary in CODEBOOK:
            assert getattr(vocabulary.heading(), language) in page
            for member in vocabulary:
                assert getattr(member.label, f"definition_{language}") in page


def test_every_link_to_the_codebook_leads_somewhere(client, first_article):
    codebook = client.get("/method/").content.decode()
    quote = first_article.quotes.get(text__startswith="Wir teilen")
    pages = [f"/quotes/{quote.public_id}/", f"/articles/{first_article.public_id}/"]
    for path in pages:
        for link in client.get(path).content.decode().split('href="/method/#')[1:]:
            assert f'id="{link.split(chr(34))[0]}"' in codebook
