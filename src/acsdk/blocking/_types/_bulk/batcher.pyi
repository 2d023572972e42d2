"""Made by `nox -s refresh` from acsdk._bulk.batcher."""

from acsdk._bulk.callers import Bounds
from acsdk._bulk.job import Item, Row
from acsdk._bulk.tickets import BatchResult
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Generic, Unpack


class Batcher(Generic[Item, Row]):
    """Collects records for a moment and sends them together.

    Nothing is dropped, and records of one key are sent in the order they came, whether by `add` or by `enqueue`, each
    after the answer to the one before. One bad record fails its own caller; what is wrong with a whole request, its
    callers.
    """
    @property
    def waiting(self) -> int:
        """How many records of the outbox are to be delivered, as far as this batcher knows."""
        ...
    @property
    def oldest_age(self) -> float:
        """Seconds since the oldest of them was stored; 0 where none waits."""
        ...
    @property
    def refused(self) -> int:
        """How many records of the outbox the API has refused, those of earlier batchers included."""
        ...
    @property
    def stalled_since(self) -> datetime | None:
        """When the first of those failed that failed and are tried again; ``None`` if all is well."""
        ...
    @property
    def last_error(self) -> str | None:
        """Why the last of those failed, without addresses; ``None`` if all is well."""
        ...
    def running(self, *, drain: bool) -> AbstractContextManager[None]:
        """Work in the background for as long as the context lasts."""
        ...
    def add(self, item: Item, **bounds: Unpack[Bounds]) -> BatchResult[Row]:
        """Send an item together with those of other callers; returns its own result, or raises its own error.

        Waits its turn where many wait already, and goes behind what came before of its key, in the outbox too.
        ``deadline`` counts from the first slot of its request in the rate limit, as for any call, but from this call
        on while an earlier record of its key waits; ``queue_timeout`` bounds the wait for that slot. A cancelled call
        is withdrawn if it has not been sent, and harms no other.

        Raises what the single call raises, `DeadlineError` and `QueueTimeoutError` whose ``sent`` says whether the
        record may have been written, and `ConfigurationError` after the batcher's context has ended.
        """
        ...
    def enqueue(self, *items: Item) -> None:
        """Promise items: returns when all of them are on the disk, or none, before they are sent.

        Each is sent with the others, and again until the API decides on it; what a crash or an outage leaves is
        delivered by the next batcher on the same journal. It may arrive twice, never less than once. What the API
        refuses is put aside: see `read_outbox` and ``on_refused``. Needs a ``journal``.
        """
        ...
