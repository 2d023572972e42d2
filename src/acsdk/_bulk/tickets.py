"""What a batcher owes: the result of a record, its own error, or the delivery of an entry of the outbox."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import Generic

from acsdk._bulk.job import Row
from acsdk._errors import AcsdkError, APIError

__all__ = ["BatchResult", "Entry", "own_error"]


@dataclass(frozen=True)
class BatchResult(Generic[Row]):
    """What became of one record of a batch."""

    record_id: str | None
    """The id that the API gave the batch; ``None`` where it hands rows back."""
    row: Row
    """What was written; ``None`` where the API only queues."""
    records: int
    """How many records travelled in the same request."""


@dataclass(slots=True, eq=False)
class Entry:
    """A record of the outbox."""

    id: int
    arrived_at: float
    seen_successes: int
    failures: int = 0
    """How often it was sent, or was to be sent, in vain."""
    doubt: int = 0
    """How often that was so while others got through."""


def own_error(error: Exception, name: str, reasons: tuple[str, ...]) -> Exception:
    """An error of a batch as the error of one of its records: each caller raises an object of its own."""
    if not isinstance(error, AcsdkError):
        return error
    own = copy(error)
    own.message = "; ".join(reasons)
    if isinstance(own, APIError):
        own.items = tuple(item for item in own.items if item.record in ("", name))
    own.__cause__ = error
    return own
