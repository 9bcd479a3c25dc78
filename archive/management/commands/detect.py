"""manage.py detect: who said what in a plain text file; nothing is stored and no database is asked."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.detection import SHOWN_FROM, detect
from archive.detection.wording import as_line


class Command(BaseCommand):
    help = "Proposes passages of reported speech in a plain text file (UTF-8), with voice, chain and rule."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--language", default="de", choices=["de", "en"], help="default: %(default)s")
        parser.add_argument("--json", action="store_true", help="a JSON list; spans in code points")
        parser.add_argument("--shown", action="store_true", help="only those that the desk shows unasked")

    def handle(self, *args, file: Path, language: str, json: bool, shown: bool, **options) -> None:
        found = detect(_text(file), language)
        if shown:
            found = [suggestion for suggestion in found if suggestion.confidence >= SHOWN_FROM]
        if json:
            self.stdout.write(_dumped([suggestion.as_dict() for suggestion in found]))
        else:
            self.stdout.writelines(as_line(suggestion) + "\n" for suggestion in found)


def _text(file: Path) -> str:
    """The file's text, line ends as they are. Raises CommandError in one line."""
    try:
        return file.read_bytes().decode("utf-8")
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{file}: byte {error.start} is not UTF-8.") from error


def _dumped(rows: list[dict]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=1)
