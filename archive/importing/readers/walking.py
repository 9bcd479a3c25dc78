"""Files named on a command line, and those in folders, always in the same order."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from archive.importing.readers.messages import gettext_noop
from archive.importing.readers.parsed import Refusal


def files(paths: Iterable[Path]) -> Iterator[tuple[Path, str] | Refusal]:
    """Each file with its origin as messages name it, or a Refusal for what is none.

    Paths keep their order; inside a folder files come by name, hidden ones are passed over, links to folders
    are not followed. The origin of a file is its name, inside a folder its path below the folder.
    """
    for path in paths:
        if not path.is_dir():
            yield _file(path, path.name)
            continue
        inside = list(_inside(path, path))
        yield from inside or [Refusal.of("no_files", str(path))]


def _inside(folder: Path, top: Path) -> Iterator[tuple[Path, str] | Refusal]:
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        yield Refusal.of("unreadable", str(folder), problem=error.strerror or str(error))
        return
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _inside(path, top)
        else:
            yield _file(path, path.relative_to(top).as_posix())


def _file(path: Path, origin: str) -> tuple[Path, str] | Refusal:
    if path.is_file():
        return path, origin
    if path.exists():
        return Refusal.of("not_a_file", origin)
    return Refusal.of("unreadable", origin, problem=gettext_noop("no such file"))
