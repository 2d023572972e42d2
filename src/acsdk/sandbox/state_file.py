"""The file that keeps an account: made, recognised, brought up to date, or refused."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from acsdk import ConfigurationError

from .identity import new_identity

__all__ = ["identity_in", "open_state_file"]

_MARK = 0x4163_5374  # "AcSt", SQLite's application_id
_SCHEMA = (
    """
    CREATE TABLE IF NOT EXISTS rows (tab TEXT, id INTEGER, body BLOB, PRIMARY KEY (tab, id)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS keys (tab TEXT, fields TEXT, key BLOB, id INTEGER, PRIMARY KEY (tab, fields, key, id))
        WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS numbers (tab TEXT PRIMARY KEY, last INTEGER, live INTEGER) WITHOUT ROWID;
    CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    """,
)
"""The statements of each version; files from before there were versions lack the last table alone."""
_UNMARKED = {"rows", "keys", "numbers"}


def open_state_file(path: Path) -> sqlite3.Connection:
    """Open the file, or create it, readable for its owner alone.

    Write-ahead logging without a sync on each commit: a killed process loses nothing, a power cut may. Raises
    `ConfigurationError` for a file that is none, that a newer release wrote, or that cannot be had.
    """
    with _explained(path):
        _create(path)
        connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        try:
            _bring_up_to_date(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def identity_in(connection: sqlite3.Connection) -> str:
    """The account's own name."""
    return str(connection.execute("SELECT value FROM facts WHERE name = 'identity'").fetchone()[0])


@contextmanager
def _explained(path: Path) -> Generator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise ConfigurationError(f"state file {path}: {error}; name another file") from error


def _create(path: Path) -> None:
    """SQLite gives its own files the mode of the database, so that has to be right from the start."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if mark != _MARK and (mark or tables - _UNMARKED):
        raise ConfigurationError(f"state file {path}: it is no account of a sandbox; name another file")
    if version > len(_SCHEMA):
        raise ConfigurationError(f"state file {path}: a newer release wrote it; use that, or name another file")
    path.chmod(0o600)  # before SQLite makes its other files, which take on this mode
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;")
    if version < len(_SCHEMA):
        _upgrade(connection, version)


def _upgrade(connection: sqlite3.Connection, version: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for change in _SCHEMA[version:]:
        for statement in change.split(";"):
            connection.execute(statement)
    connection.execute("INSERT OR IGNORE INTO facts VALUES ('identity', ?)", [new_identity()])
    connection.execute(f"PRAGMA application_id = {_MARK}")
    connection.execute(f"PRAGMA user_version = {len(_SCHEMA)}")
    connection.execute("COMMIT")
