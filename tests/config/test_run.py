"""`make run` from its first line to the end of all it started."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

from tests.config.users import ROOT, copy, until


@pytest.mark.slow
def test_it_serves_and_takes_everything_along_when_it_ends(tmp_path, initialised):
    cluster = copy(initialised, tmp_path / "data")
    with socket.create_server(("127.0.0.1", 0)) as free:
        number = free.getsockname()[1]
    environment = {
        "PATH": os.environ["PATH"],
        "DEBUG": "1",
        "DATA_DIR": str(cluster.folder),
        "PORT": str(number),
    }
    greetings = {serve(environment, how) for how in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    until(lambda: cluster.postmaster() is None)
    assert len(greetings) == 1, "passwords stay the same"
    assert "sign in as editor" in greetings.pop()


def serve(environment: dict[str, str], how: int) -> str:
    """Runs the archive until it answers, ends it by that signal; gives its greeting."""
    address = f"http://127.0.0.1:{environment['PORT']}/"
    words = [sys.executable, "-m", "config.run"]
    with subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as running:
        said = ""
        while "Try a search" not in said:
            line = running.stdout.readline()
            assert line, said
            said += line
        with urllib.request.urlopen(f"{address}admin/login/") as page:
            assert page.status == 200
        with socket.create_connection(("127.0.0.1", int(environment["PORT"]))) as browser:
            browser.sendall(b"GET /")  # and no more: a thread waits for it
            running.send_signal(how)
            running.wait(10)
    until(lambda: not answers(int(environment["PORT"])))
    return said[said.index(address) :]


def answers(number: int) -> bool:
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", number)) == 0
