"""What the embedded server cannot work with, told in one line."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from config.embedded import server
from config.errors import ConfigurationError
from tests.config.users import ROOT, User, as_root, query

FULL_DISK = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))"


def test_a_full_disk_is_told_and_leaves_nothing_half_made(tmp_path, use):
    answer = use(tmp_path, before=FULL_DISK).answer()
    assert answer.startswith("refused: No disk space for the embedded PostgreSQL in")
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []
    assert query(use(tmp_path).answer(), "SELECT 1") == 1


@as_root
def test_data_of_root_is_refused_in_one_line(cluster, use):
    shutil.chown(cluster.data, 0, 0)
    answer = use(cluster.folder).answer()
    assert "belongs to root" in answer
    shutil.chown(cluster.data, "nobody")


def test_data_of_another_version_is_refused_in_one_line(cluster, use):
    (cluster.data / "PG_VERSION").write_text("15\n")
    assert "was written by PostgreSQL 15, this is PostgreSQL" in use(cluster.folder).answer()


def test_a_wrong_password_is_told_in_one_line(cluster, use):
    (cluster.data / "pg_hba.conf").write_text("local all all scram-sha-256\n")
    host = use(cluster.folder).answer().replace("/", "%2F")
    environment = {
        **os.environ,
        "DEBUG": "1",
        "DATABASE_URL": f"postgres://fundstelle:wrong@{host}/fundstelle",
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "password authentication failed" in done.stderr


def test_a_server_that_does_not_start_says_why(cluster, use):
    with (cluster.data / "postgresql.conf").open("a") as file:
        file.write("\nno_such_setting = 1\n")
    assert "did not start: " in use(cluster.folder).answer()


@pytest.mark.parametrize("folder", ["/proc/nowhere", __file__])
def test_a_folder_that_cannot_be_written_is_told(folder, use):
    user = User(Path(folder))
    assert user.answer().startswith(f"refused: DATA_DIR {folder} cannot be used: ")


def test_a_machine_without_a_wheel_is_told_to_bring_a_database(monkeypatch):
    monkeypatch.setattr(server.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ConfigurationError, match="set DATABASE_URL"):
        server.ensure_running(Path("nowhere"))
