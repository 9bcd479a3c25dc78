"""Why the database cannot be reached, in one line."""

from django.db import Error

SIGNS = (
    "connection failed",
    "connection timeout expired",
    "failed to resolve host",
    "couldn't get a connection",
    "invalid connection option",
    "invalid dsn",
    "invalid port",
)


def unreachable(error: Error) -> str | None:
    """The reason a connection could not be made; None when the error is about something else.

    libpq never repeats the password.
    """
    text = str(error).strip()
    if not any(sign in text for sign in SIGNS):
        return None
    reasons = [line.strip() for line in text.splitlines() if line.strip() and "Is the server" not in line]
    reason = next((line for line in reversed(reasons) if "failed" in line), reasons[0])
    return f"The database named by DATABASE_URL does not answer: {reason}"
