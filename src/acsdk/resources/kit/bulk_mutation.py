"""What describes a bulk mutation of the GraphQL schema."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from acsdk._graphql.documents import RootField
from acsdk.models.kit.base import Model

__all__ = ["BulkMutation", "natural_key"]

I = TypeVar("I", bound=Model)  # noqa: E741 - an item
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkMutation(Generic[I, Row]):
    """One bulk mutation: its root field, and how its records are identified."""

    operation: str
    field: RootField
    argument: str
    model: type[I]
    connection: Callable[[I], int | None]
    store_id: Callable[[I], str]
    row: type[Row] | None = None
    """What it hands back of each record; ``None`` where it only queues them."""
    row_key: Callable[[Row], str | None] | None = None
    row_id: Callable[[Row], str | None] | None = None
    batch_size: int


def natural_key(connection: int | None, store_id: str | None) -> str:
    """A record's connection and the store's id of it, as one text."""
    return f"{connection}:{store_id}"
