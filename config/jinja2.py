"""The Jinja2 environment of the public pages."""

from pathlib import Path

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, FileSystemLoader, PrefixLoader


def environment(folder: Path, **options) -> Environment:
    """Called once by Django's template backend with the OPTIONS of settings.py.

    Only names beginning with "archive/" are found, in `folder`: all others are left to Django's own engine.
    Code that adds filters or functions for the pages does so here, by name.
    """
    options["loader"] = PrefixLoader({"archive": FileSystemLoader(folder)})
    env = Environment(**options, trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"])
    env.install_gettext_callables(
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    from archive import pages  # here, because the models are not loaded when settings name this module

    env.globals |= {"static": static, "url": url, "language": translation.get_language} | pages.FUNCTIONS
    env.filters |= pages.FILTERS
    return env


def url(name: str, *args, **kwargs) -> str:
    """`{{ url("quote_detail", quote.public_id) }}`; raises NoReverseMatch."""
    return reverse(name, args=args, kwargs=kwargs)
