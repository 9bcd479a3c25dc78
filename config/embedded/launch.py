"""Starts the server's process. Called by the watcher, whose child it is."""

import errno
import os
import shutil
import subprocess
import time
from pathlib import Path

from config.embedded.cluster import PORT, Cluster
from config.embedded.locks import share
from config.errors import ConfigurationError

RETRIES = 40  # seconds that processes of a killed server get to end (a page's statement may last 30 s)
LEAST_SPACE = 20_000_000  # bytes; a server starts with less, but its first segment of log needs 16 MB
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
    "log_min_error_statement": "panic",  # statements hold confidential notes,
    "log_error_verbosity": "terse",  # and details the whole row that was refused
    "log_line_prefix": "%m [%p] ",
    "log_checkpoints": "off",
}
#: For data that nobody would miss: a crash may lose it. EMBEDDED_DURABLE=0, as the tests set it.
VOLATILE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def start(cluster: Cluster) -> subprocess.Popen:
    """Starts the server and returns when it accepts connections. Raises ConfigurationError.

    What a killed server left behind is dealt with: its pid file, whose number may be another process's by
    now, is taken away; its processes, which PostgreSQL finds by their shared memory, are waited for.
    """
    (cluster.data / "postmaster.pid").unlink(missing_ok=True)
    _make_socket_folder(cluster)
    begin = time.monotonic()
    while True:
        log_begins = cluster.log.stat().st_size if cluster.log.exists() else 0
        server = _spawn(cluster)
        while server.poll() is None:
            if cluster.is_ready():
                return server
            time.sleep(0.02)
        reason = _last_words(cluster.log, log_begins)
        if "shared memory block" not in reason or time.monotonic() - begin > RETRIES:
            raise ConfigurationError(_explanation(cluster, reason))
        time.sleep(0.3)


def _spawn(cluster: Cluster) -> subprocess.Popen:
    program = cluster.programs / "postgres"
    prefix, how = cluster.account.command(program, cluster.data)
    quoted = '"{}"'.format(str(cluster.socket_folder).replace('"', '""'))
    durable = os.environ.get("EMBEDDED_DURABLE", "1") != "0"
    options = OPTIONS | {"unix_socket_directories": quoted} | ({} if durable else VOLATILE)
    words = [*prefix, program, "-D", cluster.data, *(f"--{name}={value}" for name, value in options.items())]
    with cluster.log.open("ab") as log:
        share(log.fileno(), cluster.folder)
        return subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **how)


def _make_socket_folder(cluster: Cluster) -> None:
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
            raise ConfigurationError(f"{folder} (for the database's socket) is not ours.") from None


def _last_words(log: Path, log_begins: int) -> str:
    with log.open("rb") as file:
        file.seek(log_begins)
        lines = file.read().decode(errors="replace").splitlines()
    worst = [line.split("] ", 1)[-1] for line in lines if "FATAL: " in line or "PANIC: " in line]
    return (worst or lines or ["it gave no reason"])[-1]


def _explanation(cluster: Cluster, reason: str) -> str:
    if os.strerror(errno.ENOSPC) in reason or shutil.disk_usage(cluster.folder).free < LEAST_SPACE:
        return f"No disk space for the embedded PostgreSQL in {cluster.folder}."
    return f"The embedded PostgreSQL did not start: {reason} (log: {cluster.log})"
