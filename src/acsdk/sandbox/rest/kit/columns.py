"""A resource's columns as its rows show them, defaults included: as texts, as sort keys, as orderings of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from acsdk.sandbox.ordering import Ordering
from acsdk.sandbox.store import Row, Store

from .comparing import instant, ordered, text_of
from .resource import Resource

__all__ = ["Columns"]


class Columns:
    """The columns of a resource in a store."""

    def __init__(self, resource: Resource, store: Store) -> None:
        self.defaults: Mapping[str, Any] = resource.defaults
        self.store = store
        self.table: str = resource.rows

    def rows(self, numbers: Iterable[int]) -> list[Row]:
        """Rows by their numbers."""
        return [row for number in numbers if (row := self.store.get(self.table, number)) is not None]

    def text(self, column: str) -> Callable[[Row], str]:
        """What a column reads as."""
        default = self.defaults.get(column)
        return lambda row: text_of(row.get(column, default))

    def key(self, column: str) -> Callable[[Row], Any]:
        """What a column is sorted by."""
        default = self.defaults.get(column)
        return lambda row: ordered(row.get(column, default))

    def by_value(self, column: str) -> Ordering:
        """The table sorted by a column."""
        return self.store.ordering(self.table, column, self.key(column))

    def by_date(self, column: str) -> Ordering:
        """The table by the instants in a column."""
        default = self.defaults.get(column)
        return self.store.ordering(self.table, f"{column} as a date", lambda row: instant(row.get(column, default)))
