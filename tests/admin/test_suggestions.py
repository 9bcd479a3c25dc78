"""An article's suggestions at the desk, without scripts."""

import re

import pytest
from django.contrib.admin.models import LogEntry

from archive import annotating, suggesting
from archive.models import Outcome, Source
from tests.admin.entering import article_url, passage, shown_errors
from tests.factories import make_article, make_attribution, make_quote, make_user

pytestmark = pytest.mark.django_db

BODY = (
    "Der Rat hat beraten. „Wir bleiben am Tisch“, sagte die Ministerin Anna Weber "
    "gegenüber der Zeitung „Bote“. "
    "Die Gespräche würden fortgesetzt, betonte sie. Dies bestätigte ein Sprecher des Rathauses.\n\n"
    "„Niemand hat uns gefragt“, sagte ein hochrangiger Diplomat."
)
STAY = "Wir bleiben am Tisch"


@pytest.fixture
def article():
    return make_article(body=BODY)


def url(article, rest: str = "") -> str:
    return f"/admin/archive/article/{article.pk}/suggestions/{rest}"


def open_ones(article) -> list:
    return suggesting.suggestions_for(article)


def key(article, text: str = STAY) -> str:
    return next(one.key for one in open_ones(article) if one.suggestion.text == text)


def decide(client, article, what: str, text: str = STAY, query: str = ""):
    return client.post(
        url(article, f"decide/{query}"), {"key": key(article, text), "decide": what}, follow=True
    )


def test_the_articles_page_leads_there(desk, article):
    shown = len(suggesting.shown(open_ones(article)))
    html = desk.get(article_url(article)).content.decode()
    assert f'href="{url(article)}">{shown} suggestions</a>' in html


def test_the_list_in_the_texts_order(desk, article):
    html = desk.get(url(article)).content.decode()
    places = [html.index(f"<mark>{words}</mark>") for words in (STAY, "Die Gespräche würden fortgesetzt")]
    assert places == sorted(places)
    assert "„die Ministerin Anna Weber“ → „der Zeitung „Bote““ → this article" in html
    assert "very likely right" in html and "of 100 were right" in html
    assert "A quotation with a reporting verb before, behind or between" in html


def test_markup_in_the_text_is_escaped(desk):
    article = make_article(body="„Wir <i>bleiben</i> alle hier“, sagte Anna Weber. <b>Ach</b>.")
    html = desk.get(url(article)).content.decode()
    assert "<mark>Wir &lt;i&gt;bleiben&lt;/i&gt; alle hier</mark>" in html and "<i>bleiben" not in html


def test_the_rule_in_german(desk, article):
    html = desk.get(url(article), headers={"accept-language": "de"}).content.decode()
    assert "Ein Zitat mit einem Redeverb davor" in html


def test_uncertain_ones_on_request_only(desk, article):
    found = open_ones(article)
    uncertain = len(found) - len(suggesting.shown(found))
    assert uncertain
    assert desk.get(url(article)).content.decode().count('<li id="suggestion-') == len(found) - uncertain
    html = desk.get(url(article, "?all=1")).content.decode()
    assert html.count('<li id="suggestion-') == len(found) and "uncertain" in html


def test_accepting_leads_to_the_next(desk, article, anna):
    following = open_ones(article)[1].key
    response = decide(desk, article, "accept")
    quote = article.quotes.get()
    assert (quote.text, quote.attribution.source.name) == (STAY, "Anna Weber")
    assert f"next={following}" in response.redirect_chain[0][0]
    html = response.content.decode()
    assert f"Recorded: „{STAY}“" in html and html.count("autofocus") == 1
    assert f"<mark>{STAY}</mark>" not in html
    assert article.suggestion_outcomes.get().by == anna
    assert LogEntry.objects.get().object_id == str(article.pk)


def test_an_uncertain_one_can_be_accepted_where_it_is_shown(desk, article):
    text = next(one.suggestion.text for one in open_ones(article) if not one.shown)
    decide(desk, article, "accept", text)
    assert not article.quotes.exists()
    response = decide(desk, article, "accept", text, "?all=1")
    assert article.quotes.exists() and "all=1" in response.redirect_chain[0][0]


def test_dismissing_and_taking_it_back(desk, article):
    response = decide(desk, article, "dismiss")
    assert not article.quotes.exists() and f"Dismissed: „{STAY}“" in response.content.decode()
    annotating.change_text(article, "Vorspann. " + BODY, by=make_user("anna"))
    article.refresh_from_db()
    assert f"<mark>{STAY}</mark>" not in desk.get(url(article)).content.decode()
    decision = article.suggestion_outcomes.get().decision
    response = desk.post(url(article, "undo/"), {"done": str(decision)}, follow=True)
    assert "Undone: 1 suggestion is open again." in response.content.decode()
    assert f"<mark>{STAY}</mark>" in response.content.decode()


def test_what_is_gone_is_told(desk, article):
    sent = {"key": key(article), "decide": "accept"}
    annotating.change_text(article, BODY.replace("Wir bleiben", "Wir blieben"), by=make_user("anna"))
    response = desk.post(url(article, "decide/"), sent, follow=True)
    assert "no longer open" in response.content.decode() and not article.quotes.exists()
    assert desk.get(url(article, f"{sent['key']}/"), follow=True).redirect_chain


def test_all_above_a_confidence_asks_with_the_number_and_can_be_undone(desk, article):
    html = desk.get(url(article)).content.decode()
    level, count = re.findall(r'<option value="([\d.]+)">[^<]*: (\d+)<', html)[-1]
    asked = desk.post(url(article, "accept-all/"), {"from": level}).content.decode()
    assert f"Record {count} passages" in asked and not article.quotes.exists()
    done = desk.post(
        url(article, "accept-all/"), {"from": level, "count": count}, follow=True
    ).content.decode()
    assert f"Recorded: {count} passages." in done and article.quotes.count() == int(count)
    assert "Nothing is left but what is uncertain." in done
    decision = re.search(r'name="done" value="([^"]+)"', done)[1]
    desk.post(url(article, "undo/"), {"done": decision})
    assert not article.quotes.exists() and not article.attributions.exists() and not Source.objects.exists()


def test_a_number_that_changed_asks_again(desk, article):
    response = desk.post(url(article, "accept-all/"), {"from": "0.7", "count": "99"})
    assert "Nothing is recorded yet" in response.content.decode() and not article.quotes.exists()


@pytest.mark.parametrize("sent", [{"from": "2"}, {"from": "x"}, {}])
def test_a_level_that_is_none(desk, article, sent):
    assert desk.post(url(article, "accept-all/"), sent).status_code == 400


def test_only_ones_own_decisions_are_undone(desk, review, article):
    decide(desk, article, "accept")
    decision = article.suggestion_outcomes.get().decision
    for done in (str(decision), "made-up", ""):
        review.post(url(article, "undo/"), {"done": done})
    assert article.quotes.exists()


def edited(desk, article, **given):
    where = url(article, f"{key(article)}/")
    entry = desk.get(where).context["entry"]
    form = entry.passage
    sent = passage(form["words"].value(), place=form["place"].value() or "", kind=form["kind"].value())
    sent |= {"cue": form["cue"].value(), "attribution": form["attribution"].value() or ""}
    sent |= {"proposed_voice": "on"} | {name.replace("__", "-"): value for name, value in given.items()}
    return desk.post(where, {name: value for name, value in sent.items() if value is not None}, follow=True)


def test_accepted_by_way_of_the_form_with_its_new_voice(desk, article):
    response = edited(desk, article)
    assert f"Recorded: „{STAY}“" in response.content.decode()
    quote = article.quotes.get()
    assert (quote.kind, quote.cue, quote.spans) == ("direct", "sagte", [[22, 42]])
    assert [one.source.label for one in quote.attribution.chain()] == ["Anna Weber", "Bote"]
    assert article.suggestion_outcomes.get().outcome == Outcome.ACCEPTED


def test_accepted_and_edited(desk, article):
    edited(desk, article, words="Wir bleiben", kind="partial", place="")
    assert article.quotes.get().text == "Wir bleiben"
    assert article.suggestion_outcomes.get().outcome == Outcome.EDITED
    assert STAY not in [one.suggestion.text for one in open_ones(article)]


def test_another_voice_than_the_proposed_one(desk, article):
    voice = make_attribution(article=article, descriptor="ein Sprecher des Rathauses")
    edited(desk, article, attribution=str(voice.pk))
    assert article.quotes.get().attribution == voice and article.attributions.count() == 1
    assert article.suggestion_outcomes.get().outcome == Outcome.EDITED


def test_the_proposed_voice_can_be_left_out(desk, article):
    response = edited(desk, article, proposed_voice=None)
    assert "attribution" in shown_errors(response)
    assert not article.quotes.exists() and not article.attributions.exists()
    assert not article.suggestion_outcomes.exists()


def test_a_mistake_in_the_form_records_nothing(desk, article):
    response = edited(desk, article, words="Etwas ganz anderes")
    assert "words" in shown_errors(response)
    assert not Source.objects.exists() and not article.suggestion_outcomes.exists()


def test_words_that_stand_twice_keep_the_suggestions_place(desk):
    article = make_article(body="„Wir bleiben hier“, sagte Anna Weber. „Wir bleiben hier“, sagte Jan Roth.")
    second = open_ones(article)[1]
    form = desk.get(url(article, f"{second.key}/")).context["entry"].passage
    sent = passage("Wir bleiben hier", kind="direct", place=form["place"].value(), proposed_voice="on")
    desk.post(url(article, f"{second.key}/"), sent)
    assert article.quotes.get().spans == [list(span) for span in second.suggestion.spans]


def test_nothing_to_suggest(desk):
    article = make_article(body="Es regnet.")
    assert "No suggestions: everything found" in desk.get(url(article)).content.decode()
    assert "0 suggestions" in desk.get(article_url(article)).content.decode()


def test_only_while_the_article_is_open(review):
    article = make_article(body=BODY, status="published")
    for where in ("", f"{key(article)}/"):
        assert review.get(url(article, where)).status_code == 403
    for where in ("decide/", "accept-all/", "undo/"):
        assert review.post(url(article, where), {"key": key(article), "decide": "accept"}).status_code == 403
    assert "suggestions" not in review.get(article_url(article)).content.decode()


def test_only_for_those_who_may_add_passages(client, article):
    client.force_login(make_user("gast", is_staff=True))
    assert client.get(url(article)).status_code == 403
    assert client.get("/admin/archive/article/suggestions/").status_code == 403
    client.logout()
    assert client.get(url(article)).status_code == 302


def test_deciding_is_by_post(desk, article):
    for where in ("decide/", "accept-all/", "undo/"):
        assert desk.get(url(article, where)).status_code == 405
    assert desk.get(f"/admin/archive/article/{10**9}/suggestions/").status_code == 404
    assert desk.post(url(article, "decide/"), {"key": key(article), "decide": "x"}).status_code == 400


def test_how_the_rules_fare(desk, article):
    page = "/admin/archive/article/suggestions/"
    assert "No suggestion has been decided about yet." in desk.get(page).content.decode()
    decide(desk, article, "accept")
    decide(desk, article, "dismiss", "Niemand hat uns gefragt")
    row = re.search(r"<code>direct_with_verb</code></th>(.*?)</tr>", desk.get(page).content.decode())[1]
    assert re.findall(r"<td>(.*?)</td>", row)[:5] == ["de", "1", "0", "1", "50 %"]


def test_recorded_passages_are_not_suggested(desk, article):
    make_quote(article=article, kind="own_account", text=STAY)
    assert f"<mark>{STAY}</mark>" not in desk.get(url(article)).content.decode()
