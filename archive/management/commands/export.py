"""manage.py export: all published records of a kind as one file."""

import sys
from contextlib import nullcontext
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import QueryDict

from archive.exporting import formats_of, listed, stream
from archive.filters import ListFilter
from archive.views.exports import FILTERS
from config.routers import reading_room


class Command(BaseCommand):
    help = (
        "Write all published quotes, articles, claims or sources in one format; the same as the web's export."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=[f"{noun}s" for noun in FILTERS])
        extensions = sorted(formats_of("quote"))
        parser.add_argument("--format", required=True, choices=extensions, help="the file's format")
        parser.add_argument("--output", type=Path, metavar="FILE", help="instead of standard output")
        parser.add_argument(
            "--site",
            default=f"http://127.0.0.1:{settings.PORT}",
            help="the address of the site that the records name (default: %(default)s)",
        )
        parser.add_argument("--bom", action="store_true", help="csv: begin with a byte order mark, for Excel")

    def handle(self, *args, kind: str, format: str, output: Path | None, site: str, bom: bool, **options):
        noun = kind.removesuffix("s")
        if format not in formats_of(noun):
            raise CommandError(
                f"{kind} are written as {', '.join(sorted(formats_of(noun)))}, not as {format}."
            )
        try:
            with reading_room(), output.open("wb") if output else nullcontext(sys.stdout.buffer) as file:
                for piece in stream(_whole(noun).qs, format, site.rstrip("/"), bom):
                    file.write(piece.encode("utf-8"))
        except OSError as error:
            raise CommandError(f"{output or 'standard output'}: {error.strerror}") from None


def _whole(noun: str) -> ListFilter:
    """The list that an empty query string asks for, in its order."""
    return FILTERS[noun](QueryDict(""), queryset=listed(noun))
