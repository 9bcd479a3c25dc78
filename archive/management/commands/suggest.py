"""manage.py suggest: the open suggestions of articles, as the desk shows them."""

import json

from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive import suggesting
from archive.detection.wording import as_line
from archive.models import Article, Attribution
from archive.suggesting import Proposal
from archive.vocabularies import ReviewStatus


class Command(BaseCommand):
    help = "Lists suggestions for an article, or for all drafts: what is neither recorded nor dismissed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--article", metavar="ID", help="public id or number; default: all drafts")
        parser.add_argument("--json", action="store_true", help="a JSON list, one entry per article")
        parser.add_argument("--all", action="store_true", help="the uncertain ones too")

    def handle(self, *args, article: str | None, json: bool, all: bool, **options) -> None:
        rows = []
        for one in _articles(article):
            proposals = suggesting.suggestions_for(one)
            proposals = proposals if all else suggesting.shown(proposals)
            if json:
                rows.append({"article": one.public_id, "suggestions": [_as_dict(p) for p in proposals]})
            else:
                self.stdout.write(f"{one} ({one.public_id}): {len(proposals)}")
                self.stdout.writelines(f"  {as_line(p.suggestion)}\n" for p in proposals)
        if json:
            self.stdout.write(_dumped(rows))


def _articles(wanted: str | None):
    """One article, or every draft in the order of entry. Raises CommandError."""
    if wanted is None:
        return Article.objects.filter(status=ReviewStatus.DRAFT).order_by("pk").iterator(chunk_size=100)
    found = Article.objects.filter(public_id=wanted).first()
    if found is None and wanted.isdecimal() and len(wanted) < 19:
        found = Article.objects.filter(pk=wanted).first()
    if found is None:
        raise CommandError(f"There is no article {wanted}.")
    return [found]


def _as_dict(proposal: Proposal) -> dict:
    """As `manage.py detect` writes it, with the recorded voice it means (null: a new one, or nobody)."""
    voice = proposal.voice
    known = voice.public_id if isinstance(voice, Attribution) else None
    return proposal.suggestion.as_dict() | {"attribution": known}


def _dumped(rows: list[dict]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=1)
