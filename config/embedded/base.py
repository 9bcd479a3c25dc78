"""Django's PostgreSQL backend on the embedded server (the file's name is Django's)."""

from pathlib import Path

from django.db.backends.postgresql import base

from config.embedded.cluster import PORT
from config.embedded.server import ensure_running


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL, started when the first connection is wanted. HOST is the folder of its data (DATA_DIR)."""

    def get_connection_params(self) -> dict:
        socket_folder = ensure_running(Path(self.settings_dict["HOST"]))
        return {**super().get_connection_params(), "host": str(socket_folder), "port": PORT}
