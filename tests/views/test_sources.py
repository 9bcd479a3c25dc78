"""The page of one source."""

from tests.factories import make_article, make_attribution, make_outlet, make_quote, make_source


def shown(client, source) -> str:
    response = client.get(f"/sources/{source.public_id}/", headers={"accept-language": "en"})
    assert response.status_code == 200
    return response.content.decode()


def test_an_anonymous_voice_and_its_conduit(client, first_article, django_assert_num_queries):
    diplomat = first_article.attributions.get(descriptor__contains="Diplomat").source
    with django_assert_num_queries(6):
        page = shown(client, diplomat)
    for words in (
        "The name of this voice is withheld",
        "UK Government",  # principal
        "&#34;i&#34;, September 2023",  # the only report it is known from
        "Wir teilen in keiner Weise",
        "ein hochrangiger britischer Diplomat, der an den Gesprächen teilnahm",
        "The talks aimed at negotiating an end to the Ukraine war.",
    ):
        assert words in page, words
    outlet = first_article.attributions.get(via=None).source
    with django_assert_num_queries(8):
        page = shown(client, outlet)
    assert "Wir teilen in keiner Weise" in page.split("What it passed on")[1]


def test_whom_a_principal_lets_speak(client, first_article):
    spokesperson = first_article.attributions.get(identification="official_unnamed").source
    page = shown(client, spokesperson.root)
    assert spokesperson.principal.label in page.replace("&amp;", "&")
    assert "No passage of this archive is in its own voice." in page


def test_what_it_said_stands_by_article(client, db):
    source = make_source()
    for headline in ("Erster Bericht", "Zweiter Bericht"):
        article = make_article(status="published", headline=headline)
        voice = make_attribution(article=article, source=source)
        make_quote(attribution=voice)
        make_quote(attribution=voice, kind="indirect", text="Die Gespräche würden fortgesetzt")
    page = shown(client, source)
    for headline in ("Erster Bericht", "Zweiter Bericht"):
        assert page.count(f">{headline}</a>") == 1
    assert page.count('class="row passage"') == 4


def test_an_outlet_lists_its_articles(client, db):
    outlet = make_outlet("Abendblatt")
    make_article(status="published", outlet=outlet, headline="Gedruckt")
    make_article(outlet=outlet, headline="Entwurf")
    page = shown(client, outlet)
    assert "Gedruckt" in page
    assert "Entwurf" not in page


def test_a_draft_tells_nothing_of_its_sources(client, db):
    source = make_source()
    make_quote(attribution=make_attribution(article=make_article(), source=source))
    assert client.get(f"/sources/{source.public_id}/").status_code == 404
    make_quote(attribution=make_attribution(article=make_article(status="published"), source=source))
    assert shown(client, source).count('class="row passage"') == 1
