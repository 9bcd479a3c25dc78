"""What records are found by, as functions of their words; the status of a claim."""

from pathlib import Path

from django.db import migrations

FUNCTIONS = Path(__file__).parent / "sql" / "search_facts.sql"
DROP = """
    DROP FUNCTION archive_claim_status, archive_folded, archive_periods, archive_sort_name,
        archive_search_of_quote, archive_search_of_article,
        archive_search_of_claim, archive_search_of_printed, archive_search_of_names;
    DROP AGGREGATE archive_all_beside(tsvector);
    DROP FUNCTION archive_beside;
"""


class Migration(migrations.Migration):
    dependencies = [("archive", "0009_german_compounds")]
    operations = [migrations.RunSQL(FUNCTIONS.read_text(encoding="utf-8"), DROP)]
