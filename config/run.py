"""`make run`: prepares the archive, then serves it until Ctrl-C.

The server is gunicorn with threads, the one to use in production too: a slow page does not hold up the
others, and WhiteNoise serves the static files. Everything started here ends with this process: the preparing
process is killed, gunicorn's worker notices that its parent is gone, and the embedded PostgreSQL stops with
its last user.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from gunicorn.app.base import BaseApplication

from config import environment, port
from config.embedded.server import ensure_running
from config.errors import explained

ROOT = Path(__file__).resolve().parent.parent
THREADS = 16
GRACE = 3  # seconds that pages get to be finished when the server is told to end (SIGTERM)


class Server(BaseApplication):
    """gunicorn on a socket that listens already."""

    def __init__(self, listener: socket.socket, welcome: str):
        self.listener, self.welcome = listener, welcome
        super().__init__()

    def load_config(self) -> None:
        settings = {
            "bind": f"fd://{self.listener.fileno()}",
            "worker_class": "gthread",
            "threads": THREADS,
            "limit_request_line": 0,  # the application itself says what is too long
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": self.ready,
            "graceful_timeout": GRACE,
            "worker_int": at_once,
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self):
        from config.wsgi import application

        return application

    def ready(self, _arbiter) -> None:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)  # a closed terminal ends it; gunicorn would reload
        print(self.welcome, flush=True)


def at_once(_worker) -> None:
    """What Ctrl-C does to gunicorn's worker: its threads wait for the connections that browsers hold open."""
    os._exit(0)


def main() -> None:
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, _frame: sys.exit(128 + number))
    listener = port.reserve(port.number())
    data_dir = environment.data_dir()
    if not os.environ.get("DATABASE_URL", "").strip():
        print("fundstelle: starting the embedded PostgreSQL", flush=True)
        ensure_running(data_dir)  # here, so that it goes on running when the preparing process has ended
    prepared = subprocess.run([sys.executable, "-m", "config.prepare"], cwd=ROOT)
    if prepared.returncode:
        sys.exit(prepared.returncode)
    Server(listener, welcome(data_dir)).run()


def welcome(data_dir: Path) -> str:
    """The address, the demo accounts and the next thing to try."""
    address = f"http://{port.HOST}:{port.number()}/"
    lines = ["", f"The archive is at       {address}   (Ctrl-C stops it)"]
    accounts = data_dir / "demo_accounts"
    if environment.switch("DEBUG", False) and accounts.exists():
        lines += [f"The desk is at          {address}admin/"]
        lines += [f"  sign in as {line}" for line in accounts.read_text().splitlines()]
    lines += [f"Try a search:           {address}quotes/?q=Friedensvereinbarung", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(explained(main))
    sys.exit(130)
