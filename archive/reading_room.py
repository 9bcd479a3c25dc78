"""What the public may read, table by table and column by column, and the SQL that makes it so.

Schema `reading` holds one view per public table, of the same name: only published rows, internal columns as
NULL, so that the same models select from both. Role `reading` may SELECT from these views and nothing else.
The schema is built from this list after every migration and dropped before one that changes tables; what is
neither public nor internal here fails a test (tests/leaks/test_decided.py).
"""

from dataclasses import dataclass, field

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

SCHEMA = "reading"


@dataclass(frozen=True)
class PublicTable:
    """`public` and `internal` columns; `rows`, a condition; `shown`, SQL in place of a column's own value.

    `barrier`: no condition of a query is evaluated on a hidden row, at the price of some indexes. The quotes'
    view does without: its condition is one boolean, which PostgreSQL evaluates before anything else.
    """

    public: str
    internal: str = ""
    rows: str = "published"
    shown: dict[str, str] = field(default_factory=dict)
    barrier: bool = True

    def columns(self) -> tuple[str, ...]:
        return tuple(f"{self.public} {self.internal}".split())


PUBLIC_TABLES = {
    "archive_source": PublicTable(
        public="id public_id created updated kind anonymous name label_de label_en principal_id root_id"
        " origin_report country wikidata gnd homepage note published",
    ),
    "archive_article": PublicTable(
        rows="status = 'published'",
        public="id public_id created updated outlet_id headline byline url archived_url language issued"
        " issued_earliest issued_latest body body_sha256 public_text status published_at withdrawn_at"
        " withdrawal_reason",
        internal="annotator_id reviewer_id",
        shown={"body": "CASE WHEN public_text = 'full' THEN body ELSE '' END"},
    ),
    "archive_attribution": PublicTable(
        public="id public_id created updated article_id source_id via_id via_cue channel descriptor"
        " descriptor_start descriptor_end other_forms identification basis terms anonymity_reason"
        " reason_printed note published",
    ),
    "archive_quote": PublicTable(
        public="id public_id created updated article_id attribution_id kind text spans position cue"
        " confidence note parent_id language translation original_text original_language original_from"
        " published issued_earliest issued_latest outlet_id source_id source_kind identification gatherer_id"
        " via_source_ids claim_ids stance_values context_before context_after search",
        barrier=False,
    ),
    "archive_claim": PublicTable(public="id public_id created updated kind text_de text_en note published"),
    "archive_stance": PublicTable(
        public="id public_id created updated quote_id claim_id value certainty note published"
    ),
    "archive_release": PublicTable(
        public="id article_id number record sha256 correction_note released_at",
        internal="released_by_id transaction_id",
        rows="article_id IN (SELECT id FROM public.archive_article WHERE status = 'published')",
    ),
    "archive_gone": PublicTable(public="public_id reason withdrawn_at", rows="true"),
}

#: Tables without a view: confidential, personal or the framework's own.
INTERNAL_TABLES = frozenset({"archive_internalnote"})

#: What a public query may cost. A session can change them; it cannot grant itself anything by that.
ROLE_SETTINGS = {
    "default_transaction_read_only": "on",
    "statement_timeout": "5s",
    "idle_in_transaction_session_timeout": "60s",
    "search_path": f"{SCHEMA}, public",
    "work_mem": "16MB",
    "jit": "off",
    "plan_cache_mode": "force_custom_plan",
}


def open_room(connection: BaseDatabaseWrapper) -> None:
    """Build the schema and let the role in; replaces whatever was there."""
    quote = connection.ops.quote_name
    role = settings.DATABASES["reading"]["USER"]
    with connection.cursor() as cursor:
        _make_role(cursor, role, settings.DATABASES["reading"].get("PASSWORD") or None)
        cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
        cursor.execute(f"CREATE SCHEMA {SCHEMA}")
        for name, table in PUBLIC_TABLES.items():
            cursor.execute(view_sql(name, table))
        cursor.execute(f"REVOKE CREATE ON SCHEMA public FROM PUBLIC, {quote(role)}")
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {quote(role)}")
        cursor.execute(f"GRANT USAGE ON SCHEMA {SCHEMA}, public TO {quote(role)}")
        cursor.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO {quote(role)}")


def close_room(connection: BaseDatabaseWrapper) -> None:
    """Drop the views, so that the tables under them can change."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")


def view_sql(name: str, table: PublicTable) -> str:
    columns = [f"{table.shown.get(column, column)} AS {column}" for column in table.public.split()]
    columns += [f"(NULL::public.{name}).{column} AS {column}" for column in table.internal.split()]
    options = "WITH (security_barrier) " if table.barrier else ""
    return (
        f"CREATE VIEW {SCHEMA}.{name} {options}AS SELECT {', '.join(columns)} "
        f"FROM public.{name} WHERE {table.rows}"
    )


def _make_role(cursor, role: str, password: str | None) -> None:
    name = cursor.db.ops.quote_name(role)
    cursor.execute("SELECT current_user = %s, EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", [role, role])
    owner, exists = cursor.fetchone()
    if owner:
        raise ReadingRoleIsOwner(role)
    if not exists:
        cursor.execute(f"CREATE ROLE {name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT")
    if password:
        cursor.execute(f"ALTER ROLE {name} PASSWORD %s", [password])
    for setting, value in ROLE_SETTINGS.items():
        cursor.execute(
            f"ALTER ROLE {name} IN DATABASE {cursor.db.ops.quote_name(cursor.db.settings_dict['NAME'])}"
            f" SET {setting} = {value if setting == 'search_path' else repr(value)}"
        )


class ReadingRoleIsOwner(Exception):
    """READING_DATABASE_URL names the desk's own role: the reading room would be no door at all."""
