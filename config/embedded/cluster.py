"""The data directory of the embedded server. Standard library only: the watcher has nothing else."""

import errno
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from config.embedded.account import Account, account_for
from config.errors import ConfigurationError

ROLE = DATABASE = "fundstelle"
PORT = 5432  # only part of the socket's file name: the server listens on no network
LONGEST_SOCKET_FOLDER = 85  # bytes; "/.s.PGSQL.5432.lock" follows, and a socket address ends at 104 to 108
CTYPE = "C.UTF-8" if sys.platform == "linux" else "UTF-8"
INITDB_OPTIONS = (
    f"--username={ROLE}",
    "--auth=trust",  # the socket is readable by its owner only
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    f"--lc-ctype={CTYPE}",  # with "C" the text search parser takes „ and — for letters
)


@dataclass(frozen=True)
class Cluster:
    """One embedded server: its folder (DATA_DIR, absolute) and the programs it is run with."""

    folder: Path
    programs: Path

    @property
    def data(self) -> Path:
        return self.folder / "postgres"

    @property
    def log(self) -> Path:
        return self.folder / "postgres.log"

    def lock_file(self, purpose: str) -> Path:
        return self.folder / f"postgres.{purpose}"

    @property
    def account(self) -> Account:
        """As whom the server's programs run. Raises ConfigurationError."""
        return account_for(self.data)

    @property
    def socket_folder(self) -> Path:
        """The data directory, or a private one among the temporary files.

        The path of a socket must be short, and a comma would part it in two for libpq.
        """
        import hashlib
        import tempfile

        path = os.fsencode(self.data)
        if len(path) <= LONGEST_SOCKET_FOLDER and b"," not in path:
            return self.data
        return Path(tempfile.gettempdir(), f"fundstelle-{hashlib.sha256(path).hexdigest()[:16]}")

    def postmaster(self) -> int | None:
        """Process number of the server that works in the data directory, None when none does."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return None
        except PermissionError as error:
            raise ConfigurationError(
                f"{self.data} belongs to another account: run as its owner, or name another DATA_DIR."
            ) from error
        return pid if runs_server(pid, self.data) else None

    def is_ready(self) -> bool:
        """Whether the running server accepts connections (line 8 of its pid file)."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return len(lines) >= 8 and lines[7].strip() == "ready"


def runs_server(pid: int, data: Path) -> bool:
    """Whether that process is a PostgreSQL server on `data`, and not one that got a dead server's number."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # alive, under another account
    try:
        if sys.platform == "linux":
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")  # empty for a zombie
            return os.fsencode(data) in words
        command = subprocess.run(["ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True)
        return os.fsencode(data) in command.stdout
    except OSError:
        return False


def initialise(cluster: Cluster) -> None:
    """Makes the data directory with its database, whole or not at all. Call under the start lock."""
    for unfinished in cluster.folder.glob("postgres.new-*"):  # by an initdb that was killed
        shutil.rmtree(unfinished, ignore_errors=True)
    import tempfile

    account = cluster.account
    fresh = Path(tempfile.mkdtemp(prefix="postgres.new-", dir=cluster.folder))
    try:
        account.give(fresh)
        run = account.runner(cluster.programs / "postgres", fresh)
        run([cluster.programs / "initdb", "-D", fresh, *INITDB_OPTIONS])
        run(
            [cluster.programs / "postgres", "--single", "-D", fresh, "template1"],
            f"CREATE DATABASE {DATABASE}\n",
        )
        fresh.rename(cluster.data)
    except subprocess.CalledProcessError as error:
        raise ConfigurationError(_reason(error, cluster.folder)) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _reason(error: subprocess.CalledProcessError, folder: Path) -> str:
    output = error.stderr.strip()
    if os.strerror(errno.ENOSPC) in output or os.strerror(errno.EFBIG) in output:
        return f"No disk space for the embedded PostgreSQL in {folder}: it needs about 100 MB."
    lines = [line for line in output.splitlines() if "error:" in line or "FATAL" in line] or [output[-300:]]
    return f"The embedded PostgreSQL could not be set up in {folder}: {lines[-1]}"
