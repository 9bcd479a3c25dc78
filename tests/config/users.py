"""Processes that use an embedded server, for the tests that end and kill them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from config.embedded import server
from config.embedded.cluster import Cluster

ROOT = Path(__file__).resolve().parents[2]
USER = """
import sys
from pathlib import Path
from config.embedded.server import ensure_running
from config.errors import ConfigurationError
{before}
try:
    print(ensure_running(Path(sys.argv[1])), flush=True)
    for _ in sys.stdin:
        print(ensure_running(Path(sys.argv[1])), flush=True)
except ConfigurationError as error:
    print("refused:", error, flush=True)
"""
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root changes accounts")


class User:
    """A process that uses the server in a folder: it asks for it when it starts and whenever told to."""

    def __init__(self, folder: Path, before: str = ""):
        words = [sys.executable, "-c", USER.format(before=before), str(folder)]
        self.process = subprocess.Popen(
            words,
            cwd=ROOT,
            env=os.environ | {"EMBEDDED_DURABLE": "1"},  # these servers are killed and must have lost nothing
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def answer(self) -> str:
        """The folder of the socket, or "refused: …"."""
        return self.process.stdout.readline().strip()

    def ask(self) -> str:
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return self.answer()

    def end(self, how: int = signal.SIGKILL) -> None:
        self.process.send_signal(how)
        self.process.wait()


def copy(initialised: Path, folder: Path) -> Cluster:
    folder.mkdir(parents=True)
    subprocess.run(["cp", "-a", initialised / "postgres", folder], check=True)
    return Cluster(folder, server.programs())


def until(condition: Callable[[], object], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def query(socket_folder: str, sql: str):
    with psycopg.connect(host=socket_folder, user="fundstelle", dbname="fundstelle", port=5432) as connection:
        return connection.execute(sql).fetchone()[0]
