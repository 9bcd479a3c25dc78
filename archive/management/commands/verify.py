"""Recomputes everything derived in the archive and reports every difference."""

import sys

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext
from tqdm import tqdm

from archive.models import Article
from archive.verifying import CHUNK, differences


class Command(BaseCommand):
    help = "Recomputes all derived data and checksums; exit status 1 on any difference."

    def handle(self, **options) -> None:
        bar = tqdm(total=Article.objects.count() // CHUNK + 6, disable=None, leave=False)
        found = 0
        for difference in differences(lambda checked: bar.update()):
            found += 1
            bar.clear()
            self.stdout.write(str(difference))
        bar.close()
        if options["verbosity"]:
            summary = ngettext("%(count)s difference", "%(count)s differences", found)
            self.stdout.write(summary % {"count": found})
        if found:
            sys.exit(1)
