"""Autocompletes where no script runs: what is typed is resolved, or told with what is close."""

import pytest
from django.urls import reverse

from archive.admin.typed import TypedChoiceField, resolve
from archive.models import Claim, Source
from tests.admin.entering import add_url, article_url, passage, shown_errors
from tests.factories import make_article, make_claim, make_outlet, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def sources():
    names = ("Außenministerium", "Außenministerium (Pressestelle)", "Anna Weber")
    return {name: make_source(name=name, kind="organisation") for name in names}


@pytest.mark.parametrize("typed", ["Anna Weber", "anna weber", "Weber"])
def test_a_label_or_a_part_of_it(sources, typed):
    assert resolve(typed, Source.objects.all()) == sources["Anna Weber"]


def test_an_exact_label_goes_before_longer_ones(sources):
    assert resolve("Außenministerium", Source.objects.all()) == sources["Außenministerium"]


def test_a_public_id(sources):
    source = sources["Anna Weber"]
    source.refresh_from_db()
    assert resolve(source.public_id.upper(), Source.objects.all()) == source


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Außen", "Several fit “Außen”: Außenministerium ["),
        ("Ana Webber", "Nothing is called “Ana Webber”. Close: Anna Weber ["),
        ("Zypern", "Nothing is called “Zypern” or anything like it."),
        ("%", "Nothing is called “%”"),
    ],
)
def test_ambiguous_or_unknown(sources, typed, told):
    with pytest.raises(Exception) as raised:
        resolve(typed, Source.objects.all())
    assert raised.value.messages[0].startswith(told)


def test_a_claim_is_found_by_its_words():
    claim = make_claim(text_de="Die Gespräche fanden statt.")
    make_claim()
    assert resolve("gespräche fanden", Claim.objects.all()) == claim


def test_the_text_field_stands_where_no_script_runs(desk):
    article = make_article()
    html = desk.get(article_url(article)).content.decode()
    for name in ("outlet", "voice-source", "stances-0-claim"):
        assert f'<noscript><input type="text" name="{name}-typed"' in html


def test_an_outlet_by_its_name(desk):
    outlet = make_outlet("Bote am Morgen")
    sent = {"body": "Text.", "language": "de", "public_text": "full", "outlet": "", "outlet-typed": "bote am"}
    response = desk.post(reverse("admin:archive_article_add"), sent)
    assert response.status_code == 302 and outlet.articles.get().body == "Text."


def test_typed_text_is_kept_when_it_is_not_understood(desk):
    make_source(name="Ada Muster")
    article = make_article()
    sent = passage("Niemand", voice__descriptor="sie") | {"voice-source-typed": "Ada <Müster>"}
    response = desk.post(add_url(article), sent)
    assert "Close: Ada Muster" in shown_errors(response)["source"]
    assert 'value="Ada &lt;Müster&gt;"' in response.content.decode()


def test_a_reviewer_is_no_outlet(desk):
    """What is typed is held to the same choices as what is chosen."""
    field = TypedChoiceField(Source.objects.filter(kind="outlet"))
    make_source(name="Ada Muster")
    with pytest.raises(Exception, match="Nothing is called"):
        field.clean(resolve.__globals__["Typed"]("Ada Muster"))
