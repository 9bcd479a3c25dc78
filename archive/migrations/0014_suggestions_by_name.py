"""Names and claims found while they are typed: by the beginnings of their words, or nearly so."""

from django.db import migrations

#: Texts one after the other, folded, each word after one blank: "% dipl%" finds words that begin so.
FUNCTION = """
    CREATE FUNCTION public.archive_listed_words(VARIADIC texts text[]) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
    BEGIN
        RETURN ' ' || regexp_replace(
            public.archive_fold(array_to_string(texts, ' ')), '[^[:alnum:]]+', ' ', 'g');
    END $$
"""
#: The first 64 characters in the order of their code points serve "begins with"; trigrams all else.
INDEXES = """
    CREATE INDEX {table}_beginning ON public.{table}
        ((left(public.archive_listed_words({columns}), 64) COLLATE "C"), id) WHERE published;
    CREATE INDEX {table}_words ON public.{table}
        USING gin (public.archive_listed_words({columns}) public.gin_trgm_ops) WITH (fastupdate = off) WHERE published
"""
DROP = "DROP INDEX public.{table}_beginning; DROP INDEX public.{table}_words"
TABLES = {"archive_source": "name, label_de, label_en", "archive_claim": "text_de, text_en"}


class Migration(migrations.Migration):
    dependencies = [("archive", "0013_public_version")]
    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION public.archive_listed_words"),
        *(
            migrations.RunSQL(INDEXES.format(table=table, columns=columns), DROP.format(table=table))
            for table, columns in TABLES.items()
        ),
    ]
