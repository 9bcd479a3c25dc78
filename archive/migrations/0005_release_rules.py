"""What is published changes only by a release; a view of what was withdrawn."""

from pathlib import Path

from django.db import migrations

RULES = Path(__file__).parent / "sql" / "releases.sql"


class Migration(migrations.Migration):
    dependencies = [("archive", "0004_releases_and_history")]
    operations = [
        migrations.RunSQL(
            RULES.read_text(encoding="utf-8"),
            "DROP VIEW public.archive_gone; DROP FUNCTION public.archive_check_release(bigint)",
        )
    ]
