"""The shared limiters under a client."""

from __future__ import annotations

from collections.abc import Awaitable
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest

from acsdk import AsyncClient, QueueTimeoutError
from acsdk.contrib.file_limiter import FileLimiter
from tests.support import Recorder, VirtualClock, answer

pytestmark = pytest.mark.anyio


async def test_two_clients_share_the_rate_and_a_429_pauses_both(tmp_path: Path) -> None:
    clock = VirtualClock()
    busy = answer({"message": "slow down"}, 429, {"retry-after": "7"})
    recorder = Recorder(*[answer({"ok": 1})] * 4, busy, answer({"ok": 1}), clock=clock)

    def client() -> AsyncClient:
        limiter = FileLimiter(tmp_path / "acme.limit", monotonic=clock.monotonic)
        return AsyncClient("acme", "token", transport=recorder, limiter=limiter, clock=clock)

    async with client() as one, client() as other, anyio.create_task_group() as tasks:
        for number in range(12):
            tasks.start_soon(one.rest.request if number % 2 else other.rest.request, "GET", "/contacts")
    assert len(recorder.moments) == 13
    refused_at = recorder.moments[4]
    assert refused_at < 1
    assert all(moment >= refused_at + 7 for moment in recorder.moments[5:])
    assert all(
        later - earlier >= 1 for earlier, later in zip(recorder.moments[5:], recorder.moments[10:], strict=False)
    )


async def test_a_redis_that_is_down_fails_the_call_with_nothing_sent(tmp_path: Path) -> None:
    pytest.importorskip("redis", reason="the extra redis is not installed")
    from acsdk.contrib.redis import RedisLimiter

    def refuse(request: httpx.Request) -> Any:
        raise AssertionError(request.method)

    limiter = RedisLimiter(f"unix://{tmp_path}/none.sock", account="acme")
    async with AsyncClient("acme", "token", transport=httpx.MockTransport(refuse), limiter=limiter) as client:
        call: Awaitable[object] = client.rest.request("GET", "/contacts")
        with pytest.raises(QueueTimeoutError, match="Redis does not answer") as caught:
            await call
    assert not caught.value.sent
