"""Published articles at the desk: read only, but for corrections, each of which is one release."""

import pytest
from django.urls import reverse

from tests.admin.entering import NO_STANCES, add_url, article_url, passage, passage_url, seen, shown_errors
from tests.factories import make_source

pytestmark = pytest.mark.django_db
NOTE = "Passage 3 reads “auch” now."


def numbers(article) -> list[int]:
    return list(article.releases.values_list("number", flat=True))


def sent(article, **given) -> dict:
    known = {name: getattr(article, name) for name in ("language", "public_text", "issued", "url")}
    return known | {"headline": "Neuer Kopf"} | seen(article) | given


def test_the_page_is_read_only_until_a_correction_is_asked_for(chief, review, first_article):
    page = chief.get(article_url(first_article)).content.decode()
    assert "Correct …" in page and 'name="_save"' not in page and 'id="add-passage"' not in page
    page = chief.get(article_url(first_article) + "?correct=1").content.decode()
    assert 'name="_save"' in page and 'name="correction_note"' in page and 'id="add-passage"' in page
    assert "Correct …" not in review.get(article_url(first_article) + "?correct=1").content.decode()


def test_a_correction_of_the_article_is_a_release(chief, first_article):
    response = chief.post(article_url(first_article), sent(first_article))
    assert "Say what this correction changes" in shown_errors(response)["correction_note"]
    assert 'value="Neuer Kopf"' in response.content.decode() and numbers(first_article) == [1]
    response = chief.post(article_url(first_article), sent(first_article, correction_note=NOTE))
    assert response.status_code == 302, shown_errors(response)
    first_article.refresh_from_db()
    assert first_article.headline == "Neuer Kopf" and first_article.status == "published"
    release = first_article.releases.first()
    assert (release.number, release.correction_note) == (2, NOTE)
    assert "Neuer Kopf" in release.record


def test_a_correction_that_changes_nothing_is_refused(chief, first_article):
    given = sent(first_article, headline=first_article.headline, correction_note=NOTE)
    response = chief.post(article_url(first_article), given | {"outlet": first_article.outlet_id or ""})
    assert "Nothing was changed" in " ".join(shown_errors(response).values())
    assert numbers(first_article) == [1] and NOTE in response.content.decode()


def test_a_passage_is_corrected_with_a_note(chief, first_article):
    quote = first_article.quotes.filter(kind="own_account").first()
    given = passage("Moskau", note="Neu.") | seen(quote)
    response = chief.post(passage_url(quote), given)
    assert "Nothing is stored yet" in response.content.decode() and "Neu." in response.content.decode()
    assert "Say what this correction changes" in response.content.decode()
    response = chief.post(passage_url(quote), given | {"words": quote.text, "correction_note": NOTE})
    assert response.status_code == 302, shown_errors(response)
    quote.refresh_from_db()
    assert quote.note == "Neu." and numbers(first_article) == [2, 1]


def test_a_passage_is_added_and_deleted_with_a_note(chief, first_article):
    given = passage("So auch Großbritannien.", correction_note=NOTE)
    response = chief.post(add_url(first_article), given)
    assert response.status_code == 302, shown_errors(response)
    quote = first_article.quotes.get(text="So auch Großbritannien.", kind="own_account")
    url = reverse("admin:archive_quote_delete", args=[quote.pk])
    assert numbers(first_article) == [2, 1]
    told = chief.post(url, {"post": "yes"})
    assert "Say what this correction changes" in told.content.decode()
    assert chief.post(url, {"post": "yes", "correction_note": "Doch nicht."}).status_code == 302
    assert numbers(first_article) == [3, 2, 1]
    assert not first_article.quotes.filter(pk=quote.pk).exists()


def test_a_voice_is_corrected_with_a_note(chief, first_article):
    voice = first_article.attributions.exclude(via=None).first()
    url = reverse("admin:archive_article_voice", args=[first_article.pk, voice.pk])
    form = chief.get(url).context["voice_form"]
    given = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    given |= {"note": "Neu.", "other_forms": "\n".join(voice.other_forms)}
    assert "Say what this correction changes" in chief.post(url, given).content.decode()
    response = chief.post(url, given | {"correction_note": NOTE})
    assert response.status_code == 302, shown_errors(response)
    assert numbers(first_article) == [2, 1]


def test_superusers_have_no_side_door(admin_client, first_article):
    quote = first_article.quotes.filter(kind="own_account").first()
    response = admin_client.post(passage_url(quote), passage(quote.text, note="x") | seen(quote))
    assert response.status_code == 200 and numbers(first_article) == [1]
    given = passage(quote.text, note="x", correction_note=NOTE) | seen(quote)
    assert admin_client.post(passage_url(quote), given).status_code == 302
    assert numbers(first_article) == [2, 1]


def test_annotators_and_reviewers_do_not_correct(desk, review, first_article):
    quote = first_article.quotes.first()
    for client in (desk, review):
        given = passage("Moskau", correction_note=NOTE) | seen(quote) | NO_STANCES
        assert client.post(passage_url(quote), given).status_code == 403
        assert client.post(article_url(first_article), sent(first_article)).status_code == 403
    assert numbers(first_article) == [1]


def test_public_sources_and_claims_are_changed_by_those_who_correct(desk, chief, first_article):
    source = first_article.attributions.first().source
    claim = first_article.quotes.filter(stances__isnull=False).first().stances.first().claim
    for kind, record in (("source", source), ("claim", claim)):
        url = f"/admin/archive/{kind}/{record.pk}/change/"
        assert 'name="_save"' not in desk.get(url).content.decode()
        assert desk.post(url, {}).status_code == 403
        assert 'name="_save"' in chief.get(url).content.decode()
    url = f"/admin/archive/source/{make_source().pk}/change/"
    assert 'name="_save"' in desk.get(url).content.decode()
