"""Compiles the translations, locale/*/LC_MESSAGES/*.po. Django's own command would need GNU gettext."""

from pathlib import Path

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def compile_changed(locale: Path = LOCALE) -> list[Path]:
    """Writes the .mo beside each .po that is newer; gives what it wrote."""
    return [_compile(source) for source in sorted(locale.glob("*/LC_MESSAGES/*.po")) if _changed(source)]


def _changed(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def _compile(source: Path) -> Path:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as text:
        catalog = read_po(text, locale=source.parent.parent.name)
    compiled = source.with_suffix(".mo")
    unfinished = compiled.with_suffix(".mo.new")
    with unfinished.open("wb") as file:
        write_mo(file, catalog)
    return unfinished.replace(compiled)


if __name__ == "__main__":
    compile_changed()
