"""The synthetic archive: as large as asked, always the same, with nothing the triggers would refuse."""

import json
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from archive.models import Article, Attribution, Claim, Quote, Source, Stance
from archive.sample import USERS, load_sample
from archive.sample.articles import Composer
from archive.sample.claims import Claims
from archive.sample.rows import COLUMNS, Rows, public_id
from archive.sample.voices import Cast
from archive.sample.words import WORDS
from archive.verifying import differences
from tests.factories import make_quote, make_stance

QUOTES = 400


def schema() -> list[tuple]:
    """Every constraint, index and trigger of the archive's tables, and whether it is on."""
    with connection.cursor() as cursor:
        cursor.execute("""
            SELECT 'key', conname, pg_get_constraintdef(oid) FROM pg_constraint
            WHERE conrelid::regclass::text LIKE 'archive_%' AND contype <> 'n'
            UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes WHERE tablename LIKE 'archive_%'
            UNION ALL SELECT 'trigger', tgname, tgenabled::text FROM pg_trigger
            WHERE tgrelid::regclass::text LIKE 'archive_%' AND NOT tgisinternal
            ORDER BY 1, 2, 3
        """)
        return cursor.fetchall()


@pytest.mark.django_db
def test_a_sample_is_complete_and_sound():
    before = schema()
    load_sample(QUOTES)
    assert schema() == before
    assert Quote.objects.count() == QUOTES
    assert list(differences()) == []
    assert {*Article.objects.values_list("language", flat=True)} == {"de", "en"}
    assert {"published", "draft"} <= {*Article.objects.values_list("status", flat=True)}
    identifications = {*Attribution.objects.values_list("identification", flat=True)}
    assert identifications == {"named", "official_unnamed", "institution", "anonymous_described"}
    assert Quote.objects.filter(attribution__via__via__isnull=False).exists()
    assert Quote.objects.filter(parent__isnull=False).exists()
    assert Quote.objects.filter(spans__len=2).exists()
    assert Quote.objects.exclude(original_text="").exists()
    assert Claim.objects.published().exists() and Stance.objects.published().exists()


@pytest.mark.django_db
def test_the_triggers_accept_every_row_and_change_none():
    load_sample(QUOTES)
    touched = {
        "source": "kind principal_id anonymous name",
        "article": "outlet_id status issued body language",
        "attribution": "source_id via_id identification descriptor",
        "quote": "text spans parent_id",
        "stance": "value",
        "claim": "kind",
    }
    with connection.cursor() as cursor:
        for table, columns in touched.items():
            same = ", ".join(f"{column} = {column}" for column in columns.split())
            cursor.execute(f"UPDATE archive_{table} SET {same}")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert list(differences()) == []


@pytest.mark.django_db
def test_a_filled_archive_is_left_alone_unless_forced():
    make_stance(quote=make_quote())
    with pytest.raises(CommandError, match="not empty"):
        call_command("load_sample", quotes=10)
    assert Quote.objects.count() == 1
    call_command("load_sample", quotes=10, force=True)
    assert Quote.objects.count() == 11
    make_quote()
    assert list(differences()) == []


@pytest.mark.django_db
def test_nobody_can_log_in_as_the_samples_people(django_user_model):
    load_sample(1)
    for user in django_user_model.objects.filter(username__in=USERS):
        assert not user.is_active and not user.has_usable_password()


@pytest.mark.django_db
@pytest.mark.parametrize("quotes", [0, -1])
def test_a_sample_of_nothing_is_refused(quotes):
    with pytest.raises(CommandError, match="at least 1"):
        call_command("load_sample", quotes=quotes)
    assert not Source.objects.exists()


def composed() -> dict[str, list[str]]:
    random = Random(7)
    rows = Rows(dict.fromkeys(COLUMNS, 1))
    composer = Composer(random, Cast(random, 1, people=12), rows, (1, 2), Claims(random, rows), expected=360)
    composer.begin()
    for _ in range(30):
        composer.article(random.randint(1, 12))
    return rows.take()


def test_the_same_seed_gives_the_same_rows():
    first, second = composed(), composed()
    assert first == second
    assert first.keys() == COLUMNS.keys()
    for table, lines in first.items():
        assert {line.count("\t") + 1 for line in lines} == {len(COLUMNS[table])}


def test_the_word_material_needs_no_escaping():
    assert "\\" not in json.dumps(WORDS, ensure_ascii=False), "no tab, quotation mark or backslash"


def test_public_ids_are_distinct_and_like_the_databases():
    ids = {public_id(number) for number in range(1, 50_000)}
    assert len(ids) == 49_999
    assert {len(one) for one in ids} == {8}
    assert {*"".join(ids)} == {*"23456789bcdfghjkmnpqrstvwxz"}
