import gettext

from config.translations import compile_changed

CATALOG = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Quote"
msgstr "Zitat"
"""


def test_a_changed_catalog_is_compiled_once(tmp_path):
    source = tmp_path / "de" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(CATALOG)
    assert compile_changed(tmp_path) == [source.with_suffix(".mo")]
    assert gettext.translation("django", tmp_path, ["de"]).gettext("Quote") == "Zitat"
    assert compile_changed(tmp_path) == []
