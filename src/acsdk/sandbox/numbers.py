"""The numbers that the rows of a state file have: the last that a table gave, and how many of its rows there are.

A bulk call inserts thousands of rows, so within a transaction both are counted in memory. The invariant: what is in
memory is what the file will hold once the transaction is committed. What would break it: a number that is read before
the file is locked, or kept after a roll-back. So whoever counts has begun a transaction, all of it is written before a
savepoint and before the commit, and nothing is kept beyond either. `tests/sandbox/test_sandbox_stores.py` compares
both stores through random writes, roll-backs and attempts.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

__all__ = ["Numbers"]


@dataclass(slots=True)
class _Counted:
    last: int
    live: int


class Numbers:
    """The table `numbers` of a state file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._counted: dict[str, _Counted] = {}

    def next(self, table: str) -> int:
        """A number that no row has had."""
        counted = self._of(table)
        counted.last += 1
        counted.live += 1
        return counted.last

    def take(self, table: str, number: int) -> None:
        """A row comes in under a number of the caller's choice."""
        counted = self._of(table)
        counted.last = max(counted.last, number)
        counted.live += 1

    def leave(self, table: str) -> None:
        """A row goes."""
        self._of(table).live -= 1

    def live(self, table: str) -> int:
        """How many rows a table has."""
        return (self._counted.get(table) or self._read(table)).live

    def given(self) -> int:
        """How many numbers all tables gave."""
        self.save()
        return int(self._connection.execute("SELECT COALESCE(SUM(last), 0) FROM numbers").fetchone()[0])

    def save(self) -> None:
        """Write what was counted."""
        rows = [(table, counted.last, counted.live) for table, counted in self._counted.items()]
        self._connection.executemany("INSERT OR REPLACE INTO numbers VALUES (?, ?, ?)", rows)

    def forget(self) -> None:
        """The file knows best."""
        self._counted.clear()

    def _of(self, table: str) -> _Counted:
        counted = self._counted.get(table)
        if counted is None:
            counted = self._counted[table] = self._read(table)
        return counted

    def _read(self, table: str) -> _Counted:
        found = self._connection.execute("SELECT last, live FROM numbers WHERE tab = ?", (table,)).fetchone()
        return _Counted(*found) if found else _Counted(0, 0)
