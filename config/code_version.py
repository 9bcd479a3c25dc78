"""A short name for what the pages are made of besides the data: code, templates, styles, translations."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

PARTS = ("archive", "config", "templates", "locale", "requirements.txt")
SUFFIXES = {".py", ".html", ".css", ".js", ".svg", ".json", ".txt", ".po"}


def code_version() -> str:
    """The same in every process that runs the same code. While debugging, changed templates change it."""
    contents = _contents(settings.BASE_DIR)
    return f"{contents} {_newest(settings.BASE_DIR)}" if settings.DEBUG else contents


@cache
def _contents(root: Path) -> str:
    """Read once, at the first request: what changes later is not what runs."""
    digest = hashlib.blake2b(settings.SITE_NAME.encode(), digest_size=12)
    for part in PARTS:
        top = root / part
        for file in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if file.suffix in SUFFIXES:
                digest.update(f"\0{file.relative_to(root)}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def _newest(root: Path) -> int:
    return max(file.stat().st_mtime_ns for file in (root / "templates" / "archive").rglob("*.html"))
