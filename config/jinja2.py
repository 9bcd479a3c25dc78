"""The Jinja2 environments of the public pages, one for each language.

What is the same in every page of a language is worked out once, when a template is compiled: `_("…")`, and
filters of constants such as `"method"|url`. What a list asks dozens of times is a filter as well: filters are
called as they are, functions through the template's context, which often takes longer than what they do.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from types import MethodType

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, FileSystemLoader, PrefixLoader, Template
from jinja2.environment import TemplateModule
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context, Macro
from markupsafe import _escape_inner

ANY_ID = "22222222"
ID = re.compile("[2-9b-df-hj-np-tv-xz]{8}")  # a public id: see archive/urls.py


class InEachLanguage:
    """Has each template in the language that is active when it is asked for: Django asks for every page."""

    def __init__(self, environments: dict[str, Environment]) -> None:
        self.environments = environments

    @property
    def present(self) -> Environment:
        language = (translation.get_language() or "").split("-")[0]
        return self.environments.get(language) or self.environments[settings.LANGUAGE_CODE]

    def get_template(self, name: str) -> Template:
        return self.present.get_template(name)

    def from_string(self, source: str) -> Template:
        return self.present.from_string(source)


def environment(folder: Path, **options) -> InEachLanguage:
    """Called once by Django's template backend with the OPTIONS of settings.py.

    Only names beginning with "archive/" are found, in `folder`: all others are left to Django's own engine.
    """
    options["loader"] = PrefixLoader({"archive": FileSystemLoader(folder)})
    return InEachLanguage({code: _environment(code, options) for code, _name in settings.LANGUAGES})


def _environment(language: str, options: dict) -> Environment:
    """Code that adds filters, tests or functions for the pages does so here, by name."""
    env = Environment(
        **options, trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n", Translated]
    )
    env.extend(wording=_wording(language))
    env.install_gettext_callables(
        env.wording,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    env.template_class, env.context_class = Page, PageContext
    from archive import pages  # here, because the models are not loaded when settings name this module

    env.globals |= {"language": language} | pages.FUNCTIONS
    env.filters |= {"static": static, "url": url} | pages.filters(language)
    env.tests |= pages.TESTS
    return env


def _wording(language: str) -> Callable[[str], str]:
    """gettext for one language: for texts of templates only, of which there are so many."""

    @cache
    def wording(text: str) -> str:
        with translation.override(language):
            return translation.gettext(text)

    return wording


class PageContext(Context):
    """Calls macros and methods as they are: Jinja2 would ask each of them whether it wants the context."""

    def call(self, called: Callable, /, *args, **kwargs) -> object:
        if type(called) not in (Macro, MethodType):
            return super().call(called, *args, **kwargs)
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return called(*args, **kwargs)


class Page(Template):
    """Joins what it escapes at once: that it is HTML need not be noted of each of its thousand pieces.

    What is imported knows the environment's globals, and no others: it is made once.
    """

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()

    @classmethod
    def from_code(cls, environment: Environment, code, globals, uptodate=None) -> "Page":
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = _escaped
        return template


def _escaped(value: object) -> str:
    """The same text as markupsafe's `escape`, in a tenth of the time, but not marked as HTML."""
    if type(value) is str:
        return _escape_inner(value)
    return value.__html__() if hasattr(value, "__html__") else _escape_inner(str(value))


class Translated(Extension):
    """Puts the wording in the place of `_("…")`; `{% trans %}` is for texts with something in them."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        for token in stream:
            yield from self._worded(stream) if token.test("name:_") else [token]

    def _worded(self, stream: TokenStream) -> Iterator[Token]:
        """("wording"|safe)"""
        line = stream.expect("lparen").lineno
        text = stream.expect("string").value
        stream.expect("rparen")
        wording = self.environment.wording(text)
        for kind, value in (
            ("lparen", "("),
            ("string", wording),
            ("pipe", "|"),
            ("name", "safe"),
            ("rparen", ")"),
        ):
            yield Token(line, kind, value)


@lru_cache(maxsize=5000)
def url(name: str, *args, **kwargs) -> str:
    """`{{ "quote_detail"|url(quote.public_id) }}`; raises NoReverseMatch."""
    if len(args) == 1 and not kwargs and ID.fullmatch(args[0]):  # what a list has dozens of
        return _of_record(name) % args
    return reverse(name, args=args, kwargs=kwargs)


@lru_cache
def _of_record(name: str) -> str:
    """The address of a record with its public id left open."""
    return reverse(name, args=[ANY_ID]).replace("%", "%%").replace(ANY_ID, "%s")
