"""Loads a synthetic archive, for trying things out and for benchmarks."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from archive.sample import NotEmpty, load_sample


class Command(BaseCommand):
    help = "Loads a synthetic archive of N quotes in German and English, always the same."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--quotes", type=int, required=True, metavar="N")
        parser.add_argument("--force", action="store_true", help="into an archive that is not empty, too")

    def handle(self, quotes, force, **options) -> None:
        if quotes < 1:
            raise CommandError(_("--quotes: at least 1."))
        with tqdm(total=quotes, disable=None, unit=" quotes", leave=False) as bar:
            try:
                load_sample(quotes, force=force, progress=bar.update)
            except NotEmpty as error:
                message = _("The archive is not empty. Use an empty database, or add --force.")
                raise CommandError(message) from error
        if options["verbosity"]:
            self.stdout.write(_("%(quotes)s quotes loaded") % {"quotes": quotes})
