"""Loads an annotated article from JSON: the format of archive/data/first_article.annotation.json."""

from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from archive.importing.annotation import load_annotation, read_annotation
from archive.importing.outcome import Refused
from archive.models import Article


class Command(BaseCommand):
    help = "Loads an article with its complete annotation from a JSON file."

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--text", metavar="TEXTFILE", type=Path, help="its text, if not in FILE")
        parser.add_argument("--annotator", metavar="USER")
        parser.add_argument("--reviewer", metavar="USER")
        parser.add_argument("--publish", action="store_true", help="needs two different users")
        parser.add_argument("--if-empty", action="store_true", help="only when the archive has no article")

    def handle(self, file, text, annotator, reviewer, publish, if_empty, **options) -> None:
        if if_empty and Article.objects.exists():
            return
        people = {"annotator": _user(annotator), "reviewer": _user(reviewer)}
        try:
            data, body = read_annotation(Path(file), Path(text) if text else None)
            article, outcome = load_annotation(data, body, **people, publish=publish)
        except Refused as error:
            raise CommandError(_("Not loaded:") + "\n" + str(error)) from error
        if options["verbosity"]:
            self.stdout.write(f"{outcome}: {article} ({article.public_id})")


def _user(name: str | None):
    if not name:
        return None
    try:
        return get_user_model().objects.get_by_natural_key(name)
    except get_user_model().DoesNotExist as error:
        raise CommandError(_("There is no user “%(name)s”.") % {"name": name}) from error
