"""A version of everything public, moved by the database with each transaction that changes something public."""

from pathlib import Path

from django.db import migrations

TABLE = Path(__file__).parent / "sql" / "public_version.sql"

#: Which of a table's rows `r` the public sees.
PUBLIC = dict.fromkeys(
    ("archive_source", "archive_attribution", "archive_quote", "archive_claim", "archive_stance"),
    "r.published",
) | {
    "archive_article": "r.is_public",
    "archive_release": "EXISTS (SELECT FROM public.archive_article a WHERE a.id = r.article_id AND a.is_public)",
}
#: Whether a statement changed what the public sees. Rows are compared by hashes, which need no join: a join's
#: plan, once made for a single row, would be kept for an update of a million.
_ROWS = "EXISTS (SELECT FROM {rows} r WHERE {public})"
_STATE = "(SELECT bit_xor(hashtextextended(r::text, 0)) FROM {rows} r WHERE {public})"
CHANGED = {
    "INSERT": ("NEW TABLE AS new_rows", _ROWS.replace("{rows}", "new_rows")),
    "DELETE": ("OLD TABLE AS old_rows", _ROWS.replace("{rows}", "old_rows")),
    "UPDATE": (
        "OLD TABLE AS old_rows NEW TABLE AS new_rows",
        " IS DISTINCT FROM ".join(_STATE.replace("{rows}", rows) for rows in ("old_rows", "new_rows")),
    ),
}
_TRIGGER = """
    CREATE FUNCTION public.{name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF {changed} THEN
            PERFORM public.archive_public_changed();
        END IF;
        RETURN NULL;
    END $$;
    CREATE TRIGGER public_version_{operation} AFTER {operation} ON public.{table} {referencing}
        FOR EACH STATEMENT EXECUTE FUNCTION public.{name}();
"""
_EMPTIED = """
    CREATE TRIGGER public_version_truncate AFTER TRUNCATE ON public.{table}
        FOR EACH STATEMENT EXECUTE FUNCTION public.archive_public_emptied();
"""


def triggers():
    for table, public in PUBLIC.items():
        for operation, (referencing, changed) in CHANGED.items():
            yield _TRIGGER.format(
                name=f"{table}_public_{operation.lower()}",
                changed=changed.format(public=public),
                operation=operation,
                table=table,
                referencing=f"REFERENCING {referencing}",
            )
        yield _EMPTIED.format(table=table)


def functions_dropped():
    """Their triggers go with them."""
    for table in PUBLIC:
        for operation in CHANGED:
            yield f"DROP FUNCTION public.{table}_public_{operation.lower()} CASCADE"
    yield "DROP FUNCTION public.archive_public_emptied CASCADE"
    yield "DROP VIEW public.archive_public_version"
    yield "DROP FUNCTION public.archive_public_changed"
    yield "DROP TABLE public.archive_change"


class Migration(migrations.Migration):
    dependencies = [("archive", "0012_facts_are_filled_in")]
    operations = [
        migrations.RunSQL([TABLE.read_text(encoding="utf-8"), *triggers()], [*functions_dropped()]),
    ]
