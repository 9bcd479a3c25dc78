"""The page of one quote."""

import pytest

from archive.models import Quote, Stance
from tests.factories import make_article, make_attribution, make_claim, make_outlet, make_quote, make_source

PAGE = "/quotes/{}/"


@pytest.fixture
def diplomat(first_article) -> Quote:
    return first_article.quotes.get(text__startswith="Wir teilen in keiner Weise")


def shown(client, quote: Quote, language: str = "en") -> str:
    response = client.get(PAGE.format(quote.public_id), headers={"accept-language": language})
    assert response.status_code == 200
    return response.content.decode()


def test_the_words_stand_in_their_language_on_an_english_page(client, diplomat):
    page = shown(client, diplomat)
    assert '<html lang="en">' in page
    assert '<blockquote class="words display verbatim" lang="de"><p>Wir teilen in keiner Weise' in page


def test_the_chain_leads_from_the_speaker_to_the_article(client, diplomat):
    for language, *stations in (
        ("en", "senior British diplomat (i, Sept 2023)", "“i”", "this article"),
        ("de", "hochrangiger britischer Diplomat (i, 09/2023)", "„i“", "dieser Artikel"),
    ):
        chain = shown(client, diplomat, language).split('<p class="chain">')[1].split("</p>")[0]
        places = [chain.index(f">{station}</a>") for station in stations]
        assert places == sorted(places)
        assert chain.count("→") == 2


def test_a_quote_says_all_that_is_known(client, diplomat):
    page = shown(client, diplomat)
    for words in (
        "ein hochrangiger britischer Diplomat, der an den Gesprächen teilnahm",  # as printed
        "We are in no way divvying up parts of the country",  # the original …
        "Euromaidan Press, 2023-09-23",  # … and where it was found
        "Dies bekräftigte auch ein hochrangiger britischer Diplomat",  # context
        "No cue in the sentence itself; follows q17.",  # doubt
        "The talks aimed at negotiating an end to the Ukraine war.",  # claim …
        "denied only",  # … and its status
        "Passage 18 of 25",
        "Took part in the event.",  # definition of a code
    ):
        assert words in page, words


def test_it_offers_citations_to_copy_and_to_fetch(client, diplomat):
    page = shown(client, diplomat)
    for extension in ("bib", "biblatex", "ris", "csl.json"):
        assert f'href="/quotes/{diplomat.public_id}.{extension}"' in page
    for label in ("APA", "MLA", "Chicago", "ISO 690", "Harvard"):
        assert label in page
    assert "@article{" in page
    assert "TY  - NEWS" in page


def test_reference_managers_see_a_newspaper_article(client, diplomat):
    head = shown(client, diplomat).split("</head>")[0]
    assert '<meta name="DC.type" content="newspaperArticle">' in head
    assert '<meta name="citation_publication_date" content="2023-09">' in head
    assert '<link rel="alternate" type="application/x-research-info-systems"' in head
    assert "citation_journal_title" not in head
    assert "citation_author" not in head  # no byline is known: none is invented
    assert "citation_title" not in head  # nor a headline
    assert f'<link rel="canonical" href="http://testserver/quotes/{diplomat.public_id}/">' in head


def test_passages_lead_on_to_their_neighbours(client, first_article):
    first, second = first_article.quotes.in_text_order()[:2]
    assert f'rel="next" href="/quotes/{second.public_id}/"' in shown(client, first)
    assert 'rel="prev"' not in shown(client, first)
    assert f'rel="prev" href="/quotes/{first.public_id}/"' in shown(client, second)


def test_an_own_account_has_no_voice_and_says_so(client, first_article):
    quote = first_article.quotes.filter(kind="own_account").in_text_order().first()
    page = shown(client, quote)
    assert "in its own voice" in page
    assert "never counts as evidence" in page


def test_nested_speech_is_shown_from_both_sides(client, db):
    article = make_article(status="published")
    outer = make_quote(article=article, kind="indirect", text="Die Gespräche würden fortgesetzt")
    inner = make_quote(attribution=outer.attribution, text="fortgesetzt", kind="partial", parent=outer)
    assert f'/quotes/{inner.public_id}/"' in shown(client, outer).split("Speech within speech")[1]
    assert f'/quotes/{outer.public_id}/"' in shown(client, inner).split("Speech within speech")[1]


def test_text_is_escaped_and_marks_nothing(client, db):
    body = "<b>Er</b> sagte: „<script>alert(1)</script>“ & ging."
    article = make_article(status="published", body=body, headline="<i>Titel</i>")
    speaker = make_source(name="<u>Müller</u>", note="<em>x</em>")
    voice = make_attribution(article=article, source=speaker, descriptor="<b>Er</b>")
    page = shown(client, make_quote(attribution=voice, text="<script>alert(1)</script>"))
    for tag in ("<script>alert", "<i>Titel", "<u>M", "<b>Er"):
        assert tag not in page


def test_a_query_count_that_only_far_stations_raise(client, diplomat, django_assert_num_queries):
    with django_assert_num_queries(8):  # one of them names the article, which has no headline
        shown(client, diplomat)
    article = make_article(status="published", outlet=make_outlet())
    agency = make_attribution(
        article=article, source=make_outlet(), descriptor="der Zeitung", identification="institution"
    )
    paper = make_attribution(article=article, source=make_outlet(), via=agency, identification="institution")
    quote = make_quote(attribution=make_attribution(article=article, via=paper))
    Stance.objects.create(quote=quote, claim=make_claim(), value="supports", certainty="certain")
    with django_assert_num_queries(9):  # two for the agency behind the paper
        shown(client, quote)


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_what_is_not_published_has_no_page(client, db, status):
    quote = make_quote(article=make_article(status=status))
    for suffix in ("/", ".bib", ".txt"):
        assert client.get(f"/quotes/{quote.public_id}{suffix}").status_code == 404
