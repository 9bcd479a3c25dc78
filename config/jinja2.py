"""The Jinja2 environment of the public pages."""

import re
from functools import lru_cache
from pathlib import Path

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, FileSystemLoader, PrefixLoader
from markupsafe import Markup

ANY_ID = "22222222"
ID = re.compile("[2-9b-df-hj-np-tv-xz]{8}")  # a public id: see archive/urls.py


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
    env.globals["_"] = _translated
    env.filters |= pages.FILTERS
    return env


def _translated(message: str) -> Markup:
    """A text of the templates in the reader's language; `{% trans %}` is for texts with something in them."""
    return Markup(translation.gettext(message))


def url(name: str, *args, **kwargs) -> str:
    """`{{ url("quote_detail", quote.public_id) }}`; raises NoReverseMatch."""
    if len(args) == 1 and not kwargs and ID.fullmatch(args[0]):  # what a list has dozens of
        return _of_record(name) % args
    return reverse(name, args=args, kwargs=kwargs)


@lru_cache
def _of_record(name: str) -> str:
    """The address of a record with its public id left open."""
    return reverse(name, args=[ANY_ID]).replace("%", "%%").replace(ANY_ID, "%s")
