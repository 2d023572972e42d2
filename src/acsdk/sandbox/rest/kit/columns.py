"""A resource's columns as its rows show them, defaults included: as texts, as sort keys, as orderings of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from acsdk.sandbox.ordering import Ordering
from acsdk.sandbox.store import Row, Store

from .call import Call
from .comparing import instant, ordered, text_of
from .resource import Resource

__all__ = ["Columns"]


class Columns:
    """The columns of a resource in the store of a call, and what is derived from other rows."""

    def __init__(self, resource: Resource, call: Call) -> None:
        self.defaults: Mapping[str, Any] = resource.defaults
        self.store: Store = call.state.store
        self.table: str = resource.rows
        self._derived = resource.derived
        self._call = call

    def are_stored(self, names: Iterable[str]) -> bool:
        """Whether all of these are columns: of what is derived there are neither indexes nor orderings."""
        return self._derived.keys().isdisjoint(names)

    def rows(self, numbers: Iterable[int]) -> list[Row]:
        """Rows by their numbers."""
        return [row for number in numbers if (row := self.store.get(self.table, number)) is not None]

    def text(self, column: str) -> Callable[[Row], str]:
        """What a column reads as."""
        value = self._value(column)
        return lambda row: text_of(value(row))

    def key(self, column: str) -> Callable[[Row], Any]:
        """What a column is sorted by."""
        value = self._value(column)
        return lambda row: ordered(value(row))

    def _value(self, column: str) -> Callable[[Row], Any]:
        if column in self._derived:
            return self._derived[column](self._call)
        default = self.defaults.get(column)
        return lambda row: row.get(column, default)

    def by_value(self, column: str) -> Ordering:
        """The table sorted by a column."""
        return self.store.ordering(self.table, column, self.key(column))

    def by_date(self, column: str) -> Ordering:
        """The table by the instants in a column."""
        default = self.defaults.get(column)
        return self.store.ordering(self.table, f"{column} as a date", lambda row: instant(row.get(column, default)))
