"""Composite foreign keys keep a route, a quote's attribution and its parent in one article."""

from django.db import migrations

KEYS = (
    ("archive_attribution", "via_id", "archive_attribution", "attribution_via_in_same_article"),
    ("archive_quote", "attribution_id", "archive_attribution", "quote_attribution_in_same_article"),
    ("archive_quote", "parent_id", "archive_quote", "quote_parent_in_same_article"),
)


def add(table: str, column: str, target: str, name: str) -> str:
    return (
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY ({column}, article_id) "
        f"REFERENCES {target} (id, article_id) DEFERRABLE INITIALLY IMMEDIATE"
    )


class Migration(migrations.Migration):
    dependencies = [("archive", "0002_records")]
    operations = [
        migrations.RunSQL(add(*key), f"ALTER TABLE {key[0]} DROP CONSTRAINT {key[3]}") for key in KEYS
    ]
