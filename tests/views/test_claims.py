"""The page of one claim."""

import pytest

from archive.models import Claim, Stance
from tests.factories import make_article, make_claim, make_quote

DISCLAIMER = {
    "en": "This says how the claim is sourced in this archive, not whether it is true.",
    "de": "Das sagt, wie die Behauptung in diesem Archiv belegt ist, nicht, ob sie wahr ist.",
}


def shown(client, claim: Claim, language: str = "en") -> str:
    response = client.get(f"/claims/{claim.public_id}/", headers={"accept-language": language})
    assert response.status_code == 200
    return response.content.decode()


def test_a_claim_says_how_it_is_sourced_and_why(client, first_article, django_assert_num_queries):
    claim = Claim.objects.get(text_en__startswith="After the start of the Russian invasion")
    with django_assert_num_queries(7):
        page = shown(client, claim)
    for words in (
        DISCLAIMER["en"],
        "One independent line supports the claim",
        "one independent line",
        "Nach Beginn der russischen Invasion",
        "not counted: the outlet's own account",
        "Dies bestätigte ein Sprecher",
        "Foreign Office spokesperson (unnamed)",
    ):
        assert words in page.replace("&#39;", "'"), words
    assert page.count('<li class="row">') == claim.stances.count()
    german = shown(client, claim, "de")
    assert DISCLAIMER["de"] in german
    assert '<h1 class="title" lang="de">Nach Beginn' in german


@pytest.mark.parametrize(
    ("text_de", "text_en", "lang"), [("Nur deutsch.", "", "de"), ("", "English only.", "en")]
)
def test_a_claim_in_one_language_is_marked_as_such(client, db, text_de, text_en, lang):
    claim = make_claim(text_de=text_de, text_en=text_en)
    quote = make_quote(article=make_article(status="published"))
    Stance.objects.create(quote=quote, claim=claim, value="mentions", certainty="not_applicable")
    for language in ("de", "en"):
        page = shown(client, claim, language)
        assert f'<h1 class="title" lang="{lang}">{text_de or text_en}</h1>' in page
        assert 'class="translation"' not in page


def test_drafts_neither_show_nor_count(client, db):
    claim = make_claim()
    for status in ("draft", "published"):
        quote = make_quote(article=make_article(status=status))
        Stance.objects.create(quote=quote, claim=claim, value="supports", certainty="certain")
    page = shown(client, claim)
    assert page.count('<li class="row">') == 1
    assert 'data-status="single_strand"' in page


def test_a_claim_of_drafts_only_has_no_page(client, db):
    claim = make_claim()
    assert client.get(f"/claims/{claim.public_id}/").status_code == 404
