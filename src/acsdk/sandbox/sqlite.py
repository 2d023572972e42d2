"""The store in one SQLite file: survives a restart and a killed process."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .codec import dumps, loads_own
from .numbers import Numbers
from .ordering import Key, Ordering, Orderings
from .snapshots import Snapshot
from .state_file import identity_in, open_state_file
from .store import INDEXES, Fields, Row, index_key
from .watching.changes import Changes

__all__ = ["SqliteStore"]

_CHUNK = 500


class SqliteStore:
    """Tables as JSON rows in a file, a chunk in memory at a time; see `Store` for what the methods promise."""

    def __init__(self, path: str | Path) -> None:
        self._connection = open_state_file(Path(path))
        self.identity: str = identity_in(self._connection)
        """The account's own name, the same whenever the file is opened."""
        self._numbers = Numbers(self._connection)
        self._orderings = Orderings()

    def _begin(self) -> None:
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")

    def _write(self, sql: str, values: tuple[Any, ...] = ()) -> None:
        self._begin()
        self._connection.execute(sql, values)

    def insert(self, table: str, row: Row) -> Row:
        """Add a row."""
        self._begin()
        return self._add(table, {**row, "id": self._numbers.next(table)})

    def get(self, table: str, number: int) -> Row | None:
        """The row with this number."""
        if number > 2**63 - 1:
            return None
        found = self._connection.execute("SELECT body FROM rows WHERE tab = ? AND id = ?", (table, number)).fetchone()
        return None if found is None else loads_own(found[0])

    def replace(self, table: str, row: Row) -> Row:
        """Write a row back."""
        known = self.get(table, row["id"]) or row
        self._begin()
        moved = [fields for fields in INDEXES.get(table, ()) if _key(known, fields) != _key(row, fields)]
        self._leave(table, known, moved)
        self._connection.execute("UPDATE rows SET body = ? WHERE tab = ? AND id = ?", (dumps(row), table, row["id"]))
        self._enter(table, row, moved)
        self._orderings.wrote(table, known, row)
        return row

    def put(self, table: str, row: Row) -> Row:
        """Add a row under its own number."""
        self._begin()
        self._numbers.take(table, row["id"])
        return self._add(table, row)

    def delete(self, table: str, number: int) -> None:
        """Remove a row."""
        row = self.get(table, number)
        if row is None:
            return
        self._begin()
        self._leave(table, row, INDEXES.get(table, ()))
        self._connection.execute("DELETE FROM rows WHERE tab = ? AND id = ?", (table, number))
        self._numbers.leave(table)
        self._orderings.wrote(table, row, None)

    def find(
        self, table: str, fields: Fields, values: tuple[Any, ...], *, offset: int = 0, limit: int | None = None
    ) -> list[Row]:
        """Rows by an index."""
        key = _key(dict(zip(fields, values, strict=True)), fields)
        found = self._connection.execute(
            "SELECT body FROM keys JOIN rows USING (tab, id) WHERE tab = ? AND fields = ? AND key = ? "
            "ORDER BY id LIMIT ? OFFSET ?",
            (table, ",".join(fields), key, -1 if limit is None else limit, offset),
        )
        return [loads_own(body) for (body,) in found]

    def scan(self, table: str, after: int = 0) -> Iterator[Row]:
        """Every row above a number, read in chunks so that writes in between are safe."""
        while True:
            found = self._connection.execute(
                "SELECT id, body FROM rows WHERE tab = ? AND id > ? ORDER BY id LIMIT ?", (table, after, _CHUNK)
            ).fetchall()
            yield from (loads_own(body) for _, body in found)
            if len(found) < _CHUNK:
                return
            after = found[-1][0]

    def page(self, table: str, offset: int, limit: int) -> list[Row]:
        """A slice of the table."""
        found = self._connection.execute(
            "SELECT body FROM rows WHERE tab = ? ORDER BY id LIMIT ? OFFSET ?", (table, limit, offset)
        )
        return [loads_own(body) for (body,) in found]

    def ordering(self, table: str, name: str, key: Key) -> Ordering:
        """The rows by a key; the numbers and keys of all of them are in memory."""
        return self._orderings.get(table, name, key, lambda: self.scan(table))

    def count(self, table: str) -> int:
        """How many rows the table has."""
        return self._numbers.live(table)

    def inserted(self) -> int:
        """How many rows were ever inserted."""
        return self._numbers.given()

    def clear(self) -> None:
        """Remove everything."""
        for table in ("rows", "keys", "numbers"):
            self._write(f"DELETE FROM {table}")  # noqa: S608 - three literals
        self._numbers.forget()
        self.commit()
        self._orderings.forget()

    def snapshot(self) -> Snapshot:
        """A copy of the file in memory, closed when nobody holds the snapshot any more."""
        self.commit()
        copy = sqlite3.connect(":memory:", check_same_thread=False)
        self._connection.backup(copy)
        snapshot = Snapshot(copy)
        weakref.finalize(snapshot, copy.close)
        return snapshot

    def restore(self, snapshot: Snapshot) -> None:
        """Copy it back."""
        self.commit()
        snapshot.content.backup(self._connection)
        self._orderings.forget()

    def listen(self, changes: Changes) -> None:
        """Note each write there."""
        self._orderings.changes = changes

    def commit(self) -> None:
        """Make the writes durable."""
        if self._connection.in_transaction:
            self._numbers.save()
            self._connection.execute("COMMIT")
            self._numbers.forget()  # between transactions another process may give some

    def rollback(self) -> None:
        """Undo the writes since the last commit."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
            self._numbers.forget()
            self._orderings.forget()

    @contextmanager
    def attempt(self) -> Generator[None]:
        """Undo the writes of a block that raises."""
        self._begin()
        self._numbers.save()
        self._write("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            self._write("ROLLBACK TO attempt")
            self._numbers.forget()
            self._orderings.forget()
            raise
        finally:
            self._write("RELEASE attempt")

    def close(self) -> None:
        """Commit and close the file."""
        self.commit()
        self._connection.close()

    def _add(self, table: str, row: Row) -> Row:
        self._connection.execute("INSERT INTO rows VALUES (?, ?, ?)", (table, row["id"], dumps(row)))
        self._enter(table, row, INDEXES.get(table, ()))
        self._orderings.wrote(table, None, row)
        return row

    def _enter(self, table: str, row: Row, indexes: Sequence[Fields]) -> None:
        keys = [(table, ",".join(fields), _key(row, fields), row["id"]) for fields in indexes]
        self._connection.executemany("INSERT INTO keys VALUES (?, ?, ?, ?)", keys)

    def _leave(self, table: str, row: Row, indexes: Sequence[Fields]) -> None:
        keys = [(table, ",".join(fields), _key(row, fields), row["id"]) for fields in indexes]
        self._connection.executemany("DELETE FROM keys WHERE tab = ? AND fields = ? AND key = ? AND id = ?", keys)


def _key(row: Row, fields: Fields) -> bytes:
    # Bytes, because JSON may carry lone surrogates that SQLite refuses as text.
    return index_key(row, fields).encode("utf-8", "surrogatepass")
