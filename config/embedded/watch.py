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

from config.embedded.cluster import PORT, Cluster, lock
from config.errors import ConfigurationError

PATIENCE = 60  # seconds a server gets to stop in order
RETRIES = 40  # seconds that processes of a killed server get to end (a statement may last 30 s)
LOG_LIMIT = 5_000_000  # bytes; then the log becomes postgres.log.1
OPTIONS = {
    "listen_addresses": "",
    "port": PORT,
    "unix_socket_permissions": "0700",
    "max_connections": 100,
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "random_page_cost": 1.1,  # the archive fits into memory or lies on flash
    "jit": "off",
    "log_min_error_statement": "panic",  # statements hold confidential notes
    "log_line_prefix": "%m [%p] ",
    "log_checkpoints": "off",
}


def main() -> None:
    cluster = Cluster(Path(sys.argv[1]), Path(sys.argv[2]))
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: None)  # not SIG_IGN, which the server would inherit
    lock(cluster.lock_file("watch"), fcntl.LOCK_EX)
    adopted = cluster.postmaster()
    try:
        gone = _outlives(adopted, cluster) if adopted else start(cluster).wait
    except (ConfigurationError, OSError) as error:
        report(f"{error}")
        return
    threading.Thread(target=_tend, args=(gone, cluster), daemon=True).start()
    report("ready")
    lock(cluster.lock_file("users"), fcntl.LOCK_EX)
    stop(cluster)


def report(line: str) -> None:
    """Tells the process that started this one, which may have been killed since, and lets go of it."""
    with contextlib.suppress(OSError):
        os.write(sys.stdout.fileno(), line.encode())
    os.dup2(os.open(os.devnull, os.O_RDWR), sys.stdout.fileno())


def start(cluster: Cluster) -> subprocess.Popen:
    """Starts the server and returns when it accepts connections. Raises ConfigurationError."""
    (cluster.data / "postmaster.pid").unlink(missing_ok=True)  # nobody's: a killed server's, see runs_server
    _socket_folder(cluster)
    begin = time.monotonic()
    while True:
        begins_at = cluster.log.stat().st_size if cluster.log.exists() else 0
        server = _spawn(cluster)
        while server.poll() is None:
            if cluster.is_ready():
                return server
            time.sleep(0.02)
        reason = _fatal(cluster.log, begins_at)
        # PostgreSQL itself refuses to start beside what is left of a killed server; that ends soon.
        if "shared memory block" not in reason or time.monotonic() - begin > RETRIES:
            raise ConfigurationError(f"The embedded PostgreSQL did not start: {reason} (log: {cluster.log})")
        time.sleep(0.3)


def _spawn(cluster: Cluster) -> subprocess.Popen:
    program = cluster.programs / "postgres"
    prefix, options = cluster.account.command(program, cluster.data)
    quoted = '"{}"'.format(str(cluster.socket_folder).replace('"', '""'))
    settings = [
        f"--{name}={value}" for name, value in (OPTIONS | {"unix_socket_directories": quoted}).items()
    ]
    with cluster.log.open("ab") as log:
        return subprocess.Popen(
            [*prefix, program, "-D", cluster.data, *settings],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            **options,
        )


def _socket_folder(cluster: Cluster) -> None:
    folder, account = cluster.socket_folder, cluster.account
    if folder == cluster.data:
        return
    owner = os.geteuid() if account.uid is None else account.uid
    try:
        folder.mkdir(mode=0o700)
        account.give(folder)
    except FileExistsError:
        found = folder.lstat()
        if found.st_uid != owner or found.st_mode != 0o40700:
            raise ConfigurationError(
                f"{folder}, wanted for the database's socket, is somebody else's."
            ) from None


def _fatal(log: Path, begins_at: int) -> str:
    with log.open("rb") as file:
        file.seek(begins_at)
        lines = file.read().decode(errors="replace").splitlines()
    worst = [line.split("] ", 1)[-1] for line in lines if "FATAL: " in line or "PANIC: " in line]
    return (worst or lines or ["no reason given"])[-1]


def _outlives(pid: int, cluster: Cluster) -> Callable[[float], None]:
    """The like of Popen.wait for a server that lost its watcher and is taken over by this one."""

    def wait(timeout: float) -> None:
        end = time.monotonic() + timeout
        while cluster.postmaster() == pid:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired("postgres", timeout)
            time.sleep(1)

    return wait


def _tend(gone: Callable[[float], object], cluster: Cluster) -> None:
    """Keeps the log short; ends this process when the server has ended: the next start brings a new one."""
    while True:
        try:
            gone(60)
            os._exit(0)
        except subprocess.TimeoutExpired:
            if cluster.log.stat().st_size > LOG_LIMIT:
                shutil.copyfile(cluster.log, cluster.log.with_suffix(".log.1"))
                os.truncate(cluster.log, 0)  # the server appends


def stop(cluster: Cluster) -> None:
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
