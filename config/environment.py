"""Reads the environment for settings.py. Whatever is wrong there is one line: ConfigurationError."""

import contextlib
import hashlib
import os
import re
import secrets
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url

from config.embedded.locks import make_folder, share
from config.errors import ConfigurationError

ROOT = Path(__file__).resolve().parent.parent
ON, OFF = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}
SCHEMES = ("postgres", "postgresql")


def data_dir() -> Path:
    """DATA_DIR, where everything the running project writes is kept."""
    return Path(os.environ.get("DATA_DIR") or ROOT / "var").expanduser().absolute()


def switch(name: str, default: bool) -> bool:
    """An environment variable that is on or off; `default` where it is unset or empty."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value not in ON | OFF:
        raise ConfigurationError(f"{name}={value} is neither 1 nor 0.")
    return value in ON


def words(name: str, default: list[str]) -> list[str]:
    """A comma-separated environment variable."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()] or default


def secret_key(debug: bool, data_dir: Path) -> str:
    """SECRET_KEY; in debug mode one that is made once and kept in DATA_DIR."""
    key = os.environ.get("SECRET_KEY", "")
    if key and (debug or len(key) >= 50):
        return key
    if not debug:
        found = f"has {len(key)} characters" if key else "is missing"
        raise ConfigurationError(f"SECRET_KEY {found}: set it to 50 or more random ones (or DEBUG=1).")
    return _kept_key(data_dir / "secret_key")


def _kept_key(path: Path) -> str:
    try:
        if not path.exists():
            make_folder(path.parent)
            keep_private(path, secrets.token_urlsafe(50))
        key = path.read_text().strip()
    except OSError as error:
        raise ConfigurationError(f"DATA_DIR {path.parent} cannot be used: {error.strerror}.") from error
    if not key:
        raise ConfigurationError(f"{path} is empty: delete it.")
    return key


def keep_private(path: Path, text: str) -> None:
    """Writes a file that only its owner may read, whole or not at all; leaves an existing one alone."""
    descriptor, fresh = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(text)
            share(file.fileno(), path.parent)
        with contextlib.suppress(FileExistsError):
            os.link(fresh, path)
    finally:
        Path(fresh).unlink()


def database(data_dir: Path) -> dict:
    """DATABASE_URL as Django's settings of a database, the embedded server in `data_dir` without it."""
    if not os.environ.get("DATABASE_URL", "").strip():
        return {
            "ENGINE": "config.embedded",
            "NAME": "fundstelle",
            "USER": "fundstelle",
            "HOST": str(data_dir),
        }
    return _from_url("DATABASE_URL")


def reading_database(desk: dict, secret_key: str) -> dict:
    """READING_DATABASE_URL (perhaps a standby); without it the desk's server as role `reading`.

    On a server that asks for passwords the role gets one derived from SECRET_KEY; `migrate` sets it.
    """
    if os.environ.get("READING_DATABASE_URL", "").strip():
        return _from_url("READING_DATABASE_URL")
    settings = desk | {"USER": "reading"}
    if desk["ENGINE"] != "config.embedded":
        key = f"{secret_key}:reading:{desk['NAME']}".encode()
        settings["PASSWORD"] = hashlib.sha256(key).hexdigest()
    return settings


def _from_url(name: str) -> dict:
    """The database that an environment variable names; raises ConfigurationError."""
    url = os.environ[name].strip()
    form = "postgres://user:password@host:port/name"
    try:
        parts = urlsplit(url)
        settings = dj_database_url.parse(url) if parts.scheme in SCHEMES and parts.port != 0 else None
    except (ValueError, dj_database_url.ParseError) as error:
        raise ConfigurationError(
            f"{name} cannot be read: write {form}, special characters as %40 (@), %2F (/), %23 (#)."
        ) from error
    if settings is None:
        raise ConfigurationError(f"{name} does not begin with postgres://: write {form}.")
    if not settings["NAME"]:
        raise ConfigurationError(f"{name} names no database: write {form}.")
    return settings


def duration(name: str, default: str) -> str:
    """A time as PostgreSQL writes it: 0 (none), 500ms, 30s, 5min."""
    value = os.environ.get(name, "").strip() or default
    if not re.fullmatch(r"0|\d{1,6}(ms|s|min)", value):
        raise ConfigurationError(f"{name}={value} is no time like 30s, 500ms or 0 (none).")
    return value
