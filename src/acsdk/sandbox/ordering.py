"""Rows in the order of a column: where a search begins and ends, how many it finds, and one page of it, by bisection.

Made from a whole table when a search first asks for it, and kept up with every write from then on; a roll-back or a
restore forgets it, and the next search makes it anew. What would break it is a write that a store does not tell of:
`tests/sandbox/test_sandbox_ordering.py` compares searches by it with searches through all rows, after random writes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any, TypeAlias

from .watching.changes import Changes

__all__ = ["Key", "Ordering", "Orderings", "Span"]

Row: TypeAlias = dict[str, Any]
Key: TypeAlias = Callable[[Row], Any]
"""What a row is ordered by: values that all compare with each other."""
Span: TypeAlias = tuple[int, int]
"""Places in an ordering, from the first to before the last."""


class Ordering:
    """The numbers of a table's rows by a key, equal ones in the order they were inserted."""

    def __init__(self, key: Key, rows: Iterable[Row]) -> None:
        self._key = key
        pairs = sorted((key(row), row["id"]) for row in rows)
        self._keys: list[Any] = [key for key, _ in pairs]
        self._numbers: list[int] = [number for _, number in pairs]
        self.is_ascending: bool = all(a < b for a, b in pairwise(self._numbers))
        """Whether the rows were inserted in this order, as they are where the key is a date of their making."""

    @property
    def everything(self) -> Span:
        """All rows."""
        return 0, len(self._keys)

    @property
    def ends(self) -> tuple[Any, ...]:
        """The lowest and the highest key; none in an empty table."""
        return (self._keys[0], self._keys[-1]) if self._keys else ()

    def below(self, key: object) -> int:
        """The place before the first row with this key."""
        return bisect_left(self._keys, key)

    def beyond(self, key: object) -> int:
        """The place behind the last row with this key."""
        return bisect_right(self._keys, key)

    def numbers(self, span: Span) -> list[int]:
        """The rows of a span."""
        return self._numbers[slice(*span)]

    def page(self, span: Span, offset: int, limit: int, *, descending: bool = False) -> list[int]:
        """Some rows of a span. Equal keys stay in the order they were inserted, in both directions."""
        first, last = span
        if not descending:
            return self._numbers[min(first + offset, last) : min(first + offset + limit, last)]
        found: list[int] = []
        place = last - offset  # before it stand those that are still to come
        while place > first and len(found) < limit:
            start, end = max(self.below(self._keys[place - 1]), first), min(self.beyond(self._keys[place - 1]), last)
            group = self._numbers[start:end][end - place :]
            found += group[: limit - len(found)]
            place = start
        return found

    def wrote(self, before: Row | None, after: Row | None) -> None:
        """A row is new, changed or gone."""
        if before is not None:
            place = self._place(self._key(before), before["id"])
            del self._keys[place], self._numbers[place]
        if after is not None:
            key, number = self._key(after), after["id"]
            place = self._place(key, number)
            self._keys.insert(place, key)
            self._numbers.insert(place, number)
            around = self._numbers[max(0, place - 1) : place + 2]
            self.is_ascending = self.is_ascending and around == sorted(around)

    def _place(self, key: object, number: int) -> int:
        return bisect_left(self._numbers, number, self.below(key), self.beyond(key))


class Orderings:
    """A store's orderings, by table and name."""

    def __init__(self) -> None:
        self._of_tables: dict[str, dict[str, Ordering]] = {}
        self.changes: Changes | None = None

    def get(self, table: str, name: str, key: Key, rows: Callable[[], Iterable[Row]]) -> Ordering:
        """The ordering of this name, made from all rows where there is none yet."""
        known = self._of_tables.setdefault(table, {})
        if name not in known:
            known[name] = Ordering(key, rows())
        return known[name]

    def wrote(self, table: str, before: Row | None, after: Row | None) -> None:
        """A row of a table is new, changed or gone."""
        if self.changes is not None:
            self.changes.wrote(table, before, after)
        for ordering in self._of_tables.get(table, {}).values():
            ordering.wrote(before, after)

    def forget(self) -> None:
        """The rows are others now."""
        self._of_tables.clear()
        if self.changes is not None:
            self.changes.forget()
