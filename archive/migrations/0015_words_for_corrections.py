"""The archive's public words, kept by every statement that publishes or changes one, to correct queries by."""

from pathlib import Path

from django.db import migrations
from django.db.utils import NotSupportedError, OperationalError, ProgrammingError

TABLE = Path(__file__).parent / "sql" / "words.sql"

#: Table → the condition of its public rows, the texts whose words are kept.
KEPT = {
    "quote": ("published", "text, original_text"),
    "article": ("is_public", "headline"),
    "source": ("published", "name, label_de, label_en"),
    "claim": ("published", "text_de, text_en"),
    "attribution": ("published", "descriptor"),
}
#: What was public already in these words has been kept: a refresh of a million rows adds nothing.
_TRIGGERS = """
    CREATE FUNCTION public.archive_{table}_words() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE texts text[];
    BEGIN
        IF TG_OP = 'INSERT' THEN
            texts := ARRAY(SELECT concat_ws(' ', {texts}) FROM new_rows WHERE {public});
        ELSE
            texts := ARRAY(
                SELECT concat_ws(' ', {texts}) FROM new_rows WHERE {public}
                EXCEPT SELECT concat_ws(' ', {texts}) FROM old_rows WHERE {public}
            );
        END IF;
        IF texts <> '{{}}' THEN
            PERFORM public.archive_keep_words(texts);
        END IF;
        RETURN NULL;
    END $$;
    CREATE TRIGGER words_on_insert AFTER INSERT ON public.archive_{table} REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION public.archive_{table}_words();
    CREATE TRIGGER words_on_update AFTER UPDATE ON public.archive_{table}
        REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION public.archive_{table}_words();
"""
_DROP = """
    DROP FUNCTION public.archive_corrections, public.archive_word_is_public, public.archive_word_is_found,
        public.archive_has_word, public.archive_word_query, public.archive_fill_words,
        public.archive_public_words, public.archive_keep_words, public.archive_words;
    DROP TABLE public.archive_word;
"""


def create_extension(apps, schema_editor):
    try:
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS fuzzystrmatch SCHEMA public")
    except (NotSupportedError, OperationalError, ProgrammingError) as error:
        raise SystemExit(
            "This PostgreSQL server cannot provide the extension fuzzystrmatch (corrections of misspelt words): "
            f"{str(error).splitlines()[0]}. Install PostgreSQL's contrib modules or ask its administrator to "
            "run CREATE EXTENSION fuzzystrmatch in this database."
        ) from None


def triggers() -> list[str]:
    return [
        _TRIGGERS.format(table=table, public=public, texts=texts) for table, (public, texts) in KEPT.items()
    ]


def triggers_dropped() -> list[str]:
    """They go with their functions."""
    return [f"DROP FUNCTION public.archive_{table}_words CASCADE" for table in KEPT]


class Migration(migrations.Migration):
    dependencies = [("archive", "0014_suggestions_by_name")]
    operations = [
        migrations.RunPython(create_extension, migrations.RunPython.noop),
        migrations.RunSQL(TABLE.read_text(encoding="utf-8"), _DROP),
        migrations.RunSQL(triggers(), triggers_dropped()),
        migrations.RunSQL("SELECT public.archive_fill_words()", migrations.RunSQL.noop),
    ]
