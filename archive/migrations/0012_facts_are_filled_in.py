"""Every row's new facts, by the triggers that keep them."""

from django.db import migrations

TABLES = ("source", "article", "attribution", "claim", "quote")


class Migration(migrations.Migration):
    dependencies = [("archive", "0011_facts_for_search")]
    operations = [
        migrations.RunSQL(f"UPDATE archive_{table} SET updated = updated", migrations.RunSQL.noop)
        for table in TABLES
    ]
