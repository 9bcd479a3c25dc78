"""Whatever is wrong with the environment is told in one line, without a traceback, with exit code 2."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from config import environment, port
from config.errors import ConfigurationError

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {"DEBUG": "0", "SECRET_KEY": "k" * 30 + "0123456789" * 3, "ALLOWED_HOSTS": "example.org"}


def run(*words: str, **environment: str) -> subprocess.CompletedProcess:
    environment = {"PATH": os.environ["PATH"]} | environment
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=30
    )


def refusal(done: subprocess.CompletedProcess) -> str:
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("fundstelle: ")
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


FILE = Path(__file__)


@pytest.mark.parametrize(
    "name, value, read, told",
    [
        ("DATABASE_URL", "mysql://user@host/name", environment.database, "does not begin with postgres://"),
        ("DATABASE_URL", "not an address", environment.database, "does not begin with postgres://"),
        ("DATABASE_URL", "postgres://user:pass#word@host/name", environment.database, "cannot be read"),
        ("DATABASE_URL", "postgres://user@host:seven/name", environment.database, "cannot be read"),
        ("DATABASE_URL", "postgres://user@host", environment.database, "names no database"),
        ("SECRET_KEY", "", lambda _: environment.secret_key(False, FILE), "is missing"),
        ("SECRET_KEY", "short", lambda _: environment.secret_key(False, FILE), "has 5 characters"),
        ("SECRET_KEY", "", lambda _: environment.secret_key(True, FILE), "DATA_DIR .* cannot be used"),
        ("DEBUG", "maybe", lambda _: environment.switch("DEBUG", False), "=maybe is neither 1 nor 0"),
        (
            "STATEMENT_TIMEOUT",
            "soon",
            lambda _: environment.duration("STATEMENT_TIMEOUT", "0"),
            "=soon is no",
        ),
        ("PORT", "80000", lambda _: port.number(), "=80000 is not a number from 1 to 65535"),
        ("PORT", "٨٠٠٠", lambda _: port.number(), "is not a number from 1 to 65535"),
    ],
)
def test_a_wrong_value(monkeypatch, name, value, read, told):
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError, match=f"^{name}.*{told}|^{told}") as error:
        read(FILE)
    line = str(error.value)
    assert "\n" not in line
    assert "pass#" not in line, "a part of the password is shown"


@pytest.mark.parametrize(
    "wrong, told",
    [
        ({"ALLOWED_HOSTS": " , "}, "ALLOWED_HOSTS is missing"),
        ({"DATABASE_URL": "sqlite:///file"}, "DATABASE_URL does not begin"),
    ],
)
def test_a_wrong_setting_stops_every_command(wrong, told):
    assert told in refusal(run("manage.py", "check", **(PRODUCTION | wrong)))


@pytest.mark.parametrize(
    "url, told",
    [
        ("postgres://user:secret@127.0.0.1:1/name", "Connection refused"),
        ("postgres://user:secret@no-such-host.invalid/name", "no-such-host.invalid"),
        ("postgres://user:secret@127.0.0.1:1/name?nonsense=1", "nonsense"),
    ],
)
def test_a_database_that_does_not_answer(url, told):
    line = refusal(run("manage.py", "migrate", **PRODUCTION, DATABASE_URL=url))
    assert told in line
    assert "secret" not in line


@pytest.mark.django_db
@pytest.mark.parametrize(
    "user, name, told", [("fundstelle", "nowhere", '"nowhere" does not exist'), ("nobody", "x", '"nobody"')]
)
def test_a_database_that_refuses(user, name, told):
    host = connection.get_connection_params()["host"].replace("/", "%2F")
    url = f"postgres://{user}:secret@{host}/{name}"
    assert told in refusal(run("manage.py", "migrate", **PRODUCTION, DATABASE_URL=url))


def test_production_settings_pass_the_deployment_checks(tmp_path):
    words = ("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    done = run(*words, **PRODUCTION, DATA_DIR=str(tmp_path / "unused"))
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "unused").exists(), "a check starts no database"


def test_a_wrong_setting_ends_the_server_rather_than_its_workers_again_and_again(tmp_path):
    words = ("-m", "gunicorn", "config.wsgi", "--bind", f"unix:{tmp_path / 'socket'}", "--no-control-socket")
    done = run(*words, **PRODUCTION, DATABASE_URL="sqlite:///file")
    assert done.returncode != 0
    assert done.stderr.count("fundstelle: DATABASE_URL does not begin with postgres://") == 1


@pytest.mark.parametrize("module", ["config.port", "config.run"])
def test_a_taken_port_is_told_before_anything_is_started(module, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        done = run("-m", module, PORT=str(number), DATA_DIR=str(tmp_path / "data"), DEBUG="1")
    assert f"Port {number} is taken" in refusal(done)
    assert "make run PORT=" in done.stderr
    assert not (tmp_path / "data").exists()
