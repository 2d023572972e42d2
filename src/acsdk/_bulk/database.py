"""A SQLite file that one process holds at a time, and whose every commit survives a power cut."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import anyio
from anyio.to_thread import run_sync

from acsdk._errors import BulkError, ConfigurationError

__all__ = ["Database", "Kind"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file."""

    name: str
    """What messages call it."""
    mark: int
    """SQLite's ``application_id``."""
    schema: Sequence[str]
    """The statements that make its tables, one text for each version of them: a new file gets all."""


class Database:
    """A SQLite file of a kind of ours, worked on in a worker thread.

    The lock is the operating system's: a killed process holds nothing. The file is readable for its owner alone.
    """

    def __init__(self, path: Path, what: str, connection: sqlite3.Connection) -> None:
        self.path = path
        self._what = what
        self._connection = connection
        self._lock = anyio.Lock()

    @classmethod
    async def open(cls, path: str | os.PathLike[str], kind: Kind, *, create: bool = True) -> Database:
        """Open the file, or create it; raises `ConfigurationError` where it cannot be had."""
        place = Path(path)
        # A cancellation either comes before the thread starts or waits for it, so no lock is left behind.
        return cls(place, kind.name, await run_sync(_open, place, kind, create))

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do some work in a transaction that is on the disk when this returns.

        Raises `BulkError` where the disk is full or gone, or the file is damaged. A cancellation waits for the
        transaction's end.
        """
        async with self._lock:
            return await run_sync(self._transaction, work)

    def _transaction(self, work: Callable[[sqlite3.Connection], T]) -> T:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                result = work(self._connection)
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # some failures have ended the transaction already
                    self._connection.execute("ROLLBACK")
                raise
        except (sqlite3.Error, ValueError) as error:  # a ValueError comes from text that cannot be decoded
            raise BulkError(_explained(error, self.path, self._what, "written")) from error
        return result

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):  # what was committed is safe without the last checkpoint
            self._connection.close()


def _open(path: Path, kind: Kind, create: bool) -> sqlite3.Connection:
    try:
        if create:
            _create(path)
        elif not path.exists():
            raise ConfigurationError(f"there is no file {path}")
        connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection, path, kind)
        except BaseException:
            connection.close()
            raise
    except (OSError, sqlite3.Error, ValueError) as error:
        raise ConfigurationError(_explained(error, path, kind.name, "opened")) from error
    return connection


def _create(path: Path) -> None:
    """SQLite gives its own files the mode of the database, so that has to be right from the start."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return


def _prepare(connection: sqlite3.Connection, path: Path, kind: Kind) -> None:
    (found,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if found != kind.mark and (found or tables):
        raise ConfigurationError(f"{path} is not {kind.name}; name a new file")
    path.chmod(0o600)  # before SQLite makes its other files, which take on this mode
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN IMMEDIATE")
    _bring_up_to_date(connection, path, kind)
    connection.execute("COMMIT")


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, kind: Kind) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == len(kind.schema):
        return
    if version > len(kind.schema):
        raise ConfigurationError(f"{path} is {kind.name} of a newer release of acsdk; use that, or name a new file")
    for change in kind.schema[version:]:
        for statement in change.split(";"):
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {kind.mark}")
    connection.execute(f"PRAGMA user_version = {len(kind.schema)}")


def _explained(error: OSError | sqlite3.Error | ValueError, path: Path, what: str, purpose: str) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    reason = error.strerror if isinstance(error, OSError) else str(error)
    if code == sqlite3.SQLITE_BUSY:
        return f"{what} {path} is in use by another run; wait for its end, or name another file"
    if code == sqlite3.SQLITE_NOTADB:
        return f"{path} is not {what}; name a new file"
    if code == sqlite3.SQLITE_CORRUPT or isinstance(error, ValueError):
        return f"{what} {path} is damaged: {reason}; set it aside, and name a new file"
    return f"{what} {path} cannot be {purpose}: {reason}"
