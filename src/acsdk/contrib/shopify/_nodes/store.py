"""Where the lines of a bulk operation's file wait for the end of it: in memory while they are few, else on disk.

Both stores hold the same and give it in the same order, so that nobody sees which one a file has come to.
"""

from __future__ import annotations

import itertools
import sqlite3
import tempfile
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Protocol, TypeAlias

__all__ = ["Line", "LineStore", "Parented", "stored"]

Line: TypeAlias = tuple[int, str]
"""A line with its number."""
Parented: TypeAlias = tuple[str, int, str]
"""A line with its number, after the id of its parent, which is empty for a root."""

_IN_MEMORY = 8_000_000  # characters
_CHILDREN = "SELECT number, text FROM lines WHERE parent = ? ORDER BY number"
_ORPHANS = "SELECT number, text FROM lines WHERE parent != '' AND parent NOT IN (SELECT id FROM roots) ORDER BY number"


class LineStore(Protocol):
    """The lines of a file that has ended."""

    children: int
    """How many lines have a parent."""

    def of(self, parent: str) -> list[Line]:
        """The lines of a parent, in the file's order."""
        ...

    def roots(self) -> Iterable[Line]:
        """The lines without a parent, in the file's order."""
        ...

    def without(self, parents: Iterable[str]) -> Iterable[Line]:
        """The lines whose parent is none of these, in the file's order."""
        ...


@contextmanager
def stored(lines: Iterator[Parented]) -> Generator[LineStore]:
    """The store of these lines; on disk it is gone afterwards."""
    first: list[Parented] = []
    room = _IN_MEMORY
    for line in lines:
        first.append(line)
        room -= len(line[2])
        if room < 0:
            break
    if room >= 0:
        yield _InMemory(first)
        return
    with tempfile.TemporaryDirectory(prefix="acsdk-") as folder, closing(_database(folder)) as database:
        yield _OnDisk(database, itertools.chain(first, lines))


def _database(folder: str) -> sqlite3.Connection:
    return sqlite3.connect(Path(folder) / "lines.db", isolation_level=None)


class _InMemory:
    def __init__(self, lines: Iterable[Parented]) -> None:
        self._lines: dict[str, list[Line]] = {"": []}
        for parent, number, text in lines:
            self._lines.setdefault(parent, []).append((number, text))
        self.children = sum(map(len, self._lines.values())) - len(self._lines[""])

    def of(self, parent: str) -> list[Line]:
        return self._lines.get(parent, [])

    def roots(self) -> Iterable[Line]:
        return self._lines[""]

    def without(self, parents: Iterable[str]) -> Iterable[Line]:
        known = {"", *parents}
        return sorted(line for parent, own in self._lines.items() if parent not in known for line in own)


class _OnDisk:
    def __init__(self, database: sqlite3.Connection, lines: Iterable[Parented]) -> None:
        self._database = database
        database.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;"
            "CREATE TABLE lines (parent TEXT NOT NULL, number INTEGER PRIMARY KEY, text TEXT NOT NULL);"
            "BEGIN"
        )
        database.executemany("INSERT INTO lines VALUES (?, ?, ?)", lines)
        database.execute("CREATE INDEX by_parent ON lines (parent)")
        self.children: int = database.execute("SELECT count(*) FROM lines WHERE parent != ''").fetchone()[0]

    def of(self, parent: str) -> list[Line]:
        return self._database.execute(_CHILDREN, (parent,)).fetchall()

    def roots(self) -> Iterator[Line]:
        return self._database.execute(_CHILDREN, ("",))

    def without(self, parents: Iterable[str]) -> Iterator[Line]:
        self._database.execute("CREATE TABLE roots (id TEXT NOT NULL PRIMARY KEY)")
        self._database.executemany("INSERT OR IGNORE INTO roots VALUES (?)", ((each,) for each in parents))
        return self._database.execute(_ORPHANS)
