"""Every template compiles in the engine that serves it."""

from pathlib import Path

import pytest
from django.template import TemplateDoesNotExist, engines
from django.template.loader import get_template
from django.utils import translation
from django.utils.functional import lazystr
from django.utils.safestring import SafeString
from jinja2 import TemplateSyntaxError
from markupsafe import Markup

from archive.vocabularies import QuoteKind

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
NAMES = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", NAMES)
def test_a_template_compiles_in_its_engine(name):
    expected = "jinja2" if name.startswith("archive/") else "django"
    assert get_template(name).backend.name == expected


def test_jinja2_leaves_all_other_names_to_django():
    with pytest.raises(TemplateDoesNotExist):
        engines["jinja2"].get_template("admin/base.html")


def test_jinja2_escapes_translates_and_knows_addresses():
    source = (
        "{{ text }} {{ _('Log in') }} {% trans n=2 %}{{ n }} hit{% pluralize %}{{ n }} hits{% endtrans %}"
        ' {{ "admin:index"|url }} {{ "admin/css/base.css"|static }} {{ language }}'
    )
    shown = engines["jinja2"].from_string(source).render({"text": "<b>"})
    assert shown == "&lt;b&gt; Log in 2 hits /admin/ /static/admin/css/base.css en"


@pytest.mark.parametrize(
    ("language", "shown"), [("de", "Suchen de"), ("de-at", "Suchen de"), ("en", "Search en")]
)
def test_a_template_is_had_in_the_active_language(language, shown):
    with translation.override(language):
        assert engines["jinja2"].from_string("{{ _('Search') }} {{ language }}").render() == shown


def test_a_template_without_a_language_is_english():
    with translation.override(None):
        assert engines["jinja2"].from_string("{{ _('Search') }} {{ language }}").render() == "Search en"


def test_a_wording_is_html_and_what_is_put_beside_it_is_escaped():
    source = "{{ _('“%(name)s”') ~ text }} {{ text|default(_('a')) }}"
    assert engines["jinja2"].from_string(source).render({"text": "<b>"}) == "“%(name)s”&lt;b&gt; &lt;b&gt;"


def test_only_what_is_written_in_a_template_is_translated():
    with pytest.raises(TemplateSyntaxError):
        engines["jinja2"].env.from_string("{{ _(text) }}")


class Worded:
    def __str__(self) -> str:
        return "<i>"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("<&>\"'", "&lt;&amp;&gt;&#34;&#39;"),
        (Markup("<b>"), "<b>"),
        (SafeString("<b>"), "<b>"),
        (Worded(), "&lt;i&gt;"),
        (lazystr("<i>"), "&lt;i&gt;"),
        (QuoteKind.DIRECT.label, "direct quote"),
        (12, "12"),
        (None, "None"),
    ],
)
@pytest.mark.parametrize(
    "source",
    [
        "{{ text }}",
        "{% macro m(text) %}{{ text }}{% endmacro %}{{ m(text) }}",
        "{% set m %}{{ text }}{% endset %}{{ m }}",
    ],
)
def test_what_is_shown_is_escaped_once(source, given, shown):
    assert engines["jinja2"].from_string(source).render({"text": given}) == shown


def test_what_is_not_there_shows_nothing():
    assert engines["jinja2"].from_string("({{ nothing }})").render() == "()"
