"""Makes the accounts `editor`, `reviewer` and `chief` for trying the archive out; only where DEBUG is on."""

import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError

from config.environment import keep_private

GROUPS = {"editor": "Annotators", "reviewer": "Reviewers", "chief": "Chiefs"}


class Command(BaseCommand):
    help = "Creates the accounts editor, reviewer and chief (only with DEBUG=1) and prints their passwords."

    def handle(self, *args, **options) -> None:
        if not settings.DEBUG:
            raise CommandError("Demo accounts are made only where DEBUG is on: use createsuperuser.")
        for name, password in passwords(settings.DATA_DIR / "demo_accounts").items():
            _account(name, password)
            if options["verbosity"]:
                self.stdout.write(f"{name}  {password}")


def passwords(kept: Path) -> dict[str, str]:
    """Account name → password: random ones, made once and kept in that file so that they stay the same."""
    known = dict(line.split() for line in kept.read_text().splitlines()) if kept.exists() else {}
    if missing := [name for name in GROUPS if name not in known]:
        known |= {name: secrets.token_urlsafe(9) for name in missing}
        kept.unlink(missing_ok=True)
        keep_private(kept, "".join(f"{name}  {password}\n" for name, password in known.items()))
    return known


def _account(name: str, password: str) -> None:
    user, _ = User.objects.get_or_create(username=name)
    user.is_staff = user.is_active = True
    if not user.check_password(password):
        user.set_password(password)
    user.save()
    user.groups.add(*Group.objects.filter(name=GROUPS[name]))
