"""What the public may read, table by table and column by column, and the SQL that makes it so.

Schema `reading` holds one view per public table, of the same name: only published rows, internal columns as
NULL, so that the same models select from both. Role `reading` may SELECT from these views and nothing else.
The schema is built from this list after every migration and dropped before one that changes tables; what is
neither public nor internal here fails a test (tests/leaks/test_decided.py).
"""

import hashlib
from dataclasses import dataclass, field

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from .reading_role import SCHEMA, make_role


@dataclass(frozen=True)
class PublicTable:
    """`public` and `internal` columns; `rows`, a condition; `shown`, SQL in place of a column's own value.

    `barrier`: no condition of a query is evaluated on a hidden row, but each join reads the whole table.
    Where one boolean column tells the rows the view does without: PostgreSQL orders conditions by their cost,
    and a bare column costs nothing, so that it is evaluated before anything that could fail.
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
        public="id public_id created updated version kind anonymous name label_de label_en principal_id"
        " root_id origin_report country wikidata gnd homepage note published"
        " search names sort_de sort_en",
        barrier=False,
    ),
    "archive_article": PublicTable(
        rows="is_public",
        public="id public_id created updated version outlet_id headline byline url archived_url language"
        " issued issued_earliest issued_latest body body_sha256 public_text status is_public published_at"
        " withdrawn_at withdrawal_reason search",
        internal="annotator_id reviewer_id",
        shown={"body": "CASE WHEN public_text = 'full' THEN body ELSE '' END"},
        barrier=False,
    ),
    "archive_attribution": PublicTable(
        public="id public_id created updated version article_id source_id via_id via_cue channel descriptor"
        " descriptor_start descriptor_end other_forms identification basis terms anonymity_reason"
        " reason_printed note published search",
        barrier=False,
    ),
    "archive_quote": PublicTable(
        public="id public_id created updated version article_id attribution_id kind text spans position cue"
        " confidence note parent_id language translation original_text original_language original_from"
        " published issued_earliest issued_latest periods outlet_id source_id source_kind identification"
        " gatherer_id via_source_ids claim_ids stance_values context_before context_after search",
        barrier=False,
    ),
    "archive_claim": PublicTable(
        public="id public_id created updated version kind text_de text_en note published status search",
        barrier=False,
    ),
    "archive_stance": PublicTable(
        public="id public_id created updated version quote_id claim_id value certainty note published",
        barrier=False,
    ),
    "archive_release": PublicTable(
        public="id article_id number record sha256 correction_note released_at",
        internal="released_by_id transaction_id",
        rows="article_id IN (SELECT id FROM public.archive_article WHERE status = 'published')",
    ),
    "archive_gone": PublicTable(public="public_id reason withdrawn_at", rows="true"),
    "archive_public_version": PublicTable(public="version", rows="true"),
}

_INTERNAL = """
    archive_change archive_internalnote archive_notereading archive_presence archive_suggestionoutcome
    archive_word archive_wordpart pghistory_context
    archive_articleevent archive_attributionevent archive_claimevent archive_internalnoteevent
    archive_quoteevent archive_sourceevent archive_stanceevent
    auth_group auth_group_permissions auth_permission auth_user auth_user_groups auth_user_user_permissions
    axes_accessattempt axes_accessattemptexpiration axes_accessfailurelog axes_accesslog
    otp_static_staticdevice otp_static_statictoken otp_totp_totpdevice
    django_admin_log django_content_type django_migrations django_session
"""
#: Tables without a view: confidential, personal or the framework's own.
INTERNAL_TABLES = frozenset(_INTERNAL.split())


def open_room(connection: BaseDatabaseWrapper) -> None:
    """Build the schema and let the role in, in place of what was there; nothing to do if it is the same."""
    reading = settings.DATABASES["reading"]
    role = connection.ops.quote_name(reading["USER"])
    views = [view_sql(name, table) for name, table in PUBLIC_TABLES.items()]
    edition = hashlib.sha256("\n".join([role, *views]).encode()).hexdigest()
    with connection.cursor() as cursor:
        make_role(cursor, reading["USER"], reading.get("PASSWORD") or None)
        cursor.execute("SELECT obj_description(to_regnamespace(%s), 'pg_namespace')", [SCHEMA])
        if cursor.fetchone() == (edition,):
            return
        for statement in (
            f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE",
            f"CREATE SCHEMA {SCHEMA}",
            f"COMMENT ON SCHEMA {SCHEMA} IS '{edition}'",
            *views,
            f"REVOKE CREATE ON SCHEMA public FROM PUBLIC, {role}",
            f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {role}",
            f"GRANT USAGE ON SCHEMA {SCHEMA}, public TO {role}",
            f"GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO {role}",
        ):
            cursor.execute(statement)


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
