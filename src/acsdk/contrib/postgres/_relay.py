"""Delivers for many accounts, each of which is held by one of many relays at a time.

One loop looks once a second, with one query for all accounts, and does all that concerns lanes: it renews those that
are held, tells them of news, takes free ones up to this relay's share, and gives back what is idle or too many. Lanes
run beside it and never touch their row. What must hold: a lane's row is released only when all its requests are
answered; what was cancelled or has failed is left until the lease ends, for a request of it may still be on its way.
``tests/fleet/test_relay.py`` cancels a relay in mid-request and looks that nobody takes its lane before that.
"""

from __future__ import annotations

import asyncio  # noqa: TID251 - PostgreSQL's drivers run on nothing else
import logging
import os
import socket
from collections.abc import AsyncGenerator, Collection
from contextlib import AsyncExitStack, asynccontextmanager
from types import TracebackType
from typing import Final, Self, cast
from uuid import uuid4

import anyio
from anyio.abc import TaskGroup

from acsdk import ConfigurationError
from acsdk.contrib.postgres._drivers import Database
from acsdk.contrib.postgres._lane import MARGIN, Lane, LaneOptions
from acsdk.contrib.postgres._lanes import Backlog, Lanes, Trouble
from acsdk.contrib.postgres._lease import Lease, since_boot
from acsdk.contrib.postgres._schema import Tables, check_tables
from acsdk.contrib.postgres._shares import plan
from acsdk.contrib.postgres._storage import Place

__all__ = ["Relay"]

_log = logging.getLogger("acsdk")

_LONGEST_GAP: Final = 60.0


class Relay:
    """Delivers what a fleet's outbox holds. Run as many as you like: each account is served by one of them at a time.

    Made by `PostgresOutbox.relay`. ``await relay.run()`` delivers until it is stopped or cancelled; ``async with
    relay:`` delivers beside something else, such as a web application, and stops it at the end.
    """

    def __init__(
        self,
        database: Database,
        tables: Tables,
        options: LaneOptions,
        *,
        accounts: Collection[str] | None,
        lease: float,
        interval: float,
    ) -> None:
        self.name: str = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"
        """What the lanes that it holds say of their holder."""
        self._database = database
        self._tables = tables
        self._options = options
        self._interval = interval
        self._rows = Lanes(database, tables, self.name, lease, accounts)
        self._lanes: dict[str, Lane] = {}
        self._renewed_at = float("-inf")
        self._stopping = anyio.Event()
        self._stack = AsyncExitStack()
        self._failed_at = float("-inf")
        self._gap = 0.0

    async def run(self) -> None:
        """Deliver until `stop` is called.

        Raises `ConfigurationError` where the tables are missing or of another version. A database that goes away
        later is waited for. A cancellation ends it at once, but its accounts then wait until their leases end.
        """
        await self._check()
        await self._deliver()

    async def _deliver(self) -> None:
        try:
            async with anyio.create_task_group() as tasks:
                while not self._stopping.is_set():
                    await self._look_once(tasks)
                    with anyio.move_on_after(self._interval):
                        await self._stopping.wait()
                self._end(tasks)
        finally:
            await self._leave()

    def stop(self) -> None:
        """Send nothing more; `run` returns when all that is under way is answered and the lanes are given back."""
        self._stopping.set()

    async def __aenter__(self) -> Self:
        """Deliver in the background."""
        await self._check()
        await self._stack.enter_async_context(self._in_background())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Stop, and wait for what is under way."""
        await self._stack.__aexit__(kind, error, traceback)

    @asynccontextmanager
    async def _in_background(self) -> AsyncGenerator[None]:
        failure: BaseException | None = None
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(self._deliver)
            try:
                yield
            except Exception as error:  # noqa: BLE001 - raised below, without a group around it
                failure = error
            self.stop()
        if failure is not None:
            raise failure

    async def _check(self) -> None:
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            raise ConfigurationError(
                "PostgreSQL's drivers need asyncio; run the relay with it, not with trio"
            ) from None
        await check_tables(self._database, self._tables)

    async def _look_once(self, tasks: TaskGroup) -> None:
        """Look after the lanes. What goes wrong is tried again: whoever has no database sends nothing in the end."""
        try:
            with anyio.fail_after(self._rows.lease / 3):
                await self._look(tasks)
        except Exception as error:  # noqa: BLE001 - whatever a driver raises
            self._tell_failure(error)
        else:
            self._gap = 0.0
        for lane in self._lanes.values():
            if not lane.place.lease.lasts(0):
                lane.lose()

    def _tell_failure(self, error: Exception) -> None:
        now = since_boot()
        if now - self._failed_at >= self._gap:
            _log.warning("the outbox's database does not answer: %s: %s", type(error).__name__, error)
            self._failed_at, self._gap = now, min(_LONGEST_GAP, self._gap * 2 + 1)

    async def _look(self, tasks: TaskGroup) -> None:
        if since_boot() - self._renewed_at >= self._rows.lease / 3:
            await self._renew()
        backlog = await self._rows.backlog()
        self._tell_lanes(backlog)
        to_do = plan(backlog, {account for account, lane in self._lanes.items() if not lane.is_stopping})
        for account in to_do.give:
            self._lanes[account].stop()
        for account in to_do.take:
            if account not in self._lanes:  # one that is stopping keeps its account until it has ended
                await self._take(tasks, account, backlog)
        await self._note()

    async def _renew(self) -> None:
        asked_at = since_boot()
        held = {account: lane.place.lease for account, lane in self._lanes.items()}
        kept = await self._rows.renew({account: lease.epoch for account, lease in held.items()})
        self._renewed_at = asked_at
        for account, lease in held.items():
            if account in kept:
                lease.renewed(asked_at)
            else:
                _log.warning("another relay has taken the lane of %s over", account)
                self._lanes[account].lose()

    def _tell_lanes(self, backlog: Collection[Backlog]) -> None:
        now = since_boot()
        for one in backlog:
            if one.account in self._lanes:
                self._lanes[one.account].tell(one.operation, one.last, now)
        for lane in self._lanes.values():
            if now - lane.told_at > self._rows.lease:
                lane.stop()  # others need not see it renewed for ever

    async def _take(self, tasks: TaskGroup, account: str, backlog: Collection[Backlog]) -> None:
        asked_at = since_boot()
        taken = await self._rows.take(account)
        if taken is None:
            return
        place = Place(self._database, self._tables, account, Lease(taken.epoch, asked_at, self._rows.lease))
        lane = self._lanes[account] = Lane(place, self._options, asked_at)
        tasks.start_soon(self._hold, lane, taken.wait)
        self._tell_lanes([one for one in backlog if one.account == account])

    async def _hold(self, lane: Lane, wait: float) -> None:
        account, epoch = lane.place.account, lane.place.lease.epoch
        _log.info("delivering for %s", account)
        try:
            await lane.run(wait)
            if lane.is_over:
                await self._rows.release(account, epoch)
        except Exception as error:  # noqa: BLE001 - one account's trouble is none of the others'
            cause = first_of(error)
            _log.warning("delivering for %s failed: %s: %s", account, type(cause).__name__, cause)
            await self._note_failure(lane, f"{type(cause).__name__}: {cause}")
        finally:
            del self._lanes[account]

    async def _note_failure(self, lane: Lane, error: str) -> None:
        try:
            with anyio.fail_after(self._rows.lease / 3):
                await self._rows.note(lane.place.account, lane.place.lease.epoch, Trouble(error, 0.0))
        except Exception as failure:  # noqa: BLE001 - most likely the same that ended the lane
            self._tell_failure(failure)

    async def _note(self) -> None:
        for account, lane in list(self._lanes.items()):
            if lane.state is not None and lane.state != lane.noted:
                lane.noted = lane.state
                await self._rows.note(account, lane.place.lease.epoch, lane.state.trouble)

    def _end(self, tasks: TaskGroup) -> None:
        """Let the lanes come to their end, which takes no longer than a request may."""
        for lane in self._lanes.values():
            lane.stop()
        tasks.cancel_scope.deadline = anyio.current_time() + self._options.timeout + 2 * MARGIN

    async def _leave(self) -> None:
        """The others share this relay's accounts."""
        with anyio.CancelScope(shield=True):
            try:
                with anyio.fail_after(self._rows.lease / 3):
                    await self._rows.leave()
            except Exception as error:  # noqa: BLE001 - then they see it when its time is over
                self._tell_failure(error)


def first_of(error: BaseException) -> BaseException:
    """The error itself, out of the groups around it."""
    while isinstance(error, BaseExceptionGroup):
        error = cast("BaseExceptionGroup[BaseException]", error).exceptions[0]
    return error
