"""From detection's suggestions to recorded passages, and what is remembered of it."""

import pytest
from django.core.exceptions import ValidationError

from archive import annotating, suggesting
from archive.importing.annotation import load_annotation
from archive.models import Article, Outcome, Quote, Source
from archive.suggesting.sources import printed_name
from archive.suggesting.voices import ProposedVoice
from tests.factories import make_article, make_attribution, make_outlet, make_quote, make_source, make_user
from tests.first_article import annotation, body

pytestmark = pytest.mark.django_db

BODY = (
    "Der Rat hat am Abend beraten. „Wir bleiben am Tisch“, sagte die Ministerin Anna Weber. "
    "Die Gespräche würden fortgesetzt, betonte sie.\n\n"
    "„Niemand hat uns gefragt“, sagte ein hochrangiger Diplomat gegenüber der Zeitung „Bote“. "
    "Ein Sprecher des Rathauses bestätigte, dass beraten werde."
)
STAY, TALKS, ASKED, CONFIRMED = (
    "Wir bleiben am Tisch",
    "Die Gespräche würden fortgesetzt",
    "Niemand hat uns gefragt",
    "dass beraten werde",
)


@pytest.fixture
def by():
    return make_user("anna")


@pytest.fixture
def article():
    return make_article(body=BODY)


def words(article) -> list[str]:
    return [proposal.suggestion.text for proposal in suggesting.suggestions_for(article)]


def proposal(article, text: str) -> suggesting.Proposal:
    return next(one for one in suggesting.suggestions_for(article) if one.suggestion.text == text)


def test_proposals_stand_in_the_texts_order_without_marks(article):
    assert words(article) == [STAY, TALKS, ASKED, CONFIRMED]
    for one in suggesting.suggestions_for(article):
        assert "".join(BODY[s:e] for s, e in one.suggestion.spans) == one.suggestion.text


def test_three_queries_and_none_for_a_language_it_cannot_read(article, django_assert_num_queries):
    with django_assert_num_queries(3):
        suggesting.suggestions_for(article)
    french = make_article(body=BODY, language="fr")
    with django_assert_num_queries(0):
        assert suggesting.suggestions_for(french) == []


@pytest.mark.parametrize(
    ("recorded", "left"),
    [
        (STAY, [TALKS, ASKED, CONFIRMED]),
        ("„Wir bleiben am Tisch“, sagte", [TALKS, ASKED, CONFIRMED]),  # mostly the same
        ("Wir", [STAY, TALKS, ASKED, CONFIRMED]),
        ("Ministerin", [STAY, TALKS, ASKED, CONFIRMED]),
    ],
)
def test_what_is_recorded_is_left_out(article, recorded, left):
    make_quote(article=article, text=recorded, kind="own_account")
    assert words(article) == left


def test_a_passage_recorded_in_pieces_is_left_out(article):
    for text in ("Wir bleiben", "am Tisch"):
        make_quote(article=article, text=text, kind="own_account")
    assert STAY not in words(article)


@pytest.mark.parametrize("known_by", ["descriptor", "place"])
def test_a_recorded_voice_is_found_again(article, known_by):
    descriptor = "Weber" if known_by == "place" else "sie selbst"
    voice = make_attribution(article=article, descriptor=descriptor)
    if known_by == "descriptor":
        voice.other_forms = ["die  Ministerin Anna Weber"]
        voice.save()
    assert [proposal(article, text).voice for text in (STAY, TALKS)] == [voice, voice]


def test_a_named_voice_is_made_once(article, by):
    proposed = proposal(article, STAY).voice
    assert isinstance(proposed, ProposedVoice) and proposed.identification == "named"
    (quote,) = suggesting.accept(proposal(article, STAY), by=by).quotes
    assert (quote.text, quote.kind, quote.cue, quote.confidence) == (STAY, "direct", "sagte", "explicit")
    voice = quote.attribution
    assert (voice.descriptor, BODY[voice.descriptor_start : voice.descriptor_end]) == (voice.descriptor,) * 2
    assert (voice.source.name, voice.source.kind, voice.via) == ("Anna Weber", "person", None)
    assert proposal(article, TALKS).voice == voice
    suggesting.accept(proposal(article, TALKS), by=by)
    assert article.attributions.count() == 1
    article.refresh_from_db()
    assert article.annotator == by


@pytest.mark.parametrize(("recorded", "reused"), [("Anna Weber", True), ("Anna Webers", False)])
def test_a_source_is_reused_on_its_identical_name_only(article, by, recorded, reused):
    source = make_source(name=recorded)
    (quote,) = suggesting.accept(proposal(article, STAY), by=by).quotes
    assert (quote.attribution.source == source) == reused


def test_two_sources_of_one_name_are_not_chosen_between(article, by):
    both = [make_source(name="Anna Weber"), make_source(name="Anna Weber")]
    (quote,) = suggesting.accept(proposal(article, STAY), by=by).quotes
    assert quote.attribution.source not in both


def test_an_anonymous_voice_has_a_label_and_its_report_and_no_identity(article, by):
    twin = make_source(
        anonymous=True, label_de="hochrangiger Diplomat (Bote, 2023-09)", origin_report="Bote, 2023-09"
    )
    (quote,) = suggesting.accept(proposal(article, ASKED), by=by).quotes
    voice = quote.attribution
    assert (voice.identification, voice.anonymity_reason) == ("anonymous_described", "none_printed")
    source = voice.source
    assert source.anonymous and source != twin
    assert (source.label_de, source.origin_report) == (twin.label_de, "Bote, 2023-09")
    assert not (source.name or source.wikidata or source.gnd or source.homepage or source.label_en)
    assert (voice.via.source.kind, voice.via.source.name) == ("outlet", "Bote")


def test_without_a_conduit_the_articles_outlet_is_the_report(by):
    article = make_article(
        body="„Niemand fragt“, sagte ein Diplomat.", outlet=make_outlet("Kurier"), issued="2024"
    )
    (one,) = suggesting.suggestions_for(article)
    (quote,) = suggesting.accept(one, by=by).quotes
    assert quote.attribution.source.origin_report == "Kurier, 2024" and quote.attribution.via is None


def test_an_official_without_a_name_is_not_anonymous(article, by):
    known = make_source(name="", label_de="Sprecher des Rathauses")
    (quote,) = suggesting.accept(proposal(article, CONFIRMED), by=by).quotes
    assert quote.attribution.source == known
    assert quote.attribution.identification == "official_unnamed"


def test_a_stance_hint_is_not_saved(article, by):
    one = proposal(article, CONFIRMED)
    assert one.suggestion.stance == "supports"
    assert not suggesting.accept(one, by=by).quotes[0].stances.exists()


@pytest.mark.parametrize(
    ("descriptor", "name"),
    [
        ("die Ministerin Anna Weber", "Anna Weber"),
        ("Außenminister Jan van der Berg", "Jan van der Berg"),
        ("Weber", "Weber"),
        ("er", ""),
    ],
)
def test_the_name_within_a_descriptor(descriptor, name):
    assert printed_name(descriptor, "de") == name


def test_accepting_twice_records_once(article, by):
    one = proposal(article, STAY)
    suggesting.accept(one, by=by)
    with pytest.raises(ValidationError, match="recorded already"):
        suggesting.accept(one, by=by)
    assert article.quotes.count() == 1


def test_a_text_changed_meanwhile_is_noticed(article, by):
    one = proposal(article, STAY)
    annotating.change_text(article, BODY.replace("Wir bleiben", "Wir blieben"), by=by)
    with pytest.raises(annotating.SpanMismatch):
        suggesting.accept(one, by=by)
    assert not Source.objects.exists() and not article.suggestion_outcomes.exists()


def test_a_closed_article_takes_nothing(by):
    article = make_article(body=BODY, status="published")
    for decide in (suggesting.accept, suggesting.dismiss):
        with pytest.raises(annotating.ArticleClosed):
            decide(proposal(article, STAY), by=by)


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: "Vorspann.\n\n" + text,
        lambda text: text.replace("Der Rat hat am Abend beraten. ", ""),
        lambda text: text.replace("Anna Weber", "Anna Weber-Stein"),
    ],
)
def test_dismissed_stays_dismissed_when_the_text_is_edited(article, by, edit):
    suggesting.dismiss(proposal(article, STAY), by=by)
    assert STAY not in words(article)
    article = annotating.change_text(article, edit(BODY), by=by)
    assert {TALKS, ASKED} <= set(words(article))
    assert STAY not in words(article)


def test_of_the_same_words_at_two_places_only_the_dismissed_ones_stay_away(by):
    first, second = "„Wir bleiben am Tisch“, sagte Anna Weber.", "„Wir bleiben am Tisch“, sagte Jan Roth."
    article = make_article(body=f"{first} {second}")
    there = suggesting.suggestions_for(article)
    assert len(there) == 2
    suggesting.dismiss(there[1], by=by)
    article = annotating.change_text(article, f"{'Ein Satz davor. ' * 9}{first} {second}", by=by)
    (left,) = suggesting.suggestions_for(article)
    assert left.suggestion.speaker == "Anna Weber"


def test_a_deleted_passage_is_suggested_again(article, by):
    (quote,) = suggesting.accept(proposal(article, STAY), by=by).quotes
    assert STAY not in words(article)
    quote.delete()
    assert STAY in words(article)


def test_undone_is_as_if_never_decided(article, by):
    before = Source.objects.count()
    decision = suggesting.accept_all(suggesting.suggestions_for(article), by=by)
    assert len(decision.quotes) == 4 and not words(article)
    assert suggesting.undo(article, decision.id, by=by) == 4
    assert words(article) == [STAY, TALKS, ASKED, CONFIRMED]
    assert Source.objects.count() == before
    assert not article.attributions.exists() and not article.suggestion_outcomes.exists()


def test_undoing_keeps_what_was_worked_on(article, by):
    decision = suggesting.accept(proposal(article, STAY), by=by)
    annotating.change_quote(decision.quotes[0], by=by, note="Read again.")
    with pytest.raises(ValidationError, match="changed since"):
        suggesting.undo(article, decision.id, by=by)
    assert article.quotes.exists() and article.suggestion_outcomes.exists()


def test_undoing_keeps_a_voice_that_speaks_elsewhere(article, by):
    decision = suggesting.accept(proposal(article, STAY), by=by)
    suggesting.accept(proposal(article, TALKS), by=by)
    suggesting.undo(article, decision.id, by=by)
    assert article.quotes.get().attribution.source.name == "Anna Weber"


def test_the_record_of_every_rule(article, by):
    suggesting.accept(proposal(article, STAY), by=by)
    suggesting.dismiss(proposal(article, ASKED), by=by)
    suggesting.dismiss(proposal(article, TALKS), by=by)
    rows = {(one.language, one.rule): one for one in suggesting.by_rule()}
    direct = rows["de", "direct_with_verb"]
    assert (direct.accepted, direct.edited, direct.dismissed, direct.share) == (1, 0, 1, 0.5)
    assert 0.5 < direct.measured <= 1
    assert rows["de", "reporting_verb_after"].dismissed == 1
    assert {o.outcome for o in article.suggestion_outcomes.all()} == {Outcome.ACCEPTED, Outcome.DISMISSED}


# The first article, loaded as a draft without its annotation.


def overlap(one, other) -> float:
    first, second = ({i for start, end in spans for i in range(start, end)} for spans in (one, other))
    return 2 * len(first & second) / (len(first) + len(second))


@pytest.fixture
def accepted(by) -> tuple[Article, suggesting.Decision]:
    article = make_article(body=body(), issued="2023-09", headline="")
    return article, suggesting.accept_all(suggesting.suggestions_for(article), by=by)


def test_the_first_articles_passages_get_the_right_voices(accepted):
    article, decision = accepted
    assert decision.refused == {}
    voices = {row["id"]: row for row in annotation()["attributions"]}
    right = 0
    for row in (row for row in annotation()["quotes"] if row["attribution"]):
        best: Quote = max(article.quotes.all(), key=lambda quote: overlap(row["spans"], quote.spans))
        expected = voices[row["attribution"]]["descriptor"]
        if overlap(row["spans"], best.spans) >= 0.5:
            right += expected.startswith(best.attribution.descriptor)
    assert right >= 17


def test_the_first_articles_four_chains(accepted):
    article, _decision = accepted
    chains = {
        tuple((station.source.label, station.identification) for station in voice.chain())
        for voice in article.attributions.with_chain()
        if voice.source.name != "Behauptungen"
    }
    paper = ("i", "institution")
    assert chains == {
        (paper,),
        (("Sprecher des britischen Außenministeriums", "official_unnamed"), paper),
        (("hochrangiger britischer Diplomat (i, 2023-09)", "anonymous_described"), paper),
        (
            (
                "ehemaliger Geheimdienstoffizier und heutiger Sicherheitsberater der britischen Regierung"
                " (i, 2023-09)",
                "anonymous_described",
            ),
            paper,
        ),
    }


def test_words_within_a_recorded_passage_stand_inside_it(accepted):
    article, _decision = accepted
    inner = article.quotes.get(text="absolut notwendig")
    assert inner.parent.text.startswith("dass die Treffen nur")


def test_little_is_left_beside_the_complete_annotation():
    article, _outcome = load_annotation(annotation(), body(), annotator=make_user("editor"))
    left = [one.suggestion.text for one in suggesting.shown(suggesting.suggestions_for(article))]
    assert len(left) <= 6, left
