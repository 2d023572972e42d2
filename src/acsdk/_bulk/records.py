"""One record on its way through a bulk run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic

from acsdk._bulk.job import Item

__all__ = ["Record", "body_size"]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Record(Generic[Item]):
    """An item with what was made of it. Lives until its outcome is known."""

    index: int
    """Its place in the source, from 0."""
    key: str
    body: bytes
    item: Item


def body_size(records: Sequence[Record[Item]]) -> int:
    """Bytes of the records and the commas between them."""
    return sum(len(record.body) for record in records) + len(records) - 1
