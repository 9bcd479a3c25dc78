"""Storing one record at a time: set what differs, let the database check it, name the place."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, connection, models
from django.utils.translation import gettext as _

from .outcome import Refused


def store(record: models.Model, values: dict, place: str) -> bool:
    """Save the record with these values; False when it holds them already. Raises Refused with the place."""
    new = record._state.adding
    values = {name: value for name, value in values.items() if new or getattr(record, name) != value}
    if not values and not new:
        return False
    for name, value in values.items():
        setattr(record, name, value)
    keys = {field.name for field in record._meta.fields if field.remote_field}
    try:
        record.clean_fields(exclude=keys)
        record.save()
    except ValidationError as error:
        raise Refused(*(f"{place}: {reason}" for reason in _reasons(error))) from error
    except (IntegrityError, DataError) as error:
        raise Refused(f"{place}: {_database_reason(record, error)}") from error
    return True


def _reasons(error: ValidationError) -> Iterable[str]:
    return (f"{field}: {reason}" for field, reasons in error.message_dict.items() for reason in reasons)


def _database_reason(record: models.Model, error: Exception) -> str:
    """The sentence of the constraint that refused, else the database's own first line."""
    diagnosis = getattr(error.__cause__, "diag", None)
    for constraint in record._meta.constraints:
        if constraint.name == getattr(diagnosis, "constraint_name", None):
            return str(constraint.get_violation_error_message())
    return getattr(diagnosis, "message_primary", None) or str(error).partition("\n")[0]


def one_at_a_time(subject: str) -> None:
    """Wait until no other transaction holds this subject; keeps it to the transaction's end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"archive.importing {subject}"])


def in_order(records: list[dict], key: str, section: str) -> list[tuple[int, dict]]:
    """The records with their index, each after the one its `key` names. Raises Refused on a loop."""
    waiting = dict(enumerate(records))
    ordered, placed = [], {None, ""}
    while waiting:
        ready = [index for index, record in waiting.items() if record.get(key) in placed]
        if not ready:
            index, record = next(iter(waiting.items()))
            message = _("“%(key)s” leads back to itself.") % {"key": key}
            raise Refused(f"{section}[{index}] ({record['id']}): {message}")
        for index in ready:
            record = waiting.pop(index)
            ordered.append((index, record))
            placed.add(record["id"])
    return ordered
