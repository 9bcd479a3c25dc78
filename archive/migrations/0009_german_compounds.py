from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("archive", "0008_suggestion_outcomes")]
    operations = [
        migrations.RunSQL(
            "CREATE FUNCTION public.archive_compounds(value text, language text) RETURNS tsvector LANGUAGE sql STABLE AS $$ SELECT ''::tsvector $$",
            "DROP FUNCTION public.archive_compounds(text,text)",
        )
    ]
