#!/usr/bin/env python
"""Commands. A command of an operator may take its time: only servers are held to a statement timeout."""

import os
import sys

from config.errors import ConfigurationError


def main() -> int | None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("STATEMENT_TIMEOUT", "0")
    try:
        from django.core.management import execute_from_command_line
        from django.db import OperationalError, ProgrammingError
    except ImportError:
        return _refuse(
            "Django is not installed for this Python: use .venv/bin/python, which `make run` makes."
        )
    try:
        return execute_from_command_line(sys.argv)
    except ConfigurationError as error:
        return _refuse(str(error))
    except (OperationalError, ProgrammingError) as error:
        from config.connecting import unreachable

        reason = unreachable(error)
        if reason is None:
            raise
        return _refuse(reason)


def _refuse(reason: str) -> int:
    print(f"fundstelle: {reason}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
