"""A SQLite file that one process writes at a time, and whose every commit survives a power cut.

What must hold: there is one writer, for it knows in memory what the file holds; and whoever only reads, or changes
what the writer looks up anew, may do so at any time. So the writer holds the operating system's lock on a file beside
the database, which a killed process does not keep, and the database itself is shared. The lock's file goes while the
lock is held; who got hold of it before that finds another file in its place, or none, and tries again. SQLite must
not be closed under a thread that works on it, which is a crash of the process: a batcher that is cancelled closes its
file while others may still ask for something. ``test_closing_waits_for_whoever_works``,
``test_a_second_writer_is_refused`` and ``test_anybody_may_read_meanwhile`` try it.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import anyio
from anyio.to_thread import run_sync

from acsdk._errors import AcsdkError, BulkError, ConfigurationError

__all__ = ["Database", "Kind"]

T = TypeVar("T")

_BUSY_SECONDS = 5.0
_TO_READ, _TO_WRITE = "BEGIN", "BEGIN IMMEDIATE"
_INCREMENTAL = 2


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file."""

    name: str
    """What messages call it."""
    mark: int
    """SQLite's ``application_id``."""
    schema: Sequence[str]
    """The statements that make its tables, one text for each version of them: a new file gets all."""
    shrinks: bool = False
    """Whether it gives back the room of what was deleted."""


class Database:
    """A SQLite file of a kind of ours, worked on in a worker thread. The file is readable for its owner alone."""

    def __init__(
        self, path: Path, what: str, connection: sqlite3.Connection, lock: sqlite3.Connection | None, begin: str
    ) -> None:
        self.path = path
        self._what = what
        self._connection = connection
        self._begin = begin
        self._writers_lock = lock
        self._lock = anyio.Lock()
        self._in_use = threading.Lock()
        self._places = [path] if lock is None else [path, _lock_of(path)]
        self._identities = [*map(_identity, self._places)]

    @classmethod
    async def open(cls, path: str | os.PathLike[str], kind: Kind, *, create: bool = True) -> Database:
        """Open the file to write, or create it; raises `ConfigurationError` where it cannot be had."""
        place = Path(path)
        # A cancellation either comes before the thread starts or waits for it, so no lock is left behind.
        return cls(place, kind.name, *await run_sync(_open_to_write, place, kind, create), _TO_WRITE)

    @classmethod
    async def open_to_read(cls, path: str | os.PathLike[str], kind: Kind) -> Database:
        """Open a file that is there, also while another process writes."""
        place = Path(path)
        return cls(place, kind.name, await run_sync(_open_beside, place, kind), None, _TO_READ)

    @classmethod
    async def open_to_change(cls, path: str | os.PathLike[str], kind: Kind) -> Database:
        """Open a file that is there, to change what its writer looks up anew; also while that one works."""
        place = Path(path)
        return cls(place, kind.name, await run_sync(_open_beside, place, kind), None, _TO_WRITE)

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do some work in a transaction that is on the disk when this returns.

        Raises `BulkError` where the disk is full or gone, or the file is damaged. A cancellation waits for the
        transaction's end.
        """
        async with self._lock:
            return await run_sync(self._transaction, work)

    async def keep(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """The same for what somebody relies on finding there after a crash.

        Raises `BulkError` where the file, or the lock beside it, was deleted or replaced since it was opened: SQLite
        goes on with the old file, which nobody will ever find, and another process may open the new one.
        """
        return await self.run(partial(self._kept, work))

    def _kept(self, work: Callable[[sqlite3.Connection], T], connection: sqlite3.Connection) -> T:
        for place, identity in zip(self._places, self._identities, strict=True):
            if _identity(place) != identity:
                problem = f"{place} was deleted or replaced while it was in use; nothing more is kept there"
                raise BulkError(f"{self._what} {problem}")
        return work(connection)

    def _transaction(self, work: Callable[[sqlite3.Connection], T]) -> T:
        with self._in_use:
            return self._worked(work)

    def _worked(self, work: Callable[[sqlite3.Connection], T]) -> T:
        try:
            self._connection.execute(self._begin)
            try:
                result = work(self._connection)
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # some failures have ended the transaction already
                    self._connection.execute("ROLLBACK")
                raise
        except AcsdkError:  # some are ValueErrors
            raise
        except (sqlite3.Error, ValueError) as error:  # a ValueError comes from text that cannot be decoded
            raise BulkError(_explained(error, self.path, self._what, "written")) from error
        return result

    async def version(self) -> int:
        """A number that changes whenever others have changed the file."""
        async with self._lock:
            return await run_sync(self._data_version)

    def _data_version(self) -> int:
        with self._in_use:
            try:
                (version,) = self._connection.execute("PRAGMA data_version").fetchone()
            except sqlite3.Error as error:
                raise BulkError(_explained(error, self.path, self._what, "read")) from error
        return int(version)

    async def shrink(self) -> None:
        """Give back the room of what was deleted, as far as nobody reads it at this moment."""
        async with self._lock:
            await run_sync(self._shrink)

    def _shrink(self) -> None:
        with self._in_use, suppress(sqlite3.Error):  # it can wait
            # Each step of it frees a page, and execute() makes one alone.
            self._connection.executescript("PRAGMA incremental_vacuum")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Let go of the file."""
        with self._in_use, suppress(sqlite3.Error):  # what was committed is safe without the last checkpoint
            self._connection.close()
        if self._writers_lock is not None:
            *_, (place, identity) = zip(self._places, self._identities, strict=True)
            if _identity(place) == identity:  # or it is another's lock
                with suppress(OSError):  # some systems keep a file that is open
                    place.unlink()
            self._writers_lock.close()


def _open_to_write(path: Path, kind: Kind, create: bool) -> tuple[sqlite3.Connection, sqlite3.Connection]:
    with _explaining(path, kind), ExitStack() as opened:
        if create:
            _create(path)
        _check_exists(path)
        lock = opened.enter_context(closing(_lock(_lock_of(path))))
        connection = opened.enter_context(closing(_connect(path, timeout=0)))
        _check(connection, path, kind)
        path.chmod(0o600)  # before SQLite makes its other files, which take on this mode
        _prepare(connection, path, kind)
        opened.pop_all()
        return connection, lock


def _open_beside(path: Path, kind: Kind) -> sqlite3.Connection:
    with _explaining(path, kind), ExitStack() as opened:
        _check_exists(path)
        connection = opened.enter_context(closing(_connect(path, timeout=_BUSY_SECONDS)))
        if _check(connection, path, kind) < len(kind.schema):  # left by an earlier release
            _bring_up_to_date(connection, kind)
        connection.execute("PRAGMA synchronous = FULL")
        opened.pop_all()
        return connection


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file is there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _lock_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-lock")


def _lock(place: Path) -> sqlite3.Connection:
    """The lock, which ends with the connection."""
    while True:
        before = _create(place).stat().st_ino
        connection = _connect(place, timeout=0)
        try:
            connection.execute("PRAGMA journal_mode = OFF")  # a file less
            connection.execute("BEGIN EXCLUSIVE")
            if place.exists() and place.stat().st_ino == before:
                return connection
        except BaseException:
            connection.close()
            raise
        connection.close()


@contextmanager
def _explaining(path: Path, kind: Kind) -> Generator[None]:
    try:
        yield
    except (OSError, sqlite3.Error, ValueError) as error:
        raise ConfigurationError(_explained(error, path, kind.name, "opened")) from error


def _connect(path: Path, *, timeout: float) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=timeout, isolation_level=None, check_same_thread=False)


def _check_exists(path: Path) -> None:
    if not path.exists():
        raise ConfigurationError(f"there is no file {path}")


def _create(path: Path) -> Path:
    """SQLite gives its own files the mode of the database, so that has to be right from the start."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    return path


def _check(connection: sqlite3.Connection, path: Path, kind: Kind) -> int:
    """The version of the tables; 0 in a new file."""
    (found,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if found != kind.mark and (found or tables):
        raise ConfigurationError(f"{path} is not {kind.name}; name a new file")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(kind.schema):
        raise ConfigurationError(f"{path} is {kind.name} of a newer release of acsdk; use that, or name a new file")
    return int(version)


def _prepare(connection: sqlite3.Connection, path: Path, kind: Kind) -> None:
    if kind.shrinks and connection.execute("PRAGMA auto_vacuum").fetchone() != (_INCREMENTAL,):
        connection.execute(f"PRAGMA auto_vacuum = {_INCREMENTAL}")
        connection.execute("VACUUM")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    if _check(connection, path, kind) < len(kind.schema):
        _bring_up_to_date(connection, kind)
    connection.execute(f"PRAGMA busy_timeout = {round(_BUSY_SECONDS * 1_000)}")


def _bring_up_to_date(connection: sqlite3.Connection, kind: Kind) -> None:
    connection.execute("BEGIN IMMEDIATE")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for change in kind.schema[version:]:
        for statement in change.split(";"):
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {kind.mark}")
    connection.execute(f"PRAGMA user_version = {len(kind.schema)}")
    connection.execute("COMMIT")


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
