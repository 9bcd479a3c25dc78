"""What the database refuses, seen from the forms: a sentence beside the field, and nothing lost."""

import pytest
from django.db import connection
from django.urls import reverse

from archive.models import Article, Attribution, Claim, Quote, Source, Stance
from archive.refusals import FIELDS, SENTENCES
from tests.admin.entering import (
    VOICE,
    add_url,
    article_url,
    passage,
    passage_url,
    seen,
    shown_errors,
    stance,
    voice_add_url,
)
from tests.factories import (
    make_article,
    make_attribution,
    make_claim,
    make_outlet,
    make_quote,
    make_source,
    make_stance,
)

pytestmark = pytest.mark.django_db

BODY = "„Wir bleiben“, sagte sie der Zeitung. Das macht Sinn, sagte er."
SOURCE = {"kind": "person", "name": "Ada Muster", "note": "Typed text."}
ANONYMOUS = SOURCE | {
    "name": "",
    "anonymous": "on",
    "label_de": "Diplomat",
    "origin_report": "Bote, 2023",
}


@pytest.fixture
def article():
    return make_article(body=BODY)


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Article, Source, Attribution, Quote, Claim, Stance))


def refused(client, url: str, sent: dict, field: str, sentence: str, kept: str = "Typed text.") -> None:
    before = counts()
    response = client.post(url, sent)
    errors = shown_errors(response)
    assert sentence in errors.get(field, ""), errors
    assert kept in response.content.decode()
    assert counts() == before


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        (ANONYMOUS | {"name": "Ada Muster"}, "anonymous", "An anonymous source has no name"),
        (ANONYMOUS | {"wikidata": "Q42"}, "anonymous", "An anonymous source has no name"),
        (ANONYMOUS | {"gnd": "118540238"}, "anonymous", "An anonymous source has no name"),
        (ANONYMOUS | {"homepage": "https://example.org"}, "anonymous", "An anonymous source has no name"),
        (ANONYMOUS | {"origin_report": ""}, "origin_report", "Name the report"),
        (SOURCE | {"name": ""}, "name", "Give the source a name, or a label"),
        (SOURCE | {"wikidata": "42"}, "wikidata", "looks like Q42"),
        (SOURCE | {"gnd": "abc"}, "gnd", "looks like 118540238"),
        (SOURCE | {"country": "XX"}, "country", "Select a valid choice"),
        (SOURCE | {"kind": "ghost"}, "kind", "Select a valid choice"),
        (SOURCE | {"name": "A\x00B"}, "name", "Null characters are not allowed"),
    ],
)
def test_a_source(desk, sent, field, sentence):
    refused(desk, reverse("admin:archive_source_add"), sent, field, sentence)


def source_url(source: Source) -> str:
    return reverse("admin:archive_source_change", args=[source.pk])


def test_a_principal_loop(desk):
    ministry = make_source(name="Ministerium")
    spokesman = make_source(name="Sprecher", principal=ministry)
    sent = SOURCE | {"principal": spokesman.pk} | seen(ministry)
    refused(desk, source_url(ministry), sent, "principal", "in the end, speak for itself")


def test_anonymity_that_articles_rely_on(desk, article):
    source = make_attribution(article=article, descriptor="sie").source
    refused(desk, source_url(source), ANONYMOUS | seen(source), "anonymous", "cannot change any more")


def test_an_outlet_stays_an_outlet(desk):
    outlet = make_outlet()
    make_article(outlet=outlet)
    refused(desk, source_url(outlet), SOURCE | seen(outlet), "kind", "must stay an outlet")


ARTICLE = {"body": "Ein Text.", "language": "de", "public_text": "excerpts", "byline": "Typed text."}


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"body": " \r\n "}, "body", "The article has no text."),
        ({"body": "Ein \u202etxeT."}, "body", "change the reading direction"),
        ({"body": "Ein\x00Text"}, "body", "Null characters are not allowed"),
        ({"language": "Deutsch!"}, "language", "looks like de or en-GB"),
        ({"issued": "2023-13"}, "issued", "there is no month 13"),
        ({"issued": "2024/2023"}, "issued", "the interval ends before it begins"),
        ({"issued": "gestern"}, "issued", "is not a date this archive can store"),
        ({"public_text": "all"}, "public_text", "Select a valid choice"),
        ({"url": "keine Adresse"}, "url", "valid URL"),
    ],
)
def test_an_article(desk, sent, field, sentence):
    refused(desk, reverse("admin:archive_article_add"), ARTICLE | sent, field, sentence)


def test_the_same_article_twice(desk):
    url = reverse("admin:archive_article_add")
    assert desk.post(url, ARTICLE).status_code == 302
    refused(desk, url, ARTICLE, "body", "already in the archive")


def test_an_outlet_that_is_none(desk):
    sent = ARTICLE | {"outlet": make_source().pk}
    refused(desk, reverse("admin:archive_article_add"), sent, "outlet", "not one of the available choices")


PLAIN = {name.removeprefix("voice-"): value for name, value in VOICE.items()} | {"note": "Typed text."}


def voice(source: Source, **given) -> dict:
    return PLAIN | {"source": source.pk, "descriptor": "sie", "identification": "named"} | given


def anonymous() -> Source:
    return make_source(anonymous=True)


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"identification": "named", "anonymity_reason": "none_printed"}, "identification", "does not fit"),
        ({"identification": "anonymous_bare"}, "anonymity_reason", "needs a reason for its anonymity"),
    ],
)
def test_a_voice_of_an_anonymous_source(desk, article, given, field, sentence):
    refused(desk, voice_add_url(article), voice(anonymous(), **given), field, sentence)


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"identification": "pseudonym"}, "identification", "does not fit"),
        ({"anonymity_reason": "safety"}, "anonymity_reason", "any other “not applicable”"),
        (
            {"reason_printed": "aus Angst"},
            "anonymity_reason",
            "choose the reason for anonymity that it gives",
        ),
        ({"descriptor": "die Ministerin"}, "descriptor", "not in the text"),
        ({"descriptor": ""}, "descriptor", "This field is required"),
    ],
)
def test_a_voice_of_an_identified_source(desk, article, given, field, sentence):
    refused(desk, voice_add_url(article), voice(make_source(), **given), field, sentence)


def test_both_misfits_of_a_voice_are_told_at_once(desk, article):
    errors = shown_errors(desk.post(voice_add_url(article), voice(anonymous())))
    assert set(errors) == {"identification", "anonymity_reason"}


def test_a_voice_by_the_same_route_twice(desk, article):
    source = make_attribution(article=article, descriptor="sie").source
    refused(
        desk, voice_add_url(article), voice(source), "source", "already speaks in this article by this route"
    )


def test_via_another_article(desk, article):
    sent = voice(make_source(), via=make_attribution().pk)
    refused(desk, voice_add_url(article), sent, "via", "Choose one of this article's voices.")


def test_via_itself(desk, article):
    outlet = make_attribution(article=article, source=make_outlet(), descriptor="der Zeitung")
    speaker = make_attribution(article=article, descriptor="sie", via=outlet)
    url = reverse("admin:archive_article_voice", args=[article.pk, outlet.pk])
    sent = voice(outlet.source, descriptor="der Zeitung", via=speaker.pk) | seen(outlet)
    refused(desk, url, sent, "via", "lead back to itself")


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"kind": "direct"}, "attribution", "only the outlet's own account has no attribution"),
        (
            {"confidence": "ambiguous", "note": "", "cue": "Typed text."},
            "note",
            "what makes this passage ambig",
        ),
        ({"original_text": "It does."}, "original_language", "Give the language"),
        ({"original_text": "Ja.", "original_language": "de"}, "original_language", "passage's own language"),
        ({"language": "Deutsch!"}, "language", "looks like de or en-GB"),
        ({"words": "macht keinen Unsinn"}, "words", "not in the text"),
        ({"words": ""}, "words", "This field is required"),
        ({"words": "sagte […] Wir bleiben"}, "words", "before the piece you put in front of it"),
    ],
)
def test_a_passage(desk, article, given, field, sentence):
    sent = passage("macht Sinn", note="Typed text.") | {"language": "de"} | given
    refused(desk, add_url(article), sent, field, sentence)


def test_own_account_with_a_voice(desk, article):
    sent = passage(
        "macht Sinn", attribution=make_attribution(article=article, descriptor="sie").pk, cue="Typed text."
    )
    refused(desk, add_url(article), sent, "attribution", "only the outlet's own account")


def test_the_same_passage_twice(desk, article):
    make_quote(article=article, kind="own_account", text="macht Sinn")
    sent = passage("macht Sinn", cue="Typed text.")
    refused(desk, add_url(article), sent, "words", "already recorded with this voice and kind")


def test_a_passage_inside_itself(desk, article):
    inner = make_quote(article=article, kind="own_account", text="macht Sinn")
    outer = make_quote(article=article, kind="own_account", text="Das macht Sinn", parent=inner)
    sent = passage("macht Sinn", parent=outer.pk, cue="Typed text.") | seen(inner)
    refused(desk, passage_url(inner), sent, "parent", "cannot stand inside itself")


@pytest.mark.parametrize(
    ("value", "certainty"),
    [("supports", "not_applicable"), ("mentions", "certain"), ("no_comment", "possible")],
)
def test_a_certainty_that_does_not_fit(desk, article, value, certainty):
    row = stance(0, claim=make_claim().pk, value=value, certainty=certainty)
    sent = passage("macht Sinn", cue="Typed text.") | row
    refused(desk, add_url(article), sent, "certainty", "need a certainty; the other stances have none")


def test_a_second_stance_on_a_claim(desk, article):
    quote = make_quote(article=article, kind="own_account", text="macht Sinn")
    taken = make_stance(quote=quote)
    rows = stance(0, claim=taken.claim_id) | stance(1, claim=taken.claim_id, value="denies")
    rows |= {"stances-0-id": taken.pk, "stances-INITIAL_FORMS": "1", "stances-0-certainty": "certain"}
    sent = passage("macht Sinn", cue="Typed text.") | rows
    refused(desk, passage_url(quote), sent, "claim", "already takes a stance on this claim")


def test_a_stance_without_claim(desk, article):
    sent = passage("macht Sinn", cue="Typed text.") | stance(0, claim="", value="denies")
    refused(desk, add_url(article), sent, "claim", "Choose a claim, or word a new one.")


def test_a_claim_without_text(desk):
    sent = {"kind": "factual", "note": "Typed text."}
    refused(
        desk, reverse("admin:archive_claim_add"), sent, "text_de", "Word the claim in German or in English."
    )


@pytest.mark.parametrize("model", ["source", "claim"])
def test_what_something_hangs_on_is_not_deleted(admin_client, model):
    used = {"source": make_attribution().source, "claim": make_stance().claim}[model]
    url = reverse(f"admin:archive_{model}_delete", args=[used.pk])
    before = counts()
    assert "cannot be deleted, because something hangs on it" in admin_client.get(url).content.decode()
    admin_client.post(url, {"post": "yes"})
    assert counts() == before


def test_an_unused_source_is_deleted(admin_client):
    source = make_source()
    admin_client.post(reverse("admin:archive_source_delete", args=[source.pk]), {"post": "yes"})
    assert not Source.objects.exists()


def test_an_article_with_passages_is_not_deleted(admin_client, article):
    make_quote(article=article, kind="own_account", text="macht Sinn")
    url = article_url(article).replace("change", "delete")
    assert "cannot be deleted" in admin_client.get(url).content.decode()


def test_every_refusal_of_the_database_has_a_sentence(db):
    """Triggers and keys by the names in their source, constraints by what the models declare."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT found[1] FROM pg_proc,"
            " regexp_matches(prosrc, 'CONSTRAINT = ''([a-z_0-9]+)''', 'g') AS found"
        )
        raised = {name for (name,) in cursor.fetchall()}
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE contype = 'f' AND array_length(conkey, 1) > 1"
        )
        raised |= {name for (name,) in cursor.fetchall()}
    assert raised == set(SENTENCES)
    models = (Article, Source, Attribution, Quote, Claim, Stance)
    named = {constraint.name for model in models for constraint in model._meta.constraints}
    codes = {name for name in named if name.endswith(("_is_a_code", "_in_its_article"))}
    assert named - codes <= set(FIELDS)
