"""The parts of German compounds, and the functions that find them in a word or a text."""

from pathlib import Path

from django.db import migrations

from archive.search.compounds.loading import FILE, rows

FUNCTIONS = Path(__file__).parent / "sql" / "compounds.sql"

LOAD = """
    INSERT INTO public.archive_wordpart (key, word, lexemes, cost)
    SELECT DISTINCT ON (key) key, split_part(words, ' ', 1),
           coalesce((SELECT string_agg(DISTINCT public.archive_german_stem(word), ' ')
                     FROM regexp_split_to_table(words, ' ') AS word), ''), cost
    FROM unnest(%s::text[], %s::text[], %s::boolean[], %s::smallint[]) AS listed(part, words, inflected, cost),
         LATERAL (SELECT CASE WHEN part ~ '^[=-]|-$' THEN part
                         ELSE coalesce(public.archive_german_stem(part), part) END) AS stemmed(key)
    ORDER BY key, inflected, cost, words
"""


def load_words(apps, schema_editor):
    with FILE.open(encoding="utf-8") as lines, schema_editor.connection.cursor() as cursor:
        cursor.execute(LOAD, [list(column) for column in zip(*rows(lines), strict=True)])


class Migration(migrations.Migration):
    dependencies = [("archive", "0008_suggestion_outcomes")]
    operations = [
        migrations.RunSQL(
            FUNCTIONS.read_text(encoding="utf-8"),
            "DROP FUNCTION public.archive_compounds, public.archive_long_words,"
            " public.archive_compound_parts, public.archive_german_stem;"
            " DROP TABLE public.archive_wordpart",
        ),
        migrations.RunPython(load_words, migrations.RunPython.noop),
    ]
