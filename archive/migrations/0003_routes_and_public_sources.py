"""Composite foreign keys keep a route, a quote's attribution and its parent in one article; public sources."""

from django.db import migrations

KEYS = (
    ("archive_attribution", "via_id", "archive_attribution", "attribution_via_in_same_article"),
    ("archive_quote", "attribution_id", "archive_attribution", "quote_attribution_in_same_article"),
    ("archive_quote", "parent_id", "archive_quote", "quote_parent_in_same_article"),
)
# Sources a reader may see: those of published articles' attributions, outlets, and whom they speak for.
PUBLISHED_SOURCES = """
    CREATE FUNCTION archive_published_sources() RETURNS SETOF bigint LANGUAGE sql STABLE AS $$
        WITH RECURSIVE present(id) AS (
            (
                SELECT t.source_id FROM archive_attribution t
                JOIN archive_article a ON a.id = t.article_id AND a.status = 'published'
                UNION
                SELECT outlet_id FROM archive_article WHERE status = 'published' AND outlet_id IS NOT NULL
            )
            UNION
            SELECT s.principal_id FROM archive_source s JOIN present USING (id) WHERE s.principal_id IS NOT NULL
        )
        SELECT id FROM present
    $$
"""


def add(table: str, column: str, target: str, name: str) -> str:
    return (
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY ({column}, article_id) "
        f"REFERENCES {target} (id, article_id) DEFERRABLE INITIALLY IMMEDIATE"
    )


class Migration(migrations.Migration):
    dependencies = [("archive", "0002_records")]
    operations = [
        migrations.RunSQL(add(*key), f"ALTER TABLE {key[0]} DROP CONSTRAINT {key[3]}") for key in KEYS
    ] + [migrations.RunSQL(PUBLISHED_SOURCES, "DROP FUNCTION archive_published_sources()")]
