"""The public's role: what it is made with, and what is taken from it that PostgreSQL gives everybody.

Nothing here grants: that is `reading_room`, view by view.
"""

from contextlib import suppress

from django.db import IntegrityError, ProgrammingError, transaction

from config.errors import ConfigurationError

SCHEMA = "reading"

#: What a public query may cost. A session can change them; it cannot grant itself anything by that.
ROLE_SETTINGS = {
    "default_transaction_read_only": "on",
    "statement_timeout": "'5s'",
    "idle_in_transaction_session_timeout": "'60s'",
    "search_path": f"{SCHEMA}, public",
    "work_mem": "'16MB'",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "plan_cache_mode": "auto",  # nothing is prepared whose plan depends on its values: see routers.prepared
}
#: Functions with which everybody may store something, whatever tables they may write.
_STORING = "lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea)"


def make_role(cursor, role: str, password: str | None) -> None:
    """Create the role if need be, give it its password and limits. Raises ConfigurationError."""
    name = cursor.db.ops.quote_name(role)
    database = cursor.db.ops.quote_name(cursor.db.settings_dict["NAME"])
    if _says(cursor, "SELECT current_user = %s", role):
        raise ConfigurationError(
            f"READING_DATABASE_URL names {role}, the desk's own role: name another, the public's door."
        )
    if not _exists(cursor, role):
        # Roles belong to the whole server: another database's migration may be making it just now.
        with suppress(IntegrityError, ProgrammingError), transaction.atomic(using=cursor.db.alias):
            cursor.execute(f"CREATE ROLE {name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT")
    if not _exists(cursor, role):
        raise ConfigurationError(
            f"The role {role} is missing and may not be created from here. As administrator of the database "
            f"server run: CREATE ROLE {name} LOGIN PASSWORD '…'; and name it in READING_DATABASE_URL."
        )
    _refuse_power(cursor, role)
    if password:
        cursor.execute(f"ALTER ROLE {name} PASSWORD %s", [password])
    for setting, value in ROLE_SETTINGS.items():
        cursor.execute(f"ALTER ROLE {name} IN DATABASE {database} SET {setting} = {value}")
    _take_from_everybody(cursor, name, database)


def _refuse_power(cursor, role: str) -> None:
    """Views keep nothing from a role that has other ways to the tables."""
    power = (
        "SELECT rolsuper OR rolcreaterole OR rolreplication OR rolbypassrls"
        " OR EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid)"
        " FROM pg_roles WHERE rolname = %s"
    )
    if _says(cursor, power, role):
        raise ConfigurationError(
            f"The role {role} may do more than read (superuser, creates roles, replicates or belongs to"
            f" another role): name one in READING_DATABASE_URL that may only log in."
        )


def _take_from_everybody(cursor, role: str, database: str) -> None:
    """No temporary tables, functions or operators, and no large objects.

    An operator of one's own is evaluated by the planner on the statistics, which hold values of hidden rows.
    """
    owned = "SELECT pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = %s"
    if _says(cursor, owned, cursor.db.settings_dict["NAME"]):
        cursor.execute(f"REVOKE CREATE, TEMPORARY ON DATABASE {database} FROM PUBLIC, {role}")
    if _says(cursor, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"):
        cursor.execute(f"REVOKE EXECUTE ON FUNCTION {_STORING} FROM PUBLIC, {role}")


def _exists(cursor, role: str) -> bool:
    return _says(cursor, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", role)


def _says(cursor, question: str, *values: str) -> bool:
    cursor.execute(question, values)
    return cursor.fetchone()[0]
