"""What a run remembers beyond its own life."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from acsdk._bulk.outcomes import BulkBatch, BulkFailure
from acsdk._bulk.records import Record
from acsdk._bulk.tally import Earlier

__all__ = ["Known", "Memory", "NoMemory"]

Known = Callable[[Record[Any]], bool]


class Memory(Protocol):
    """What a run asks of its journal."""

    @property
    def earlier(self) -> Earlier:
        """What earlier runs took."""
        ...

    async def known(self, records: Sequence[Record[Any]]) -> dict[str, Known]:
        """Of those keys that were accepted before: whether a record need not be sent again."""
        ...

    def drop(self, record: Record[Any]) -> None:
        """A later copy of its key replaced this one before it was sent."""
        ...

    async def add_accepted(
        self, records: Sequence[Record[Any]], ids: Mapping[str, str], batch: BulkBatch, figures: Earlier
    ) -> None:
        """Keep, durably, that these were accepted; ``ids`` are the API's own, by natural key."""
        ...

    async def add_failures(self, failures: Sequence[BulkFailure[Any]]) -> None:
        """Keep what was not accepted and why."""
        ...

    async def finish(self, figures: Earlier) -> None:
        """The run is over, and this is what it took."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class NoMemory:
    """A run without a journal."""

    @property
    def earlier(self) -> Earlier:
        """Nothing was before."""
        return Earlier()

    async def known(self, records: Sequence[Record[Any]]) -> dict[str, Known]:
        """None."""
        del records
        return {}

    def drop(self, record: Record[Any]) -> None:
        """Forget it."""

    async def add_accepted(
        self, records: Sequence[Record[Any]], ids: Mapping[str, str], batch: BulkBatch, figures: Earlier
    ) -> None:
        """Forget it."""

    async def add_failures(self, failures: Sequence[BulkFailure[Any]]) -> None:
        """Forget them."""

    async def finish(self, figures: Earlier) -> None:
        """Nothing to do."""

    def close(self) -> None:
        """Nothing to do."""
