"""Every template compiles in the engine that serves it."""

from pathlib import Path

import pytest
from django.template import TemplateDoesNotExist, engines
from django.template.loader import get_template

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
        ' {{ url("admin:index") }} {{ static("admin/css/base.css") }} {{ language() }}'
    )
    shown = engines["jinja2"].from_string(source).render({"text": "<b>"})
    assert shown == "&lt;b&gt; Log in 2 hits /admin/ /static/admin/css/base.css en"
