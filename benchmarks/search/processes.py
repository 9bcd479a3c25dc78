"""Servers on free ports of this machine, stopped by process number when they are no longer needed."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOST = "127.0.0.1"
STARTING = 60  # seconds a server gets to accept connections
STOPPING = 20  # and to end


class NotStarted(Exception):
    """A server ended, or did not accept connections in time; with the end of its log."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


@contextmanager
def served(words: list[str], port: int, log: Path, folder: Path, environment: dict) -> Iterator[int]:
    """Runs a server while the block runs; gives its port. Raises NotStarted."""
    with log.open("wb") as output:
        server = subprocess.Popen(
            words,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # Ctrl-C is for the benchmark, which stops its servers itself
        )
        try:
            _wait(server, port, log)
            yield port
        finally:
            stop(server)


def stop(server: subprocess.Popen) -> None:
    """Ends a process we started: asked at first, killed when it does not listen."""
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(STOPPING)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def wait_for_end(pid: int) -> None:
    """Returns when that process is gone, or after a while all the same."""
    for _ in range(STOPPING * 20):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)


def _wait(server: subprocess.Popen, port: int, log: Path) -> None:
    for _ in range(STARTING * 10):
        if server.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise NotStarted(f"{' '.join(server.args[:4])} …\n{log.read_text(errors='replace')[-2000:]}")
