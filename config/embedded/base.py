"""Django's PostgreSQL backend on the embedded server (the file's name is Django's)."""

from pathlib import Path

from django.db.backends.postgresql import base, client

from config.embedded.cluster import PORT
from config.embedded.server import ensure_running, programs


class DatabaseClient(client.DatabaseClient):
    """`manage.py dbshell`, with the psql of the embedded server."""

    @classmethod
    def settings_to_cmd_args_env(cls, settings_dict: dict, parameters: list[str]) -> tuple[list, dict]:
        here = {"HOST": str(ensure_running(Path(settings_dict["HOST"]))), "PORT": PORT}
        words, environment = super().settings_to_cmd_args_env(settings_dict | here, parameters)
        return [str(programs() / "psql"), *words[1:]], environment


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL, started when the first connection is wanted. HOST is the folder of its data (DATA_DIR)."""

    client_class = DatabaseClient

    def get_connection_params(self) -> dict:
        socket_folder = ensure_running(Path(self.settings_dict["HOST"]))
        return {**super().get_connection_params(), "host": str(socket_folder), "port": PORT}
