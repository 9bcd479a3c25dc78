"""Published annotations change only together with a release; releases and withdrawn articles never change."""

from contextlib import nullcontext
from itertools import permutations

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from archive.models import Article, Attribution, Quote, Release, Stance
from tests.factories import make_article, make_quote, make_release, make_stance, make_user, publish, withdraw

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article() -> Article:
    """Published with release 1: a quote with a stance."""
    with transaction.atomic():
        quote = make_quote()
        make_stance(quote=quote)
        publish(quote.article)
    return quote.article


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


WITHDRAWAL = "UPDATE archive_article SET status = 'withdrawn', withdrawal_reason = 'r', withdrawn_at = now()"


def test_published_goes_only_to_withdrawn_and_withdrawn_stays(article):
    for status in ("draft", "in_review"):
        with pytest.raises(IntegrityError, match=f"cannot go from published to {status}"):
            execute(f"UPDATE archive_article SET status = '{status}'")
    execute(WITHDRAWAL)
    for change in CHANGES.values():
        with pytest.raises(IntegrityError, match="withdrawn"):
            execute(change)
    for status in ("draft", "in_review", "published"):
        with pytest.raises(IntegrityError, match=f"cannot go from withdrawn to {status}"):
            execute(f"UPDATE archive_article SET status = '{status}'")
    with pytest.raises(IntegrityError, match="withdrawn"):
        execute("UPDATE archive_article SET withdrawal_reason = 'other'")
    assert Release.objects.count() == 1


@pytest.mark.parametrize(
    "given",
    [
        "withdrawn_at = now()",
        "withdrawal_reason = 'r'",
        "withdrawal_reason = '', withdrawn_at = now()",
        "withdrawal_reason = E' \\t\\n', withdrawn_at = now()",
    ],
)
def test_a_withdrawal_says_when_and_why(article, given):
    with pytest.raises(IntegrityError, match="article_is_withdrawn_for_a_reason"):
        execute(f"UPDATE archive_article SET status = 'withdrawn', {given}")


def test_a_withdrawal_changes_nothing_else(article):
    with pytest.raises(IntegrityError, match="cannot change while it is withdrawn"):
        execute(f"{WITHDRAWAL}, headline = 'x'")


@pytest.mark.parametrize("after", ["publication", "withdrawal"])
@pytest.mark.parametrize(
    "change",
    ["annotator_id = {other}", "reviewer_id = {other}", "published_at = now()", "public_id = 'abcdefgh'"],
)
def test_who_published_what_and_when_stands(article, after, change):
    if after == "withdrawal":
        execute(WITHDRAWAL)
    sql = f"UPDATE archive_article SET {change.format(other=make_user('other').pk)}"
    with pytest.raises(IntegrityError, match="no longer changes"), transaction.atomic():
        execute(sql)
        if after == "publication":
            make_release(article=article, correction_note="why")


STATUSES = ("draft", "in_review", "published", "withdrawn")
STEPS = {
    ("draft", "in_review"),
    ("in_review", "draft"),
    ("in_review", "published"),
    ("published", "withdrawn"),
}


@pytest.mark.parametrize(("start", "end"), [*permutations(STATUSES, 2)])
def test_an_article_takes_one_step_at_a_time(start, end):
    people = {"annotator": make_user("editor"), "reviewer": make_user("reviewer")}
    with transaction.atomic():
        article = make_article(status="published" if start == "withdrawn" else start, **people)
    if start == "withdrawn":
        execute(WITHDRAWAL)
    refused = pytest.raises(IntegrityError, match=f"cannot go from {start} to {end}")
    with nullcontext() if (start, end) in STEPS else refused, transaction.atomic():
        execute(WITHDRAWAL if end == "withdrawn" else f"UPDATE archive_article SET status = '{end}'")
        if end == "published":
            make_release(article=article)


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_only_what_is_published_is_released(status):
    article = make_article(status="draft" if status == "withdrawn" else status)
    if status == "withdrawn":
        with transaction.atomic():
            withdraw(article)
    with pytest.raises(IntegrityError, match="is not published"):
        make_release(article=article, correction_note="why")


def test_a_published_article_is_not_deleted(article):
    with pytest.raises(ProgrammingError, match="Cannot update or delete"):
        execute("DELETE FROM archive_release; DELETE FROM archive_article")
    with pytest.raises(IntegrityError, match="archive_release"):
        execute(
            "DELETE FROM archive_stance; DELETE FROM archive_quote; DELETE FROM archive_attribution;"
            " DELETE FROM archive_article"
        )
