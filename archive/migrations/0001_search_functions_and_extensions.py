"""The extensions and pure SQL functions that tables, checks and triggers are built on."""

from pathlib import Path

from django.db import migrations
from django.db.utils import NotSupportedError, OperationalError, ProgrammingError

FUNCTIONS = Path(__file__).parent / "sql" / "functions.sql"
EXTENSIONS = {"pg_trgm": "typo-tolerant names", "unaccent": "search across accents", "btree_gin": "facets"}


def create_extensions(apps, schema_editor):
    for name, purpose in EXTENSIONS.items():
        try:
            schema_editor.execute(f"CREATE EXTENSION IF NOT EXISTS {name} SCHEMA public")
        except (NotSupportedError, OperationalError, ProgrammingError) as error:
            raise SystemExit(
                f"This PostgreSQL server cannot provide the extension {name} ({purpose}): "
                f"{str(error).splitlines()[0]}. Install PostgreSQL's contrib modules or ask its administrator to run "
                f"CREATE EXTENSION {name} in this database."
            ) from None


def drop_functions(apps, schema_editor):
    schema_editor.execute(
        """
        DO $$ DECLARE function text; BEGIN
            FOR function IN SELECT oid::regprocedure FROM pg_proc
                WHERE proname LIKE 'archive\\_%' AND pronamespace = 'public'::regnamespace
            LOOP EXECUTE 'DROP FUNCTION ' || function || ' CASCADE'; END LOOP;
        END $$
        """,
        params=None,
    )


class Migration(migrations.Migration):
    initial = True
    operations = [
        migrations.RunPython(create_extensions, migrations.RunPython.noop),
        migrations.RunSQL(FUNCTIONS.read_text(encoding="utf-8"), migrations.RunSQL.noop),
        migrations.RunPython(migrations.RunPython.noop, drop_functions),
    ]
