"""As whom the embedded server runs. PostgreSQL refuses root, and nobody's folders are opened for it."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from config.errors import ConfigurationError

ACCOUNTS = ("postgres", "nobody")
ENVIRONMENT = {"LC_ALL": "C", "PATH": os.defpath}  # so that messages come in English


@dataclass(frozen=True)
class Account:
    """An account of the machine; `uid` None is whoever runs this program."""

    uid: int | None = None
    gid: int | None = None

    def give(self, path: Path) -> None:
        """Makes the account the owner of a file or folder."""
        if self.uid is not None:
            os.chown(path, self.uid, self.gid)

    def command(self, program: Path, folder: Path) -> tuple[list[str], dict]:
        """Words to put before a command, and arguments for subprocess, that run it as this account.

        The server's programs and data may lie below a folder that only root may enter (/root is one). Then
        the account gets the one capability to look into folders and read files regardless of their mode.
        """
        changed = {"cwd": "/", "env": ENVIRONMENT, "umask": 0o077}
        if self.uid is None:
            return [], changed
        plain = {**changed, "user": self.uid, "group": self.gid, "extra_groups": []}
        if self._reaches(program, folder, plain):
            return [], plain
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            name = pwd.getpwuid(self.uid).pw_name
            raise ConfigurationError(
                f"The embedded PostgreSQL runs as {name}, who may not enter {folder} or {program.parent}: "
                "run as an ordinary user, install setpriv (util-linux), or set DATABASE_URL."
            )
        who = [f"--reuid={self.uid}", f"--regid={self.gid}", "--clear-groups"]
        may = _capability()
        # PostgreSQL looks for its programs with access(2), which by default leaves capabilities out.
        looks = [f"--inh-caps=-all,+{may}", f"--ambient-caps=+{may}", "--securebits=+no_setuid_fixup"]
        return [setpriv, *who, *looks, "--"], changed

    def runner(self, program: Path, folder: Path) -> Callable[..., str]:
        """A function that runs a command as this account, gives its output, raises CalledProcessError."""
        prefix, options = self.command(program, folder)

        def run(words: list, text: str = "") -> str:
            how = {"input": text, "text": True, "errors": "replace", **options}
            return subprocess.run([*prefix, *words], capture_output=True, check=True, **how).stdout

        return run

    def _reaches(self, program: Path, folder: Path, plain: dict) -> bool:
        probe = ["/bin/sh", "-c", 'cd "$1" && "$2" --version', "sh", folder, program]
        return subprocess.run(probe, capture_output=True, **plain).returncode == 0


def _capability() -> str:
    """The least one root has here that opens folders: containers often withhold the first."""
    status = Path("/proc/self/status").read_text()
    held = int(status.split("CapPrm:")[1].split()[0], 16)
    return "dac_read_search" if held & 1 << 2 else "dac_override"


def account_for(data: Path) -> Account:
    """This account, or for root the data's or its folder's owner, else a lowly one."""
    if os.geteuid() != 0:
        return Account()
    owner = (data if data.exists() else data.parent).stat()
    if owner.st_uid != 0:
        return Account(owner.st_uid, owner.st_gid)
    if data.exists():
        raise ConfigurationError(
            f"{data} belongs to root, and PostgreSQL refuses root: chown -R it to another account."
        )
    for name in ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise ConfigurationError(
        "PostgreSQL refuses root, and there is no account postgres or nobody to run it as."
    )
