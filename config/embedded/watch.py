"""The process that runs the embedded server and stops it when its last user is gone.

Started by server.py as `python -S -E -m config.embedded.watch FOLDER PROGRAMS`, apart from any terminal. It
waits for the exclusive lock on postgres.users: the kernel grants it when the last process that uses the
server has ended, be it by SIGKILL. Until then it ignores SIGTERM, as its users may need the database to
end in order.
"""

import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from config.embedded.cluster import Cluster
from config.embedded.launch import start
from config.embedded.locks import lock
from config.errors import ConfigurationError

PATIENCE = 60  # seconds a server gets to stop in order
LOG_LIMIT = 5_000_000  # bytes; then the log becomes postgres.log.1


def main() -> None:
    cluster = Cluster(Path(sys.argv[1]), Path(sys.argv[2]))
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: None)  # not SIG_IGN, which the server would inherit
    try:
        if _becomes_watcher(cluster):
            _watch(cluster)
        _report("ready")
    except (ConfigurationError, OSError) as error:
        _report(str(error))


def _becomes_watcher(cluster: Cluster) -> bool:
    """Waits for another watcher to go; False when that one's server turns out to be well.

    A watcher whose server cannot be seen is in another container: two servers on one folder would ruin it.
    """
    end = time.monotonic() + PATIENCE + 10
    while time.monotonic() < end:
        try:
            lock(cluster.lock_file("watch"), fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if cluster.postmaster() and cluster.is_ready():
                return False
            time.sleep(0.05)
    raise ConfigurationError(f"{cluster.folder} is in use elsewhere, perhaps in another container.")


def _watch(cluster: Cluster) -> None:
    """Runs the server, or takes over one that lost its watcher, until the last user is gone."""
    adopted = cluster.postmaster()
    wait = _outlives(adopted, cluster) if adopted else start(cluster).wait
    stopping = threading.Event()
    tending = threading.Thread(target=_tend, args=(wait, cluster, stopping), daemon=True)
    tending.start()
    while adopted and cluster.postmaster() and not cluster.is_ready():
        time.sleep(0.05)
    _report("ready")
    lock(cluster.lock_file("users"), fcntl.LOCK_EX)
    stopping.set()
    _stop(cluster)
    tending.join(1)


def _report(line: str) -> None:
    """Tells the process that started this one, which may have been killed since, and lets go of it."""
    with contextlib.suppress(OSError):
        os.write(sys.stdout.fileno(), line.encode())
    os.dup2(os.open(os.devnull, os.O_RDWR), sys.stdout.fileno())


def _outlives(pid: int, cluster: Cluster) -> Callable[[float], None]:
    """The like of Popen.wait for a server that is not this process's child."""

    def wait(timeout: float) -> None:
        end = time.monotonic() + timeout
        while cluster.postmaster() == pid:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired("postgres", timeout)
            time.sleep(1)

    return wait


def _tend(wait: Callable[[float], object], cluster: Cluster, stopping: threading.Event) -> None:
    """Keeps the log short; ends this process when the server has ended: the next start brings another."""
    while True:
        try:
            wait(60)
        except subprocess.TimeoutExpired:
            _shorten(cluster.log)
            continue
        if not stopping.is_set():
            os._exit(0)
        return


def _shorten(log: Path) -> None:
    if log.stat().st_size > LOG_LIMIT:
        shutil.copyfile(log, log.with_suffix(".log.1"))
        os.truncate(log, 0)  # the server appends


def _stop(cluster: Cluster) -> None:
    """Stops the server: first without waiting for its clients, at last without order."""
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        pid = cluster.postmaster()
        if pid is None:
            break
        os.kill(pid, number)
        end = time.monotonic() + PATIENCE
        while cluster.postmaster() == pid and time.monotonic() < end:
            time.sleep(0.02)
    if cluster.socket_folder != cluster.data:
        shutil.rmtree(cluster.socket_folder, ignore_errors=True)


if __name__ == "__main__":
    main()
