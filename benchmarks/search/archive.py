"""A scratch archive: the sample in an embedded PostgreSQL of its own, kept for the next run."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from benchmarks.search.processes import stop, wait_for_end

ROOT = Path(__file__).resolve().parents[2]
#: What a loaded archive depends on: another revision of it is another archive.
REVISION = (
    "archive/sample/*.py",
    "archive/data/sample_words.json",
    "archive/derived/*.py",
    "archive/migrations/**/*.*",
)
#: Keeps the embedded server running until its standard input ends, thus no longer than we live.
HOLD = (
    "import sys; from pathlib import Path; from config.embedded.server import ensure_running; "
    "print(ensure_running(Path(sys.argv[1])), flush=True); sys.stdin.read()"
)


@dataclass(frozen=True)
class Archive:
    """A loaded archive whose server runs; `environment` is what commands and servers on it need."""

    quotes: int
    folder: Path
    sockets: str
    environment: dict[str, str]

    def connect(self) -> psycopg.Connection:
        """As the owner of the tables."""
        names = {"dbname": "fundstelle", "user": "fundstelle", "host": self.sockets, "port": 5432}
        return psycopg.connect(**names, autocommit=True)

    def manage(self, *words: str) -> None:
        subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=self.environment, check=True)


@contextmanager
def scratch_archive(quotes: int, cache: Path) -> Iterator[Archive]:
    """An archive of that many quotes below the cache folder, loaded if it is not there yet."""
    folder, revision = cache / f"search-{quotes}", _revision()
    loaded = folder / "loaded"
    if not (loaded.exists() and loaded.read_text() == revision):
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    environment = _environment(folder)
    with _running(folder, environment) as sockets:
        archive = Archive(quotes, folder, sockets, environment)
        if not loaded.exists():
            _load(archive)
            loaded.write_text(revision)
        archive.manage("collectstatic", "--noinput", "--verbosity=0")
        yield archive


def _load(archive: Archive) -> None:
    print(f"loading {archive.quotes:,} quotes", flush=True)
    archive.manage("migrate", "--verbosity=0", "--noinput")
    archive.manage("load_sample", "--quotes", str(archive.quotes))
    with archive.connect() as connection:  # as autovacuum would, but not in the middle of a measurement
        connection.execute("VACUUM ANALYZE")
        connection.execute("CHECKPOINT")


@contextmanager
def _running(folder: Path, environment: dict[str, str]) -> Iterator[str]:
    """The folder of the server's socket; its last user gone, the server stops."""
    words = [sys.executable, "-c", HOLD, str(folder)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    holder = subprocess.Popen(words, cwd=ROOT, env=environment, start_new_session=True, **pipes)
    try:
        sockets = holder.stdout.readline().strip()
        if not sockets:
            sys.exit(f"The scratch archive in {folder} did not start.")
        yield sockets
    finally:
        server = folder / "postgres" / "postmaster.pid"
        number = int(server.read_text().split("\n", 1)[0]) if server.exists() else None
        stop(holder)
        if number:
            wait_for_end(number)


def _environment(folder: Path) -> dict[str, str]:
    """As in production, without TLS."""
    kept = {name: value for name, value in os.environ.items() if not name.endswith("DATABASE_URL")}
    return kept | {
        "DATA_DIR": str(folder),
        "DEBUG": "0",
        "SECRET_KEY": "a-scratch-archive-keeps-no-secrets-and-is-thrown-away-some-day",
        "ALLOWED_HOSTS": "127.0.0.1",
        "TLS": "0",
        "EMBEDDED_DURABLE": "0",  # nobody would miss it
        "PYTHONPATH": str(ROOT),
    }


def _revision() -> str:
    digest = hashlib.sha256()
    for path in sorted(path for pattern in REVISION for path in ROOT.glob(pattern)):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]
