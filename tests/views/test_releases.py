"""The public editions of an article's annotation, and what differs between two."""

import hashlib
import json

import pytest

from archive.models import Quote, Stance
from archive.release_record import record_of
from archive.releasing import canonical
from tests.factories import make_release, withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def corrected(first_article):
    """Release 2: a passage judged otherwise and reworded in its note, a stance gone, a claim reworded."""
    quote = Quote.objects.get(text__startswith="Wir teilen")
    quote.confidence, quote.note = "explicit", "No cue in the sentence itself; it follows q19."
    quote.save()
    stance = Stance.objects.filter(quote=quote).first()
    claim = Stance.objects.exclude(quote=quote).exclude(claim=stance.claim).first().claim
    claim.text_en = "Entirely different words."
    claim.save()
    stance.delete()
    record = canonical(record_of(first_article))
    make_release(article=first_article, record=record, correction_note="Speaker <b>looked</b> at again.")
    return first_article


def shown(client, path: str, language: str = "en") -> str:
    response = client.get(path, headers={"accept-language": language})
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_names_every_edition(client, corrected, django_assert_num_queries):
    with django_assert_num_queries(3):
        page = shown(client, f"/articles/{corrected.public_id}/releases/")
    assert page.index("Release 2") < page.index("Release 1")
    assert "Speaker &lt;b&gt;looked&lt;/b&gt; at again." in page
    for release in corrected.releases.all():
        assert release.sha256 in page
        assert f'href="/articles/{corrected.public_id}/releases/{release.number}.json"' in page
    assert f'href="/articles/{corrected.public_id}/releases/1...2/"' in page


def test_an_edition_is_given_to_the_byte(client, corrected):
    address = f"/articles/{corrected.public_id}/releases/1.json"
    response = client.get(address)
    assert response["Content-Type"] == "application/json"
    digest = hashlib.sha256(response.content).hexdigest()
    assert response["ETag"] == f'"{digest}"'
    assert len(json.loads(response.content)["quotes"]) == 25
    assert client.get(address, headers={"if-none-match": response["ETag"]}).status_code == 304


DIFFERENCES = [
    ("en", ["Passages", "Claims", "Stances", "changed:", "removed:", "attribution confidence"]),
    ("de", ["Textstellen", "Behauptungen", "Haltungen", "geändert:", "entfernt:"]),
]


@pytest.mark.parametrize(("language", "words"), DIFFERENCES)
def test_a_difference_is_read_in_words(client, corrected, language, words):
    page = shown(client, f"/articles/{corrected.public_id}/releases/1...2/", language)
    for word in words:
        assert word in page, word
    assert "<ins>it </ins>follows <del>q17</del><ins>q19</ins>" in page
    assert "<ins>Entirely different words.</ins>" in page
    assert page.count("data-change=") == 3


def test_the_way_back_is_a_difference_too(client, corrected):
    page = shown(client, f"/articles/{corrected.public_id}/releases/2...1/")
    assert "added:" in page and "<del>Entirely different words.</del>" in page


def test_an_edition_does_not_differ_from_itself(client, corrected):
    assert "Nothing that a release records" in shown(
        client, f"/articles/{corrected.public_id}/releases/2...2/"
    )


@pytest.mark.parametrize("path", ["3.json", "0.json", "99999999999999999999.json", "1...3/", "7...8/"])
def test_there_is_no_other_edition(client, corrected, path):
    assert client.get(f"/articles/{corrected.public_id}/releases/{path}").status_code == 404


def test_pages_and_citations_name_the_edition(client, corrected):
    quote = Quote.objects.get(text__startswith="Wir teilen").public_id
    for path in (f"/articles/{corrected.public_id}/", f"/quotes/{quote}/"):
        assert "Release 2 of this annotation" in shown(client, path)
    for path in (f"/articles/{corrected.public_id}", f"/quotes/{quote}"):
        for suffix in (".bib", ".ris", ".csl.json"):
            assert "Archiv (Fassung 2)" in shown(client, path + suffix)


def test_a_withdrawn_article_says_why(client, corrected):
    quote = corrected.quotes.first().public_id
    claim = Stance.objects.first().claim.public_id
    withdraw(corrected, reason="The outlet <retracted> it.")
    article = f"/articles/{corrected.public_id}"
    releases = [f"{article}/releases/{which}" for which in ("", "1.json", "1...2/")]
    cited = [f"{article}.bib", f"{article}.txt", f"/quotes/{quote}.ris", f"/quotes/{quote}.html"]
    for path in (f"{article}/", f"/quotes/{quote}/", *releases, *cited):
        response = client.get(path, headers={"accept-language": "en"})
        assert response.status_code == 410, path
        assert "The outlet &lt;retracted&gt; it." in response.content.decode()
        assert "Diplomat" not in response.content.decode()
    assert client.get(f"/claims/{claim}/").status_code == 404
    assert client.get("/quotes/?q=Diplomat").content.count(b'class="row passage"') == 0
