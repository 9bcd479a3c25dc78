"""Locks between processes, and whose the files beside the data are."""

import fcntl
import os
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(path: Path, how: int = fcntl.LOCK_EX):
    """Holds the lock for the block; waits for it unless `how` says otherwise."""
    descriptor = lock(path, how)
    try:
        yield
    finally:
        os.close(descriptor)


def lock(path: Path, how: int) -> int:
    """Takes the lock and gives its file descriptor, which Python closes in programs this one starts."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        share(descriptor, path.parent)
        fcntl.flock(descriptor, how)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def share(file: int | Path, folder: Path) -> None:
    """What root made in somebody's folder becomes theirs: they shall be able to start the server, too."""
    if os.geteuid() == 0:
        owner = folder.stat()
        os.chown(file, owner.st_uid, owner.st_gid)


def make_folder(folder: Path) -> None:
    """Makes it, and the folders above it, theirs who own the folder it is in."""
    if not folder.exists():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        share(folder, folder.parent)
