"""Two editors on one record: the second is told, sees the other's change, and loses nothing."""

from concurrent.futures import ThreadPoolExecutor
from threading import Lock

import pytest
from django.contrib.auth.models import Group
from django.db import connections
from django.test import Client
from django.utils import timezone

from archive.models import Article, ArticleEvent, Presence
from archive.models.presence import PRESENT
from tests.admin.entering import article_url, passage, passage_url, seen, shown_errors, stance
from tests.factories import make_article, make_attribution, make_quote, make_source, make_stance, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(anna) -> Article:
    return make_article(annotator=anna, headline="Rat berät", byline="dpa")


def sent(article: Article, **given) -> dict:
    names = ("language", "public_text", "issued", "url", "headline", "byline", "body")
    return {name: getattr(article, name) for name in names} | seen(article) | given


def hidden_version(response) -> int:
    return int(response.context["adminform"].form["version"].value())


def test_the_second_gets_the_others_change_beside_their_own(desk, review, article):
    mine = sent(article, headline="Rat berät lange", byline="dpa")
    theirs = sent(article, headline="Rat tagt", byline="afp")
    assert review.post(article_url(article), theirs).status_code == 302
    response = desk.post(article_url(article), mine)
    errors = shown_errors(response)
    assert "rita wrote “Rat tagt” meanwhile" in errors["headline"]
    assert "rita changed this" in errors["byline"] and "from “dpa”; taken over here" in errors["byline"]
    assert set(errors) == {"headline", "byline", "__all__"}
    page = response.content.decode()
    assert 'value="Rat berät lange"' in page and 'value="afp"' in page
    article.refresh_from_db()
    assert (article.headline, article.byline) == ("Rat tagt", "afp")
    assert hidden_version(response) == article.version
    again = mine | {"version": hidden_version(response), "byline": "afp"}
    assert desk.post(article_url(article), again).status_code == 302
    article.refresh_from_db()
    assert (article.headline, article.byline) == ("Rat berät lange", "afp")


@pytest.mark.parametrize("version", [{}, {"version": "x"}, {"version": "99"}])
def test_a_form_that_does_not_say_what_it_saw_overwrites_nothing(desk, article, version):
    given = sent(article, headline="Neu")
    del given["version"]
    response = desk.post(article_url(article), given | version)
    assert "Recorded by now: “Rat berät”" in shown_errors(response)["headline"]
    article.refresh_from_db()
    assert article.headline == "Rat berät"


def test_passages_voices_and_stances_tell_conflicts(desk, article):
    quote = make_quote(attribution=make_attribution(article=article), cue="sagte")
    held = make_stance(quote=quote)
    given = passage(quote.text, kind="direct", attribution=quote.attribution_id, cue="meinte") | seen(quote)
    quote.cue = "rief"
    quote.save()
    response = desk.post(passage_url(quote), given)
    assert "outside the desk wrote “rief” meanwhile" in shown_errors(response)["cue"]
    row = stance(0, claim=held.claim_id, value="denies") | {"stances-0-id": held.pk}
    row |= {"stances-INITIAL_FORMS": "1", "stances-0-version": seen(held)["version"]}
    held.note = "x"
    held.save()
    response = desk.post(passage_url(quote), given | seen(quote) | row)
    assert "meanwhile" in shown_errors(response)["__all__"]
    held.refresh_from_db()
    quote.refresh_from_db()
    assert (held.value, held.note, quote.cue) == ("supports", "x", "rief")


@pytest.mark.parametrize("kind", ["source", "claim"])
def test_sources_and_claims_tell_conflicts(desk, kind):
    record = make_source(name="Ada") if kind == "source" else make_stance().claim
    field = "name" if kind == "source" else "text_en"
    given = {"kind": record.kind, field: "Mine"} | seen(record)
    setattr(record, field, "Theirs")
    record.save()
    response = desk.post(f"/admin/archive/{kind}/{record.pk}/change/", given)
    assert "wrote “Theirs” meanwhile" in shown_errors(response)[field]
    record.refresh_from_db()
    assert getattr(record, field) == "Theirs"


def test_who_else_has_the_article_open(desk, review, article, rita, anna):
    review.get(article_url(article))
    assert "Also open with:" in (page := desk.get(article_url(article)).content.decode()) and "rita" in page
    Presence.objects.filter(user=rita).update(seen=timezone.now() - PRESENT)
    assert "Also open with:" not in desk.get(article_url(article)).content.decode()
    assert Presence.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_fifty_editors_at_once_lose_nothing():
    """Each adds a word to the byline they see; who meets a conflict adds it to what they are then shown."""
    article = make_article(byline="0")
    group = Group.objects.get(name="Annotators")
    editors = [make_user(f"editor{number}", is_staff=True) for number in range(1, 51)]
    for editor in editors:
        editor.groups.add(group)
    first = sent(article)

    turn = Lock()

    def post(client: Client, given: dict) -> str:
        """What a refused form says; empty once it is stored."""
        response = client.post(article_url(article), given)
        # Not its context: the test client mixes those of threads.
        return "" if response.status_code == 302 else response.content.decode()

    def edit(editor) -> str:
        client = Client()
        client.force_login(editor)
        told = post(client, first | {"byline": f"0 {editor.username}"})
        with turn:
            if told:
                shown = Article.objects.get(pk=article.pk)
                again = {"byline": f"{shown.byline} {editor.username}", "version": shown.version}
                assert post(client, first | again) == ""
        connections.close_all()
        return told

    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(edit, editors))
    article.refresh_from_db()
    assert sorted(article.byline.split()) == sorted(["0", *(editor.username for editor in editors)])
    assert told.count("") == 1  # all others had seen what was no longer so
    for editor, page in zip(editors, told, strict=True):
        if page:
            assert "changed this meanwhile" in page and "Yours is kept here" in page
            assert f'value="0 {editor.username}"' in page
    changed = ArticleEvent.objects.filter(pgh_obj=article, pgh_label="changed")
    people = set(changed.values_list("pgh_context__metadata__user", flat=True))
    assert changed.count() >= 50 and people >= {editor.pk for editor in editors}
