"""The port `make run` serves on. Standard library only: it is looked at before anything is installed."""

import errno
import os
import socket
import sys

from config.errors import ConfigurationError, explained

HOST = "127.0.0.1"


def number() -> int:
    """PORT, 8000 where it is unset. Raises ConfigurationError."""
    value = os.environ.get("PORT", "").strip() or "8000"
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= 65535):
        raise ConfigurationError(f"PORT={value} is not a number from 1 to 65535.")
    return int(value)


def reserve(port: int) -> socket.socket:
    """A socket that listens there already: browsers wait in it until the server is ready."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise ConfigurationError(_refusal(port, error)) from error
    return listener


def _refusal(port: int, error: OSError) -> str:
    if error.errno != errno.EADDRINUSE:
        return f"Port {port} cannot be used ({error.strerror}): choose another, like `make run PORT=8000`."
    other = port + 1 if port < 65535 else 8000
    return (
        f"Port {port} is taken, perhaps by a `make run` that is still going: "
        f"stop that, or choose another with `make run PORT={other}`."
    )


if __name__ == "__main__":
    sys.exit(explained(lambda: reserve(number()).close()))
