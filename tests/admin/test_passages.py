"""A passage entered beside the text, without scripts."""

import pytest
from django.contrib.messages import get_messages

from archive.models import Claim, Quote, Stance
from tests.admin.entering import (
    VOICE,
    add_url,
    article_url,
    passage,
    passage_url,
    seen,
    shown_errors,
    stance,
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

BODY = "Wir bleiben, sagte sie.\r\nDas „macht Sinn“ 🙂, fand er.\r\n\r\nWir bleiben, sagte er."

ER = BODY.index("er.\r\n")


@pytest.fixture
def article():
    return make_article(body=BODY)


def test_words_that_stand_once_are_taken(desk, article):
    response = desk.post(add_url(article), passage("sagte sie"))
    assert response["Location"] == add_url(article)
    quote = article.quotes.get()
    assert (quote.text, quote.spans) == ("sagte sie", [[13, 22]])
    page = desk.get(response["Location"])
    assert "Recorded: " in next(iter(map(str, get_messages(response.wsgi_request))))
    html = page.content.decode()
    assert passage_url(quote) in html
    assert '<mark class="passage depth-1">sagte sie</mark>' in html
    assert html.count("autofocus") == 1


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("sagte sie.\nDas", "sagte sie.\r\nDas"),
        ("sagte  sie.   Das", "sagte sie.\r\nDas"),
        ('"macht Sinn"', "macht Sinn"),
        ("Das [...] fand er", "Das […] fand er"),
        ("Sinn“ 🙂, fand", "Sinn“ 🙂, fand"),
    ],
)
def test_stored_are_the_words_of_the_text(desk, article, typed, stored):
    desk.post(add_url(article), passage(typed))
    assert article.quotes.get().text == stored


def test_spans_count_code_points(desk):
    article = make_article(body="Er mu\u0308sse 👩‍👩‍👧 bleiben, sagte er.")
    desk.post(add_url(article), passage("müsse 👩‍👩‍👧 bleiben"))
    quote = article.quotes.get()
    assert (quote.text, quote.spans) == ("mu\u0308sse 👩‍👩‍👧 bleiben", [[3, 23]])


def test_words_that_stand_twice_ask_which(desk, article):
    response = desk.post(add_url(article), passage("Wir bleiben", cue="sagte", note="Kept."))
    assert shown_errors(response)["words"] == "These words stand at 2 places. Choose which."
    html = response.content.decode()
    assert "…<mark>Wir bleiben</mark>, sagte sie" in html
    assert 'value="0-11"' in html and 'value="57-68"' in html
    assert 'value="sagte"' in html and "Kept." in html and not article.quotes.exists()
    desk.post(add_url(article), passage("Wir bleiben", place="57-68"))
    assert article.quotes.get().spans == [[57, 68]]


def test_a_place_of_other_words_counts_as_none(desk, article):
    response = desk.post(add_url(article), passage("Wir bleiben", place="13-22"))
    assert "Choose which" in shown_errors(response)["words"]


def test_words_that_are_not_there_are_compared_with_the_nearest(desk, article):
    response = desk.post(add_url(article), passage("macht wenig Sinn, fand er", note="Kept."))
    told = shown_errors(response)["words"]
    assert told.startswith("These words are not in the text. At the nearest place the text")
    assert "“wenig”" in told
    assert "Kept." in response.content.decode() and not article.quotes.exists()
    (place, _label) = response.context["entry"].passage.placing.choices[0]
    desk.post(add_url(article), passage("macht wenig Sinn, fand er", place=place))
    assert article.quotes.get().text.startswith("macht Sinn")


def test_words_like_nothing_in_the_text(desk, article):
    response = desk.post(add_url(article), passage("Quark mit Kirschen"))
    assert shown_errors(response)["words"] == "These words are not in the text, nor anything much like them."


def test_markup_in_text_and_words_is_escaped(desk):
    article = make_article(body="Er sagte <b>&amp; ging</b>.")
    desk.post(add_url(article), passage("<b>&amp; ging</b>"))
    html = desk.get(article_url(article)).content.decode()
    assert "&lt;b&gt;&amp;amp; ging&lt;/b&gt;" in html and "<b>&amp; ging" not in html


def test_voice_and_stances_in_one_go(desk, article):
    outlet, source, claim = make_outlet("Bote"), make_source(name="Ada Muster"), make_claim()
    conduit = make_attribution(article=article, source=outlet, descriptor="sie", identification="institution")
    sent = (
        passage(
            "macht Sinn",
            kind="partial",
            voice__source=source.pk,
            voice__via=conduit.pk,
            voice__descriptor="er",
            voice__descriptor_place="",
            voice__identification="named",
            voice__other_forms="der Mann, der blieb\ner",
        )
        | stance(0, claim=claim.pk)
        | stance(1, new_claim="Das ergibt Sinn.", value="mentions", claim_kind="evaluation")
    )
    told = shown_errors(desk.post(add_url(article), sent))
    assert told == {"descriptor": "These words stand at 2 places. Choose which."}, told
    assert not article.quotes.exists()
    desk.post(add_url(article), sent | {"voice-descriptor_place": f"{ER}-{ER + 2}"})
    quote = article.quotes.get()
    voice = quote.attribution
    assert [one.source.label for one in voice.chain()] == ["Ada Muster", "Bote"]
    assert (voice.descriptor, voice.descriptor_start) == ("er", ER)
    assert voice.other_forms == ["der Mann, der blieb", "er"]
    assert [(one.claim.text_de, one.value, one.certainty) for one in quote.stances.order_by("pk")] == [
        (claim.text_de, "supports", "certain"),
        ("Das ergibt Sinn.", "mentions", "not_applicable"),
    ]
    assert Claim.objects.get(text_de="Das ergibt Sinn.").kind == "evaluation"


def test_nothing_is_stored_unless_everything_can_be(desk, article):
    source = make_source(name="Ada Muster")
    sent = passage(
        "macht Sinn",
        kind="own_account",
        voice__source=source.pk,
        voice__descriptor="fand",
        voice__identification="named",
    )
    response = desk.post(add_url(article), sent | stance(0, new_claim="Neu."))
    assert "only the outlet's own account" in shown_errors(response)["attribution"]
    assert not article.attributions.exists() and not Claim.objects.exists()


def test_the_next_passage_starts_from_the_one_before(desk, article):
    voice = make_attribution(article=article, descriptor="sie")
    make_quote(article=article, attribution=voice, text="sagte sie", translation="translated_marked")
    form = desk.get(add_url(article)).context["entry"].passage
    assert (form["attribution"].value(), form["translation"].value()) == (voice.pk, "translated_marked")


def test_a_chosen_voice_and_a_new_one_are_too_many(desk, article):
    voice = make_attribution(article=article, descriptor="sie")
    sent = passage("macht Sinn", kind="direct", attribution=voice.pk, voice__descriptor="er") | VOICE
    assert "Empty one of the two" in shown_errors(desk.post(add_url(article), sent))["attribution"]


def test_changing_a_passage_keeps_its_place_and_takes_stances_back(desk, article):
    quote = make_quote(article=article, kind="own_account", text="Wir bleiben", spans=[[57, 68]])
    taken = make_stance(quote=quote)
    row = stance(0, claim=taken.claim_id) | {"stances-0-id": taken.pk, "stances-INITIAL_FORMS": "1"}
    desk.post(
        passage_url(quote),
        passage("Wir bleiben", note="Read again.") | seen(quote) | row | {"stances-0-DELETE": "on"},
    )
    quote.refresh_from_db()
    assert (quote.spans, quote.note) == ([[57, 68]], "Read again.")
    assert not Stance.objects.exists()


def test_two_stances_on_one_claim_are_told_beside_the_second(desk, article):
    claim = make_claim()
    sent = passage("macht Sinn") | stance(0, claim=claim.pk) | stance(1, claim=claim.pk, value="denies")
    response = desk.post(add_url(article), sent)
    second = response.context["entry"].stances.forms[1]
    assert second.errors["claim"] == ["This passage already takes a stance on this claim."]
    assert not article.quotes.exists()


def test_deleting_asks_and_goes_back_to_the_text(desk, article):
    quote = make_quote(article=article, kind="own_account", text="macht Sinn")
    make_stance(quote=quote)
    url = f"/admin/archive/quote/{quote.pk}/delete/"
    asked = desk.get(url).content.decode()
    assert "Delete this quote?" in asked and "supports: " in asked
    response = desk.post(url, {"post": "yes"})
    assert response["Location"] == article_url(article) and not Quote.objects.exists()


def test_a_voice_that_still_speaks_is_not_deleted(desk, article):
    voice = make_attribution(article=article, descriptor="sie")
    quote = make_quote(article=article, attribution=voice, text="macht Sinn")
    told = desk.get(f"/admin/archive/attribution/{voice.pk}/delete/").content.decode()
    assert "cannot be deleted, because something hangs on it" in told and str(quote) in told
    desk.post(f"/admin/archive/attribution/{voice.pk}/delete/", {"post": "yes"})
    assert article.attributions.exists()


def test_of_another_article_is_no_choice(desk, article):
    elsewhere = make_attribution()
    response = desk.post(add_url(article), passage("macht Sinn", kind="direct", attribution=elsewhere.pk))
    assert shown_errors(response)["attribution"] == "Choose one of this article's voices."
    assert desk.get(passage_url(make_quote()).replace("passages/", f"passages/{10**30}")).status_code == 404
    for path in (f"{10**30}/passages/add/", f"{10**30}/voices/add/", f"{article.pk}/voices/{10**30}/"):
        assert desk.get(f"/admin/archive/article/{path}").status_code == 404
