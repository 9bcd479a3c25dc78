#!/usr/bin/env python
"""Commands. An operator's command may take its time: only servers are held to a statement timeout."""

import os
import sys

from config.errors import ConfigurationError, explained


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("STATEMENT_TIMEOUT", "0")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as error:
        raise ConfigurationError("Django is missing: use .venv/bin/python (`make run` makes it).") from error
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    sys.exit(explained(main))
