"""Which pauses are too long for a wait, at the very bound."""

from __future__ import annotations

import anyio
import pytest

from acsdk._engine.waiting import Waiting
from acsdk.sandbox import SandboxClock

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(("seconds", "ended"), [(2.9, None), (3.0, "pause")])
async def test_a_pause_as_long_as_the_bound_ends_a_wait(seconds: float, ended: str | None) -> None:
    waiting = Waiting(SandboxClock(), lambda _: None)
    with waiting.enter(bound=3.0) as wait:
        waiting.paused(seconds)
        await anyio.lowlevel.checkpoint()
    assert (wait.ended_by, wait.retry_after) == (ended, seconds if ended else None)


async def test_pauses_of_one_wait_are_added_up_and_those_before_it_are_not() -> None:
    clock = SandboxClock()
    waiting = Waiting(clock, lambda _: None)
    waiting.paused(10.0)
    await clock.sleep(10.0)
    with waiting.enter(bound=3.0) as wait:
        waiting.paused(2.0)
        await clock.sleep(2.5)
        assert wait.ended_by is None
        waiting.paused(1.0)
        await anyio.lowlevel.checkpoint()
    assert wait.ended_by == "pause"
