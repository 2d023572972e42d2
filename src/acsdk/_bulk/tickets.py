"""Whom a batcher owes an outcome: a caller that waits, or an entry of the outbox."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import Generic

import anyio

from acsdk._bulk.job import Row
from acsdk._errors import AcsdkError, APIError

__all__ = ["BatchResult", "Caller", "Entry", "Ticket", "own_error"]


@dataclass(frozen=True)
class BatchResult(Generic[Row]):
    """What became of one record of a batch."""

    record_id: str | None
    """The id that the API gave the batch; ``None`` where it hands rows back."""
    row: Row
    """What was written; ``None`` where the API only queues."""
    records: int
    """How many records travelled in the same request."""


class Caller(Generic[Row]):
    """Somebody who waits for an outcome."""

    def __init__(self, arrived_at: float) -> None:
        self.arrived_at = arrived_at
        self._settled = anyio.Event()
        self._result: BatchResult[Row] | None = None
        self._error: Exception | None = None

    @property
    def is_settled(self) -> bool:
        """Whether the outcome is known."""
        return self._settled.is_set()

    def accept(self, result: BatchResult[Row]) -> None:
        """The API took the record."""
        self._result = result
        self._settled.set()

    def refuse(self, error: Exception) -> None:
        """The record was not accepted, or nobody knows."""
        self._error = error
        self._settled.set()

    async def wait(self) -> BatchResult[Row]:
        """The result, or the error."""
        await self._settled.wait()
        if self._result is None:
            raise self._error or AssertionError("settled without an outcome")
        return self._result


@dataclass(slots=True, eq=False)
class Entry:
    """A record of the outbox."""

    id: int
    arrived_at: float
    is_settled: bool = False


Ticket = Caller[Row] | Entry


def own_error(error: Exception, name: str, reasons: tuple[str, ...]) -> Exception:
    """An error of a batch as the error of one of its records: each caller raises an object of its own."""
    if not isinstance(error, AcsdkError):
        return error
    own = copy(error)
    own.message = "; ".join(reasons)
    if isinstance(own, APIError) and isinstance(error, APIError):
        own.items = tuple(item for item in error.items if item.record in ("", name))
    own.__cause__ = error
    return own
