"""Importing an article again: when it is the same one, what changes, and what must not."""

import pytest

from archive.importing.outcome import Outcome, Refused
from archive.importing.readers import ParsedArticle
from archive.importing.save import save
from archive.models import Article, Source
from archive.verifying import differences
from tests.factories import BODY, DESCRIPTOR, WORDS, make_article, make_attribution, make_outlet, make_quote

pytestmark = pytest.mark.django_db
URL = "https://example.org/rat"


def parsed(**kwargs) -> ParsedArticle:
    return ParsedArticle(**{"body": BODY, "origin": "a.txt", "language": "de"} | kwargs)


def test_a_new_article_is_a_draft_with_everything_the_file_says():
    values = {"headline": "Der Rat berät", "byline": "Von A. B.", "url": URL, "issued": "2023-09"}
    assert save(parsed(**values, outlet="Tagblatt", archived_url=f"{URL}?old", language="de-AT")) == "created"
    article = Article.objects.get()
    assert {name: getattr(article, name) for name in values} == values
    assert (article.body, article.language, article.status) == (BODY, "de-AT", "draft")
    assert (article.outlet.name, article.outlet.kind) == ("Tagblatt", "outlet")


FIRST, AGAIN = {"outlet": "Tagblatt", "url": URL, "headline": "Alt"}, Outcome.UNCHANGED
SECOND = [
    # imported first, imported then, outcome, articles in the archive
    ({}, {}, AGAIN, 1),
    (FIRST, FIRST, AGAIN, 1),
    (FIRST, {}, AGAIN, 1),
    (FIRST, {"language": "und"}, AGAIN, 1),
    (FIRST, FIRST | {"headline": "Neu"}, Outcome.UPDATED, 1),
    (FIRST, FIRST | {"outlet": "Abendblatt"}, Outcome.UPDATED, 1),
    (FIRST, FIRST | {"body": "Ein anderer Text."}, Outcome.UPDATED, 1),
    (FIRST, {"outlet": "Tagblatt", "byline": "Von A. B."}, Outcome.UPDATED, 1),
    ({}, FIRST, Outcome.UPDATED, 1),
    ({"language": "de-AT"}, {"language": "de"}, AGAIN, 1),
    ({"language": "de"}, {"language": "de-AT"}, Outcome.UPDATED, 1),
    (FIRST, {"outlet": "Abendblatt"}, Outcome.CREATED, 2),
    (FIRST, {"url": f"{URL}/2"}, Outcome.CREATED, 2),
    ({}, {"body": "Ein anderer Text."}, Outcome.CREATED, 2),
]


@pytest.mark.parametrize(("first", "second", "outcome", "count"), SECOND)
def test_the_second_import(first, second, outcome, count):
    save(parsed(**first))
    assert save(parsed(**second)) == outcome
    assert Article.objects.count() == count
    assert save(parsed(**second)) == AGAIN


def test_an_outlet_of_exactly_this_name_is_reused():
    outlet = make_outlet("Tagblatt")
    make_outlet("tagblatt")
    save(parsed(outlet="Tagblatt"))
    assert Article.objects.get().outlet == outlet
    assert Source.objects.count() == 2


def test_what_could_be_two_articles_is_refused():
    make_article(body=BODY, url=URL)
    make_article(body=BODY, url=f"{URL}/2")
    with pytest.raises(Refused, match="could be any of the articles"):
        save(parsed())


CHANGED = {"headline": "Neu"}, {"body": f"Korrigiert: {BODY}"}


@pytest.mark.parametrize("change", CHANGED)
def test_a_published_article_is_not_changed(change):
    article = make_article(status="published", url=URL)
    with pytest.raises(Refused, match=f"article {article.public_id} is published: .*correction"):
        save(parsed(url=URL, **change))
    assert Article.objects.get(body=BODY, headline=article.headline)
    assert save(parsed(url=URL)) == AGAIN


def annotated() -> Article:
    """Two passages of the same voice, one with an omission, and two of others."""
    article = make_article(url=URL)
    attribution = make_attribution(article=article)
    make_quote(attribution=attribution, text=WORDS)
    make_quote(attribution=attribution, kind="indirect", text="Die Gespräche würden fortgesetzt")
    split = [[0, 7], [8, 11]]
    make_quote(article=article, kind="own_account", spans=split, text="Der Rat […] hat")
    return article


BODIES = [
    ("inserted before", f"Eilmeldung 🗞️.\r\n{BODY}"),
    ("removed before", BODY.removeprefix("Der Rat hat am Abend beraten. ")),
    ("changed between", BODY.replace("sagte die", "so gestern die")),
    ("changed behind", BODY + " Später mehr."),
    ("spoken words doubled", f"{BODY}\n\nNoch einmal: „{WORDS}“"),
]


@pytest.mark.parametrize(("what", "body"), BODIES)
def test_passages_move_with_a_changed_body(what, body):
    article = annotated()
    if what == "removed before":
        article.quotes.filter(kind="own_account").delete()
    assert save(parsed(url=URL, body=body)) == "updated"
    article.refresh_from_db()
    assert article.body == body
    voice = article.attributions.get()
    assert body[voice.descriptor_start : voice.descriptor_end] == DESCRIPTOR
    assert all(
        quote.text == " […] ".join(body[s:e] for s, e in quote.spans) for quote in article.quotes.all()
    )
    assert list(differences()) == []


def test_passages_of_one_voice_may_take_each_others_place():
    body = "„Ja, ja, ja, ja“, sagte er."
    article = make_article(url=URL, body=body)
    attribution = make_attribution(article=article, descriptor="er")
    for start in (1, 5, 9):
        make_quote(attribution=attribution, spans=[[start, start + 2]], text=body[start : start + 2])
    shifted = f"Oh.​{body}"
    assert save(parsed(url=URL, body=shifted)) == "updated"
    assert [quote.position for quote in article.quotes.in_text_order()] == [5, 9, 13]
    assert save(parsed(url=URL, body=body)) == "updated"
    assert [quote.position for quote in article.quotes.in_text_order()] == [1, 5, 9]


def test_a_body_without_what_is_annotated_is_refused_and_names_it():
    article = annotated()
    body = BODY.replace("am Tisch", "im Saal").replace("Anna Weber", "Anna Maria Weber")
    with pytest.raises(Refused) as refused:
        save(parsed(url=URL, body=body, headline="Neu"))
    assert f"“{WORDS}”, “{DESCRIPTOR}”" in str(refused.value)
    article.refresh_from_db()
    assert article.body == BODY and article.headline != "Neu"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"headline": "x" * 501}, "headline: Ensure this value has at most 500 characters"),
        ({"url": "https://" + "x" * 2000 + ".org"}, "url: "),
        ({"outlet": "x" * 301}, "name: Ensure this value has at most 300 characters"),
    ],
)
def test_what_does_not_fit_is_refused(values, reason):
    with pytest.raises(Refused, match=reason):
        save(parsed(**values))
    assert not Article.objects.exists() and not Source.objects.exists()
