"""What became of single records and calls of a bulk run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, Literal

from acsdk._bulk.job import Item

__all__ = ["BulkBatch", "BulkDuplicate", "BulkFailure"]


@dataclass(frozen=True)
class BulkFailure(Generic[Item]):
    """A record that was not accepted, or of which nobody knows."""

    index: int
    """Its place in the source, from 0."""
    key: str
    """Its natural key; empty where none could be made."""
    reasons: tuple[str, ...]
    """The server's words, or ours where it was refused before sending."""
    item: Item = field(repr=False)
    """What was handed in."""
    error: Exception | None = field(default=None, repr=False, compare=False)
    """The error that it came with."""
    outcome: Literal["failed", "unknown"] = "failed"
    """``unknown`` where the record was sent and the answer was lost."""


@dataclass(frozen=True, slots=True)
class BulkDuplicate:
    """A record that a later one of the same natural key supersedes."""

    key: str
    """The natural key that both have."""
    index: int
    """The place of the earlier record in the source, from 0."""
    superseded_by: int
    """The place of the later one."""
    was_sent: bool
    """Whether the earlier one had been sent already; if not, it was dropped."""


@dataclass(frozen=True, slots=True)
class BulkBatch:
    """A call that was accepted."""

    record_id: str | None
    """The id that the API gave it; ``None`` for calls that hand their rows back."""
    records: int
    """How many records it held."""
