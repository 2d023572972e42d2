"""One account's deliveries, for as long as this relay holds its lane.

What must hold: nothing is sent that might still be under way when another relay may send for the account. So each
attempt asks right before it goes out whether the lease outlasts it, and a lane whose lease is lost is cancelled with
all it has in hand. What would break it: a check that is made once a batch, for repetitions and waits for a rate slot
lie between; or a request without a time limit. ``tests/soak/test_soak_fleet.py`` stops the holder for twice its
lease: without the check several hundred records overtake later versions of themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import anyio
from anyio.abc import TaskGroup

from acsdk import AsyncClient, ConfigurationError
from acsdk.contrib.postgres._lanes import Trouble
from acsdk.contrib.postgres._storage import LaneStorage, Place
from acsdk.outbox import account_name

if TYPE_CHECKING:
    from acsdk import Batcher

__all__ = ["MARGIN", "Lane", "LaneOptions", "LaneState", "MakeClient"]

MakeClient = Callable[[str], AsyncClient]
"""From an account, as the outbox calls it, to a client for it. The relay closes it."""

MARGIN: Final = 1.0
"""Seconds for what lies between the check and the socket."""


_MAX_DELAY: Final = 0.1
"""Seconds that a record waits for company; most have waited for the relay's look already."""


class LaneOptions(NamedTuple):
    """How the lanes of a relay deliver."""

    make_client: MakeClient
    timeout: float
    """Seconds that a request may take."""
    max_size: int
    """Records a request."""


class LaneState(NamedTuple):
    """Whether a lane flows, and if not, since when and why."""

    since: datetime | None
    error: str | None

    @property
    def trouble(self) -> Trouble | None:
        """The same, as its row says it: on the database's clock."""
        if self.since is None:
            return None
        return Trouble(self.error or "", (datetime.now(UTC) - self.since).total_seconds())


class Lane:
    """Delivers what the outbox holds of one account."""

    def __init__(self, place: Place, options: LaneOptions, told_at: float) -> None:
        self.place = place
        self.told_at = told_at
        """When something was last seen to wait for it."""
        self.noted: LaneState | None = None
        """What its row says of it, as far as this relay has written it."""
        self._options = options
        self._storages: dict[str, LaneStorage] = {}
        self._batchers: dict[str, Batcher[Any, Any]] = {}
        self._due: list[str] = []
        """Operations that no batcher delivers yet."""
        self._changed = anyio.Event()
        self._stopping = anyio.Event()
        self._scope = anyio.CancelScope()

    def tell(self, operation: str, last: int, now: float) -> None:
        """The relay has seen that records of an operation wait, the highest number of which is this."""
        self.told_at = now
        if self.is_stopping:
            return
        if operation not in self._storages:
            self._storages[operation] = LaneStorage(self.place, operation)
            self._due.append(operation)
            self._changed.set()
        self._storages[operation].tell(last)

    def stop(self) -> None:
        """Send nothing more, and end when what is under way is answered."""
        self._stopping.set()
        self._changed.set()
        for storage in self._storages.values():
            storage.stop()

    def lose(self) -> None:
        """Drop everything: the lane is another's."""
        self.place.lease.lose()
        self._scope.cancel()

    @property
    def is_stopping(self) -> bool:
        """Whether it takes on nothing more."""
        return self._stopping.is_set() or self._scope.cancel_called

    @property
    def is_over(self) -> bool:
        """Whether all that it has sent is answered, once `run` has returned."""
        return not self._scope.cancel_called

    @property
    def state(self) -> LaneState | None:
        """Whether it flows; ``None`` until that is known."""
        stalled = [one for one in self._batchers.values() if one.stalled_since is not None]
        if stalled:
            first = min(stalled, key=_since)
            return LaneState(first.stalled_since, first.last_error)
        flows = self.noted is not None or any(one.has_moved for one in self._storages.values())
        return LaneState(None, None) if flows else None

    def veto(self) -> str | None:
        """Why a request must not go out now; ``None`` where it may."""
        if self._stopping.is_set():
            return "the relay stops"
        if not self.place.lease.lasts(self._options.timeout + MARGIN):
            return "the lease of the account's lane ends too soon"
        return None

    async def run(self, wait: float) -> None:
        """Deliver until stopped or lost. First wait until the last owner's second in the rate limit is over."""
        with self._scope:
            with anyio.move_on_after(wait):
                await self._stopping.wait()
            async with self._client() as client, anyio.create_task_group() as tasks:
                while not self._stopping.is_set():
                    while self._due:
                        self._start(tasks, client, self._due.pop())
                    self._changed = anyio.Event()
                    await self._changed.wait()

    def _client(self) -> AsyncClient:
        client = self._options.make_client(self.place.account)
        found = account_name(client.api_url)
        if found != self.place.account:
            raise ConfigurationError(f"the client for account {self.place.account} is one for {found}")
        return client

    def _start(self, tasks: TaskGroup, client: AsyncClient, operation: str) -> None:
        make = _BATCHERS.get(operation)
        if make is None:
            raise ConfigurationError(f"this release does not know the operation {operation!r}; update the relay")
        options: dict[str, Any] = {
            "journal": self._storages[operation],
            "before_attempt": self.veto,
            "timeout": self._options.timeout,
            "max_size": self._options.max_size,
            "max_delay": _MAX_DELAY,
            "drain": False,  # another relay goes on at once
        }
        tasks.start_soon(self._deliver, operation, make(client)(**options))

    async def _deliver(self, operation: str, batching: AbstractAsyncContextManager[Batcher[Any, Any]]) -> None:
        async with batching as batcher:
            self._batchers[operation] = batcher
            await self._stopping.wait()


def _since(batcher: Batcher[Any, Any]) -> datetime:
    return batcher.stalled_since or datetime.max.replace(tzinfo=UTC)


_BATCHERS: Final[dict[str, Callable[[AsyncClient], Callable[..., AbstractAsyncContextManager[Batcher[Any, Any]]]]]] = {
    "orders.bulk_upsert": lambda client: client.orders.batcher,
    "products.bulk_upsert": lambda client: client.products.batcher,
    "recurring_payments.bulk_upsert": lambda client: client.recurring_payments.batcher,
}
