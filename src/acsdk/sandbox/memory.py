"""The store that lives in dictionaries and is gone with the process."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from .identity import new_identity
from .ordering import Key, Ordering, Orderings
from .snapshots import Snapshot
from .store import INDEXES, Fields, Row, index_key, key_of
from .watching.changes import Changes

__all__ = ["MemoryStore"]

_Index = dict[str, dict[int, None]]
_Write = tuple[str, int, Row | tuple[int]]
"""Table, number, and the row as it was before; where there was none, the last number that had been given."""


@dataclass(slots=True)
class _Table:
    rows: dict[int, Row] = field(default_factory=dict[int, Row])
    indexes: dict[Fields, _Index] = field(default_factory=dict[Fields, _Index])
    last: int = 0


class MemoryStore:
    """Tables as dictionaries; see `Store` for what the methods promise."""

    def __init__(self) -> None:
        self.identity: str = new_identity()
        """The account's own name."""
        self._tables: dict[str, _Table] = {}
        self._writes: list[_Write] = []
        self._orderings = Orderings()

    def _table(self, name: str) -> _Table:
        table = self._tables.get(name)
        if table is None:
            table = self._tables[name] = _Table(indexes={fields: {} for fields in INDEXES.get(name, ())})
        return table

    def insert(self, table: str, row: Row) -> Row:
        """Add a row."""
        target = self._table(table)
        target.last += 1
        stored = {**row, "id": target.last}
        target.rows[target.last] = stored
        self._writes.append((table, target.last, (target.last - 1,)))
        _enter(target, stored)
        self._orderings.wrote(table, None, stored)
        return stored

    def get(self, table: str, number: int) -> Row | None:
        """The row with this number."""
        return self._table(table).rows.get(number)

    def replace(self, table: str, row: Row) -> Row:
        """Write a row back."""
        known = _put(self._table(table), row)
        self._writes.append((table, row["id"], known))
        self._orderings.wrote(table, known, row)
        return row

    def put(self, table: str, row: Row) -> Row:
        """Add a row under its own number."""
        target, number = self._table(table), row["id"]
        self._writes.append((table, number, (target.last,)))
        target.last = max(target.last, number)
        _put_in(target, row)
        self._orderings.wrote(table, None, row)
        return row

    def delete(self, table: str, number: int) -> None:
        """Remove a row."""
        target = self._table(table)
        row = target.rows.pop(number, None)
        if row is not None:
            self._writes.append((table, number, row))
            _leave(target, row)
            self._orderings.wrote(table, row, None)

    def find(
        self, table: str, fields: Fields, values: tuple[Any, ...], *, offset: int = 0, limit: int | None = None
    ) -> list[Row]:
        """Rows by an index."""
        target = self._table(table)
        numbers = target.indexes[fields].get(key_of(values))
        if numbers is None:  # what is new looks for itself several times
            return []
        ordered = sorted(numbers) if len(numbers) > 1 else numbers
        last = None if limit is None else offset + limit
        return [target.rows[number] for number in islice(ordered, offset, last)]

    def scan(self, table: str, after: int = 0) -> Iterator[Row]:
        """Every row above a number."""
        rows = self._table(table).rows
        return (row for row in list(rows.values()) if row["id"] > after)

    def page(self, table: str, offset: int, limit: int) -> list[Row]:
        """A slice of the table."""
        return list(islice(self._table(table).rows.values(), offset, offset + limit))

    def ordering(self, table: str, name: str, key: Key) -> Ordering:
        """The rows by a key."""
        return self._orderings.get(table, name, key, lambda: self.scan(table))

    def count(self, table: str) -> int:
        """How many rows the table has."""
        return len(self._table(table).rows)

    def inserted(self) -> int:
        """How many rows were ever inserted."""
        return sum(table.last for table in self._tables.values())

    def clear(self) -> None:
        """Remove everything."""
        self._tables.clear()
        self._writes.clear()
        self._orderings.forget()

    def snapshot(self) -> Snapshot:
        """A shallow copy will do: rows are never changed in place."""
        return Snapshot({name: (table.last, dict(table.rows)) for name, table in self._tables.items()})

    def restore(self, snapshot: Snapshot) -> None:
        """Fill the tables again."""
        self.clear()
        for name, (last, rows) in snapshot.content.items():
            table = self._table(name)
            table.last, table.rows = last, dict(rows)
            for row in rows.values():
                _enter(table, row)

    def listen(self, changes: Changes) -> None:
        """Note each write there."""
        self._orderings.changes = changes

    def commit(self) -> None:
        """Memory is not durable: what was written can no longer be undone, that is all."""
        self._writes.clear()

    def rollback(self) -> None:
        """Undo the writes since the last commit."""
        self._undo(0)

    @contextmanager
    def attempt(self) -> Generator[None]:
        """Undo the writes of a block that raises."""
        before = len(self._writes)
        try:
            yield
        except BaseException:
            self._undo(before)
            raise

    def _undo(self, kept: int) -> None:
        if len(self._writes) > kept:
            self._orderings.forget()
        while len(self._writes) > kept:
            table, number, row = self._writes.pop()
            _undo(self._table(table), number, row)

    def close(self) -> None:
        """Nothing to give back."""


def _put(table: _Table, row: Row) -> Row:
    """Write a row over the known one, which is given back."""
    number: int = row["id"]
    known = table.rows[number]
    table.rows[number] = row
    for fields, index in table.indexes.items():
        if any(known.get(name) != row.get(name) for name in fields):
            _remove(index, index_key(known, fields), number)
            index.setdefault(index_key(row, fields), {})[number] = None
    return known


def _undo(table: _Table, number: int, row: Row | tuple[int]) -> None:
    """Make the latest write to a row undone."""
    if isinstance(row, tuple):
        _leave(table, table.rows.pop(number))
        (table.last,) = row
    elif number in table.rows:
        _put(table, row)
    else:
        _put_in(table, row)


def _put_in(table: _Table, row: Row) -> None:
    """Put a row in its place among the numbers."""
    is_last = row["id"] > next(reversed(table.rows), 0)
    table.rows[row["id"]] = row
    if not is_last:
        table.rows = dict(sorted(table.rows.items()))
    _enter(table, row)


def _enter(table: _Table, row: Row) -> None:
    number = row["id"]
    for fields, index in table.indexes.items():
        key = index_key(row, fields)
        if key in index:
            index[key][number] = None
        else:
            index[key] = {number: None}


def _leave(table: _Table, row: Row) -> None:
    for fields, index in table.indexes.items():
        _remove(index, index_key(row, fields), row["id"])


def _remove(index: _Index, key: str, number: int) -> None:
    del index[key][number]
    if not index[key]:
        del index[key]
