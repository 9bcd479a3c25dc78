"""What stops the program before it has begun, told in one line and without a traceback."""

import sys
from collections.abc import Callable

CONNECTION_PROBLEMS = (
    "connection failed",
    "connection timeout expired",
    "failed to resolve host",
    "couldn't get a connection",
    "invalid connection option",
    "invalid dsn",
    "invalid port",
)


class ConfigurationError(Exception):
    """One line that tells whoever started the program what to put right."""


def explained(run: Callable[[], object]) -> int:
    """Runs it and gives the exit code: 2, with one line on standard error, when it could not begin."""
    try:
        return run() or 0
    except ConfigurationError as error:
        reason = str(error)
    except Exception as error:
        reason = unreachable(error)
        if reason is None:
            raise
    print(f"fundstelle: {reason}", file=sys.stderr)
    return 2


def unreachable(error: Exception) -> str | None:
    """Why a connection to the database could not be made; None when the error is about something else.

    libpq never repeats the password.
    """
    from django.db import Error

    text = str(error).strip()
    if not isinstance(error, Error) or not any(sign in text for sign in CONNECTION_PROBLEMS):
        return None
    lines = [line.strip() for line in text.splitlines() if "Is the server running" not in line]
    reason = next((line for line in reversed(lines) if "failed" in line), lines[0])
    return f"The database named by DATABASE_URL does not answer: {reason}"
