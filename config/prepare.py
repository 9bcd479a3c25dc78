"""What `make run` does before it serves: tables, translations, demo accounts, the first articles."""

import os
import sys

from config.errors import explained
from config.translations import compile_changed


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("STATEMENT_TIMEOUT", "0")
    compile_changed()
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    say("preparing the database")
    call_command("migrate", verbosity=0, interactive=False)
    if settings.DEBUG:
        call_command("demo_accounts", verbosity=0)
    from archive.models import Article

    if Article.objects.exists():
        return
    say("loading the first article")
    data = settings.BASE_DIR / "archive" / "data"
    call_command(
        "load_annotation",
        str(data / "first_article.annotation.json"),
        text=str(data / "first_article.txt"),
        annotator="editor",
        reviewer="reviewer",
        publish=True,
        if_empty=True,
    )
    call_command("import_articles", str(data / "practice_article.txt"), verbosity=0)


def say(line: str) -> None:
    print(f"fundstelle: {line}", flush=True)


if __name__ == "__main__":
    sys.exit(explained(main))
