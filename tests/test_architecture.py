"""Imports go one way: each part of the archive may use what stands before it, never what comes after."""

import ast
from pathlib import Path

import pytest

ARCHIVE = Path(__file__).parent.parent / "archive"

#: The parts in the order of the text's way through the archive; a part uses its own and earlier layers.
LAYERS = (
    {"vocabularies", "partial_dates", "spans", "evidence", "report", "detection", "languages"},
    {"models"},
    {"refusals", "derived", "groups", "citations", "search", "sourcing", "printed", "records"}
    | {"reading_room", "reading_role", "public_version", "reviewing", "release_record", "releasing"}
    | {"editions", "history", "history_wording"},
    {"importing", "annotating", "filters", "exporting", "sample", "verifying", "citing", "suggesting"}
    | {"naming", "jumping"},
    {"pages", "templatetags"},
    {"views", "admin", "management", "reading", "conditional"},
    {"urls", "apps"},
)
#: Parts that know no Django model: they could be packages of their own.
PURE = {"spans", "evidence", "report", "detection", "partial_dates"}


def imports(file: Path) -> set[str]:
    """The parts of the archive that a module uses; `from archive.x.y`, `from ..x` and `from .. import x`."""
    package = [*file.relative_to(ARCHIVE.parent).with_suffix("").parts][:-1]
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            names = [f"{start}.{alias.name}" for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("archive.")}
    return found


def part_of(file: Path) -> str:
    return file.relative_to(ARCHIVE).parts[0].removesuffix(".py")


FILES = [
    file
    for file in sorted(ARCHIVE.rglob("*.py"))
    if part_of(file) not in ("migrations", "__init__") and file.read_text().strip()
]


def layer(part: str) -> int:
    return next(number for number, parts in enumerate(LAYERS) if part in parts)


def test_every_part_has_its_layer():
    parts = {part_of(file) for file in FILES}
    assert parts - set().union(*LAYERS) == set()


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ARCHIVE)))
def test_imports_go_one_way(file):
    own = layer(part_of(file))
    known = set().union(*LAYERS)
    later = {part for part in imports(file) & known if layer(part) > own}
    assert later == set()


def test_the_pure_core_knows_no_django():
    for file in FILES:
        if part_of(file) in PURE:
            for node in ast.walk(ast.parse(file.read_text())):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                assert not [name for name in names if name.split(".")[0] == "django"], file
            assert imports(file) <= PURE, file


def test_formats_never_query():
    for part in ("citations",):
        for file in (ARCHIVE / part).rglob("*.py"):
            assert not imports(file) & {"models", "search", "filters"}, file
