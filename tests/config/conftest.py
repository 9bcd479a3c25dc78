from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from config.embedded import server
from config.embedded.cluster import Cluster
from tests.config.users import User, copy, until


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
