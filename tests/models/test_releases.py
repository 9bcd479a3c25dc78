"""Published annotations change only together with a release; releases and withdrawn articles never change."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from archive.models import Article, Attribution, Quote, Release, Stance
from tests.factories import make_quote, make_release, make_stance, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article() -> Article:
    """Published with release 1: a quote with a stance."""
    with transaction.atomic():
        quote = make_quote()
        make_stance(quote=quote)
        article = quote.article
        make_release(article=article)
        people = {"annotator": make_user("editor"), "reviewer": make_user("reviewer")}
        Article.objects.filter(pk=article.pk).update(status="published", **people)
    return article


def execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


CHANGES = {
    "words about the article": "UPDATE archive_article SET headline = 'x'",
    "route": "UPDATE archive_attribution SET basis = 'briefed'",
    "passage": "UPDATE archive_quote SET kind = 'partial'",
    "stance": "UPDATE archive_stance SET value = 'denies'",
    "new stance": "DELETE FROM archive_stance",
    "new passage": "INSERT INTO archive_quote (created, updated, cue, translation, original_from, published,"
    " source_kind, identification, via_source_ids, claim_ids, stance_values, context_before, context_after,"
    " article_id, kind, text, spans, confidence, note, language, original_text, original_language)"
    " SELECT now(), now(), '', 'unknown', '', false, '', '', '{}', '{}', '{}', '', '', id, 'own_account',"
    " 'Der', '{{0,3}}', 'explicit', '', '', '', '' FROM archive_article",
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_published_annotation_changes_with_a_release_only(article, change):
    with pytest.raises(IntegrityError, match="changes only by a correction"):
        execute(CHANGES[change])
    with transaction.atomic():
        execute(CHANGES[change])
        make_release(article=article, correction_note="why")
    assert list(article.releases.values_list("number", flat=True)) == [2, 1]


def test_refreshed_facts_are_no_change(article):
    with transaction.atomic():
        Quote.objects.update(updated="2024-01-01T00:00Z")
        Attribution.objects.update(updated="2024-01-01T00:00Z")
        Stance.objects.update(updated="2024-01-01T00:00Z")
    assert article.releases.count() == 1


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE archive_release SET correction_note = 'x'",
        "UPDATE archive_release SET record = '[]'",
        "DELETE FROM archive_release",
    ],
)
def test_a_release_is_immutable(article, sql):
    with pytest.raises(ProgrammingError, match="Cannot update or delete"):
        execute(sql)


def test_releases_are_numbered_and_say_what_changed(article):
    with pytest.raises(IntegrityError, match="release_correction_is_explained"):
        make_release(article=article)
    second = make_release(article=article, correction_note="why", number=7)
    second.refresh_from_db()
    assert second.number == 2
    assert second.sha256 == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


def test_published_goes_only_to_withdrawn_and_withdrawn_stays(article):
    with pytest.raises(IntegrityError, match="cannot go from published to draft"):
        execute("UPDATE archive_article SET status = 'draft'")
    execute("UPDATE archive_article SET status = 'withdrawn', withdrawal_reason = 'r', withdrawn_at = now()")
    for change in CHANGES.values():
        with pytest.raises(IntegrityError, match="withdrawn"):
            execute(change)
    with pytest.raises(IntegrityError, match="withdrawn"):
        execute("UPDATE archive_article SET status = 'published'")
    with pytest.raises(IntegrityError, match="withdrawn"):
        execute("UPDATE archive_article SET withdrawal_reason = 'other'")
    assert Release.objects.count() == 1
