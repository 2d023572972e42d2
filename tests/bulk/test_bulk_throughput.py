"""The engine's own rate limit stays busy, and is never broken."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from acsdk._bulk import SentBatch, run
from acsdk._engine.budget import Budget
from acsdk._engine.queue import SlotQueue
from tests.support import VirtualClock

from .stubs import make_job, things

pytestmark = pytest.mark.anyio


class LimitedAccount:
    """Takes five requests in any second, and answers after a while."""

    def __init__(self, clock: VirtualClock, latency: float) -> None:
        self._clock = clock
        self._latency = latency
        self._queue = SlotQueue(Budget(5, clock), clock.sleep)
        self._log: deque[float] = deque(maxlen=5)
        self.arrivals: list[float] = []
        self.refused = 0
        self.waiting = 0
        self.most_waiting = 0

    async def send(self, records: Sequence[bytes], on_attempt: Callable[[], None]) -> SentBatch[dict[str, Any]]:
        self.waiting += 1
        self.most_waiting = max(self.most_waiting, self.waiting)
        slot = await self._queue.slot(background=True)
        self.waiting -= 1
        slot.sent()
        on_attempt()
        now = self._clock.elapsed
        self.refused += len(self._log) == 5 and now - self._log[0] < 1
        self._log.append(now)
        self.arrivals.append(now)
        await self._clock.sleep(self._latency)
        return SentBatch(f"batch of {len(records)}")


@pytest.mark.parametrize("latency", [0.3, 1, 3])
async def test_the_limiter_stays_saturated(latency: float) -> None:
    clock = VirtualClock()
    account = LimitedAccount(clock, latency)
    job = make_job(None, send=account.send)
    report = await run(job, things(1_000), clock=clock)
    assert report.accepted == 1_000
    assert account.refused == 0
    assert account.most_waiting <= 2
    allowed = 5 * (account.arrivals[-1] - account.arrivals[0])
    assert len(account.arrivals) >= 0.95 * allowed


async def test_the_next_batch_is_read_while_two_wait() -> None:
    clock = VirtualClock()
    account = LimitedAccount(clock, 1)
    read_at: list[float] = []

    def source() -> Any:
        for thing in things(200):
            read_at.append(clock.elapsed)
            yield thing

    await run(make_job(None, send=account.send), source(), clock=clock)
    assert read_at[79] == 0, "five on their way, two waiting for a slot, one more encoded"
    assert read_at[80] > 0
