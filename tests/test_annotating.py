"""What an editor does, without any form: locked, checked against the text, and told in words."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from archive import annotating
from archive.models import Article, Attribution, Quote, Stance
from tests.factories import make_article, make_attribution, make_claim, make_quote, make_source, make_user

pytestmark = pytest.mark.django_db
BODY = "Wir bleiben 🙂, sagte sie. Wir bleiben."


@pytest.fixture
def article() -> Article:
    return make_article(body=BODY)


@pytest.fixture
def anna():
    return make_user("anna")


def test_a_quote_is_the_text_at_its_spans(article, anna):
    quote = annotating.add_quote(article, ((0, 11), (26, 37)), by=anna, kind="own_account")
    quote.refresh_from_db()
    assert (quote.text, quote.language) == ("Wir bleiben […] Wir bleiben", "de")
    article.refresh_from_db()
    assert article.annotator == anna


@pytest.mark.parametrize(
    ("spans", "exact", "told"),
    [
        (((0, 11),), "Wir gehen", "it now says “Wir bleiben” here"),
        (((12, 14),), "😀,", "it now says “🙂,” here"),
        (((30, 99),), None, "outside the text of 38 characters"),
        (((5, 5),), None, "empty or ends before it starts"),
        (((5, 9), (3, 8)), None, "before the one before it ends"),
        ((), None, "span"),
    ],
)
def test_a_browser_offset_is_never_trusted(article, anna, spans, exact, told):
    with pytest.raises(annotating.SpanMismatch) as raised:
        annotating.add_quote(article, spans, exact=exact, by=anna, kind="own_account")
    assert told in raised.value.message_dict["text"][0]
    assert not Quote.objects.exists()


def test_the_text_as_stored_counts_not_as_read(article, anna):
    Article.objects.filter(pk=article.pk).update(body="Neu. " + BODY)
    with pytest.raises(annotating.SpanMismatch):
        annotating.add_quote(article, ((0, 11),), exact="Wir bleiben", by=anna, kind="own_account")


def test_changing_keeps_what_is_not_given(article, anna):
    quote = make_quote(article=article, kind="own_account", text="Wir bleiben", cue="sagte")
    changed = annotating.change_quote(quote, by=anna, note="Eilig.")
    assert (changed.note, changed.cue, changed.spans) == ("Eilig.", "sagte", [[0, 11]])
    moved = annotating.change_quote(quote, by=anna, spans=((26, 37),), exact="Wir bleiben")
    assert (moved.note, moved.spans) == ("Eilig.", [[26, 37]])


def test_several_faults_are_told_by_field(article, anna):
    with pytest.raises(ValidationError) as raised:
        annotating.add_quote(
            article, ((0, 11),), by=anna, kind="direct", confidence="ambiguous", original_text="We stay."
        )
    assert set(raised.value.message_dict) == {"attribution", "note", "original_language"}


def test_a_descriptor_has_a_place_or_none(article, anna):
    voice = annotating.add_attribution(
        article, make_source(), by=anna, descriptor_span=(21, 24), identification="named"
    )
    assert (voice.descriptor, voice.descriptor_start, voice.descriptor_end) == ("sie", 21, 24)
    voice = annotating.change_attribution(voice, by=anna, descriptor="die Sprecherin")
    assert (voice.descriptor, voice.descriptor_start, voice.descriptor_end) == ("die Sprecherin", None, None)


@pytest.mark.parametrize(("value", "certainty"), [("denies", "certain"), ("questions", "not_applicable")])
def test_a_stance_has_the_certainty_that_fits(article, anna, value, certainty):
    quote = make_quote(article=article, kind="own_account", text="Wir bleiben")
    stance = annotating.take_stance(quote, make_claim(), value, by=anna)
    assert stance.certainty == certainty
    with pytest.raises(ValidationError, match="already takes a stance"):
        annotating.take_stance(quote, stance.claim, "supports", by=anna)
    annotating.withdraw_stance(stance, by=anna)
    assert not Stance.objects.exists()


def test_a_claim_in_the_same_words_is_the_same(db):
    claim = annotating.add_claim(text_de="Sie bleiben.")
    assert annotating.add_claim(text_de=" sie bleiben. ") == claim
    assert annotating.add_claim(text_en="They stay.") != claim
    with pytest.raises(ValidationError):
        annotating.add_claim()


def test_what_was_published_stands(first_article, anna):
    quote, voice = first_article.quotes.first(), first_article.attributions.first()
    stance = Stance.objects.filter(quote__article=first_article).first()
    for act in (
        lambda: annotating.add_quote(first_article, ((0, 5),), by=anna, kind="own_account"),
        lambda: annotating.change_quote(quote, by=anna, note="x"),
        lambda: annotating.add_attribution(first_article, make_source(), by=anna, descriptor="x"),
        lambda: annotating.change_attribution(voice, by=anna, note="x"),
        lambda: annotating.change_stance(stance, by=anna, note="x"),
        lambda: annotating.withdraw_stance(stance, by=anna),
        lambda: annotating.change_text(first_article, "x", by=anna),
    ):
        with pytest.raises(annotating.ArticleClosed):
            act()


def test_a_text_changes_with_its_passages_or_not_at_all(article, anna):
    quote = make_quote(article=article, kind="own_account", text="sagte sie")
    annotating.change_text(article, "Ja. " + BODY, by=anna)
    quote.refresh_from_db()
    assert quote.spans == [[19, 28]]
    with pytest.raises(ValidationError, match="sagte sie"):
        annotating.change_text(article, BODY.replace("sagte", "rief"), by=anna)
    article.refresh_from_db()
    assert article.body == "Ja. " + BODY


def test_a_reason_for_what_only_the_database_knows(article, anna):
    outlet = make_attribution(article=article, descriptor="sie")
    speaker = make_attribution(article=article, descriptor="Wir", via=outlet)
    with pytest.raises(ValidationError) as raised:
        annotating.change_attribution(outlet, by=anna, via=speaker)
    assert raised.value.message_dict == {"via": ["This route would lead back to itself."]}
    assert Attribution.objects.get(pk=outlet.pk).via is None


@pytest.mark.django_db(transaction=True)
def test_two_editors_at_once_record_one_passage(anna):
    article = make_article(body=BODY)
    outcomes = []

    def record() -> None:
        try:
            annotating.add_quote(article, ((0, 11),), by=anna, kind="own_account")
            outcomes.append("recorded")
        except ValidationError as error:
            outcomes.append(error.messages[0])
        finally:
            connection.close()

    threads = [threading.Thread(target=record) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = "This passage is already recorded with this voice and kind."
    assert sorted(outcomes) == [told, "recorded"]
