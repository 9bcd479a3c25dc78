"""`verify` tells every kind of damage that the triggers would have prevented, and nothing else."""

from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import connection

from archive.models import Article
from archive.verifying import CHUNK, differences
from tests.factories import make_article, make_quote, make_source, make_stance

pytestmark = pytest.mark.django_db
TABLES = ("article", "source", "attribution", "quote", "claim", "stance")


@contextmanager
def without_triggers():
    """A cursor whose writes no trigger of the archive sees."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in TABLES:
            cursor.execute(f"ALTER TABLE archive_{table} DISABLE TRIGGER USER")
        yield cursor
        for table in TABLES:
            cursor.execute(f"ALTER TABLE archive_{table} ENABLE TRIGGER USER")


DAMAGE = [
    ("UPDATE archive_article SET body = replace(body, 'Beamten', 'Beamtin')", {"quote.text"}),
    ("UPDATE archive_article SET body = 'x' || substr(body, 2)", {"quote.text"}),
    ("UPDATE archive_article SET issued = '2024'", {"quote.issued_earliest", "quote.issued_latest"}),
    (
        "UPDATE archive_article SET status = 'draft'",
        {"quote.published", "source.published", "claim.published"},
    ),
    ("UPDATE archive_quote SET text = text || ' und' WHERE position = 0", {"quote.text"}),
    ("UPDATE archive_quote SET spans = '{{0, 99999}}' WHERE position = 0", {"quote.text"}),
    ("UPDATE archive_quote SET search = '' WHERE position = 0", {"quote.search"}),
    ("UPDATE archive_quote SET search = NULL WHERE position = 0", {"quote.search"}),
    ("UPDATE archive_quote SET via_source_ids = '{1}'", {"quote.via_source_ids"}),
    ("UPDATE archive_quote SET claim_ids = '{}'", {"quote.claim_ids"}),
    ("UPDATE archive_quote SET stance_values = '{denies}'", {"quote.stance_values"}),
    ("UPDATE archive_quote SET gatherer_id = NULL", {"quote.gatherer_id"}),
    ("UPDATE archive_quote SET outlet_id = source_id", {"quote.outlet_id"}),
    ("UPDATE archive_quote SET context_after = ''", {"quote.context_after"}),
    ("UPDATE archive_quote SET language = ''", {"quote.language"}),
    ("DELETE FROM archive_stance", {"quote.claim_ids", "quote.stance_values", "claim.published"}),
    ("UPDATE archive_source SET principal_id = NULL", {"source.root_id"}),
    ("UPDATE archive_source SET root_id = id", {"source.root_id"}),
    ("UPDATE archive_source SET label_de = 'anders'", {"source.search"}),
    ("UPDATE archive_source SET search = ''", {"source.search", "quote.search"}),
    ("UPDATE archive_article SET headline = 'Brücke'", {"article.search"}),
    ("UPDATE archive_claim SET text_de = 'anders'", {"claim.search"}),
    ("UPDATE archive_claim SET status = 'contested'", {"claim.status"}),
    ("UPDATE archive_stance SET value = 'denies', certainty = 'certain'", {"claim.status"}),
    (
        "UPDATE archive_attribution SET descriptor = 'jemand'",
        {"attribution.descriptor", "attribution.search"},
    ),
    ("UPDATE archive_attribution SET descriptor_end = 9999", {"attribution.descriptor"}),
    ("UPDATE archive_attribution SET published = false", {"attribution.published"}),
    ("UPDATE archive_stance SET published = false", {"stance.published"}),
    ("UPDATE archive_claim SET published = false", {"claim.published"}),
    ("DELETE FROM archive_word WHERE word = 'diplomat'", {"word.word"}),
    ("UPDATE archive_claim SET text_en = 'A zebra'", {"claim.search", "word.word"}),
]


@pytest.mark.parametrize(("damage", "expected"), DAMAGE)
def test_damage_is_told(first_article, damage, expected):
    with without_triggers() as cursor:
        cursor.execute(damage)
    assert expected <= {f"{found.record}.{found.field}" for found in differences()}


def test_a_checksum_or_date_of_another_rule_is_told(first_article):
    with without_triggers() as cursor:
        cursor.execute("ALTER TABLE archive_article ALTER body_sha256 DROP EXPRESSION")
        cursor.execute("ALTER TABLE archive_article ALTER issued_latest DROP EXPRESSION")
        cursor.execute("UPDATE archive_article SET body_sha256 = 'abc', issued_latest = '2023-09-29'")
    found = {difference.field: difference for difference in differences() if difference.record == "article"}
    assert found.keys() == {"body_sha256", "issued_latest"}
    assert (found["issued_latest"].stored, found["issued_latest"].expected) == ("2023-09-29", "2023-09-30")
    assert found["issued_latest"].public_id == first_article.public_id


def test_a_sound_archive_has_no_differences(first_article):
    organisation = make_source(kind="organisation", name="Ministerium", principal=make_source())
    quote = make_quote(kind="own_account")
    make_stance(quote=quote, value="mentions")
    make_source(principal=organisation)
    assert list(differences()) == []


def test_no_article_is_left_out_at_the_border_of_two_chunks():
    outlet = make_source(kind="outlet")
    Article.objects.bulk_create(
        Article(body="Ein Satz.", url=f"https://example.org/{n}", outlet=outlet) for n in range(CHUNK + 1)
    )
    with without_triggers() as cursor:
        cursor.execute("ALTER TABLE archive_article ALTER body_sha256 DROP EXPRESSION")
        cursor.execute("UPDATE archive_article SET body_sha256 = 'abc'")
    assert len(list(differences())) == CHUNK + 1


def test_the_command_prints_each_difference_and_ends_with_status_1(capsys):
    quote = make_quote()
    call_command("verify")
    assert capsys.readouterr().out == "0 differences\n"
    with without_triggers() as cursor:
        cursor.execute("UPDATE archive_quote SET identification = 'institution'")
    with pytest.raises(SystemExit) as ended:
        call_command("verify")
    assert ended.value.code == 1
    line = f"quote {quote.public_id}, identification: 'institution' is stored, 'named' is expected"
    assert capsys.readouterr().out == f"{line}\n1 difference\n"


def test_long_values_are_shown_from_where_they_differ(capsys):
    make_article()
    quote = make_quote()
    with without_triggers() as cursor:
        cursor.execute(
            "UPDATE archive_quote SET context_after = %s", [quote.context_after + " Und mehr." * 20]
        )
    line = str(next(iter(differences())))
    assert "Und mehr." in line and len(line) < 220
