"""An article at the desk: its form, its text, its way to the public, and who may do what."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.core.management import call_command

from archive.models import Article, Source
from tests.admin.entering import add_url, article_url, passage, passage_url, seen, shown_errors, voice_add_url
from tests.factories import make_article, make_attribution, make_quote, make_source, make_user

pytestmark = pytest.mark.django_db
BODY = "Eins. Zwei sagte sie.\nDrei.\n"


@pytest.fixture
def draft(anna) -> Article:
    return make_article(body=BODY, annotator=anna)


def sent(article: Article, **given) -> dict:
    known = {"language": article.language, "public_text": article.public_text, "url": article.url}
    return (
        known
        | seen(article)
        | {"body": article.body.replace("\n", "\r\n"), "headline": article.headline}
        | given
    )


def step(client, article: Article, name: str) -> Article:
    client.post(f"/admin/archive/article/{article.pk}/steps/{name}/")
    article.refresh_from_db()
    return article


def test_a_new_article_belongs_to_who_adds_it(desk, anna):
    response = desk.post(
        "/admin/archive/article/add/",
        {
            "body": " Erste Zeile.\r\nZweite.\r\n",
            "language": "de",
            "public_text": "full",
            "issued": "2023-09",
        },
    )
    article = Article.objects.get()
    assert response.status_code == 302
    assert (article.annotator, article.status, article.body) == (anna, "draft", " Erste Zeile.\nZweite.\n")


def test_saving_the_form_leaves_the_text_as_it_is(desk, draft):
    Article.objects.filter(pk=draft.pk).update(body="Eins.\r\nZwei.\n", headline="")
    draft.refresh_from_db()
    desk.post(article_url(draft), sent(draft, headline="Neuer Kopf", body="Eins.\r\nZwei.\r\n"))
    draft.refresh_from_db()
    assert (draft.headline, draft.body) == ("Neuer Kopf", "Eins.\r\nZwei.\n")


def test_passages_move_along_with_the_text(desk, draft):
    voice = make_attribution(article=draft, descriptor="sie")
    quotes = [make_quote(attribution=voice, text=text) for text in ("Zwei", "Drei")]
    response = desk.post(article_url(draft), sent(draft, body="Ganz neu. " + BODY))
    assert response.status_code == 302, shown_errors(response)
    for record in (*quotes, voice):
        record.refresh_from_db()
    assert [quote.spans for quote in quotes] == [[[16, 20]], [[32, 36]]]
    assert voice.descriptor_start == 27


def test_a_text_that_loses_passages_is_refused_and_kept(desk, draft):
    make_quote(article=draft, kind="own_account", text="Zwei sagte sie")
    response = desk.post(article_url(draft), sent(draft, body="Eins. Zwo sagte sie.\nDrei.\n", byline="Kept"))
    assert "“Zwei sagte sie”" in shown_errors(response)["body"]
    html = response.content.decode()
    assert "Zwo sagte sie." in html and 'value="Kept"' in html
    draft.refresh_from_db()
    assert (draft.body, draft.byline) == (BODY, "")


def test_the_text_is_fixed_once_it_is_in_review(desk, draft):
    make_quote(article=draft, kind="own_account", text="Zwei")
    step(desk, draft, "submit")
    desk.post(article_url(draft), sent(draft, headline="Kopf", body="Etwas anderes."))
    draft.refresh_from_db()
    assert (draft.headline, draft.body) == ("Kopf", BODY)


def test_draft_review_published_by_four_eyes(desk, review, draft, rita):
    assert step(desk, draft, "submit").status == "draft"  # nothing to review yet
    make_quote(article=draft, kind="own_account", text="Zwei")
    assert step(desk, draft, "submit").status == "in_review"
    assert step(review, draft, "return").status == "draft"
    assert step(review, draft, "publish").status == "draft"  # not in review
    step(desk, draft, "submit")
    assert step(desk, draft, "publish").status == "in_review"  # an annotator may not
    step(review, draft, "publish")
    assert (draft.status, draft.reviewer) == ("published", rita) and draft.published_at
    assert LogEntry.objects.filter(object_id=str(draft.pk)).count() == 4


def test_nobody_publishes_what_they_annotated(review, rita):
    article = make_article(body=BODY, annotator=rita, status="in_review")
    make_quote(article=article, kind="own_account", text="Zwei")
    told = review.post(f"/admin/archive/article/{article.pk}/steps/publish/").content.decode()
    article.refresh_from_db()
    assert article.status == "in_review" and "somebody else has to review" in told
    assert "/steps/publish/" not in review.get(article_url(article)).content.decode()


def test_a_step_is_no_link(desk, draft):
    assert desk.get(f"/admin/archive/article/{draft.pk}/steps/submit/").status_code == 405
    assert desk.post(f"/admin/archive/article/{draft.pk}/steps/burn/").status_code == 404
    assert desk.post("/admin/archive/article/999/steps/submit/").status_code == 404


def test_what_is_published_stands(desk, first_article):
    quote = first_article.quotes.first()
    page = desk.get(article_url(first_article)).content.decode()
    assert "Read only" in page and 'id="add-passage"' not in page and 'name="_save"' not in page
    for url in (add_url(first_article), passage_url(quote), voice_add_url(first_article)):
        assert desk.get(url).status_code == 403
        assert desk.post(url, passage("Moskau")).status_code == 403
    assert desk.post(f"/admin/archive/quote/{quote.pk}/delete/", {"post": "yes"}).status_code == 403
    assert desk.post(article_url(first_article), sent(first_article, headline="X")).status_code == 403
    assert first_article.quotes.count() == 25


@pytest.mark.parametrize("path", ["", "article/", "article/{}/change/", "article/{}/passages/add/", "quote/"])
def test_strangers_and_readers_are_kept_out(client, draft, path):
    url = "/admin/archive/" + path.format(draft.pk)
    assert "/admin/login/" in client.get(url)["Location"]
    client.force_login(make_user("reader"))
    assert "/admin/login/" in client.get(url)["Location"]


def test_staff_without_a_group_may_do_nothing(client, draft):
    client.force_login(make_user("nobody", is_staff=True))
    for path in ("passages/add/", "voices/add/", "change/"):
        assert client.get(f"/admin/archive/article/{draft.pk}/{path}").status_code == 403
    make_quote(article=draft, kind="own_account", text="Zwei")
    assert client.post(f"/admin/archive/article/{draft.pk}/steps/submit/").status_code == 403


def test_groups_are_made_once_and_keep_what_was_added():
    from django.contrib.auth.models import Permission

    group = Group.objects.get(name="Annotators")
    extra = Permission.objects.get(codename="view_logentry")
    group.permissions.add(extra)
    before = set(group.permissions.values_list("codename", flat=True))
    call_command("migrate", verbosity=0)
    assert set(group.permissions.values_list("codename", flat=True)) == before
    assert "publish_article" not in before and not {name for name in before if "internalnote" in name}
    reviewers = set(Group.objects.get(name="Reviewers").permissions.values_list("codename", flat=True))
    assert reviewers - before == {"publish_article"}
    chiefs = set(Group.objects.get(name="Chiefs").permissions.values_list("codename", flat=True))
    notes = {"view_internalnote", "add_internalnote", "change_internalnote"}
    assert chiefs - reviewers == {"correct_article", "withdraw_article"} | notes
    assert not {
        name for name in before | chiefs if name in ("delete_article", "delete_source", "delete_claim")
    }


def test_a_likely_duplicate_is_told_not_refused(desk):
    make_source(name="Außenministerium der Republik")
    sent = {"kind": "organisation", "name": "Aussenministerium der Republik"}
    page = desk.post("/admin/archive/source/add/", sent, follow=True).content.decode()
    assert Source.objects.count() == 2
    assert "is this perhaps the same" in page and "Außenministerium der Republik</a>" in page


def test_anonymous_voices_of_other_reports_are_never_likened(desk):
    make_source(anonymous=True, label_de="hoher Diplomat", origin_report="Bote, 2022")
    sent = {"kind": "person", "anonymous": "on", "label_de": "hoher Diplomat", "origin_report": "Bote, 2023"}
    assert (
        "perhaps the same" not in desk.post("/admin/archive/source/add/", sent, follow=True).content.decode()
    )


def test_the_index_shows_what_waits(desk, review, anna):
    make_article(annotator=anna, headline="Mein Entwurf")
    make_article(annotator=anna, headline="Beim Lektorat", status="in_review")
    mine = desk.get("/admin/").content.decode()
    assert "Mein Entwurf" in mine and "With the reviewers" in mine and "Beim Lektorat" in mine
    theirs = review.get("/admin/").content.decode()
    assert "Mein Entwurf" not in theirs and "In review" in theirs and "Beim Lektorat" in theirs
