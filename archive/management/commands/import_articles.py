"""Imports articles from files and folders; what is refused is told with its reason."""

import sys
from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from archive.importing.outcome import Outcome
from archive.importing.readers import FORMATS
from archive.importing.run import run


class Command(BaseCommand):
    help = "Imports articles: plain text, text with front matter, JSON Lines. Exit status 1 if one is refused"

    def add_arguments(self, parser) -> None:
        parser.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="a file or a folder")
        parser.add_argument("--format", choices=["auto", *FORMATS], default="auto")
        parser.add_argument(
            "--workers", type=int, default=1, metavar="N", help="processes that store articles"
        )

    def handle(self, paths, format, workers, **options) -> None:
        if workers < 1:
            raise CommandError(_("--workers: at least 1."))
        counts: Counter = Counter()
        with tqdm(disable=None, unit=" articles", leave=False) as bar:
            for result in run([Path(path) for path in paths], format, workers):
                counts[result.outcome] += 1
                for reason in result.reasons:
                    bar.clear()
                    self.stderr.write(f"{result.origin}: {reason}")
                bar.update()
        summary = _("%(created)s created, %(updated)s updated, %(unchanged)s unchanged, %(refused)s refused")
        self.stdout.write(summary % {outcome.value: counts[outcome] for outcome in Outcome})
        if counts[Outcome.REFUSED]:
            sys.exit(1)
