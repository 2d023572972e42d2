"""A pause of the account: who waits, who fails at once, who is told, and who asks again."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import anyio.lowlevel
import httpx
import pytest

import acsdk
from acsdk import AsyncClient, Observer, PauseStarted
from acsdk._engine.limiter import Unlimited
from acsdk._engine.operation import Operation
from acsdk._engine.queue import SlotQueue
from acsdk.contrib.file_limiter import FileLimiter
from tests.support import TOKEN, Recorder, VirtualClock, answer, new_client

pytestmark = pytest.mark.anyio

FAR = answer(status=429, headers={"retry-after": "3600"})
DOWN = answer(status=503, headers={"retry-after": "3600"})


class Shop:
    """A client on a virtual clock."""

    def __init__(self, *replies: Any, **options: Any) -> None:
        self.clock = VirtualClock()
        self.transport = Recorder(*replies, clock=self.clock)
        self.client = new_client(self.transport, clock=self.clock, **{"rate_limit": 5, **options})
        self.done: list[float] = []
        self.failures: list[acsdk.AcsdkError] = []

    async def get(self, **options: Any) -> None:
        try:
            await self.client.rest.request("GET", "/x", **options)
        except acsdk.AcsdkError as error:
            self.failures.append(error)
        else:
            self.done.append(self.clock.elapsed)

    async def gather(self, number: int, **options: Any) -> None:
        async with anyio.create_task_group() as tasks:
            for _ in range(number):
                tasks.start_soon(lambda: self.get(**options))


@pytest.mark.parametrize("far", [FAR, DOWN])
async def test_a_far_pause_fails_what_has_no_time_for_it_at_once(far: httpx.Response) -> None:
    shop = Shop(far, answer({}))
    await shop.gather(1)
    await shop.gather(3, deadline=2, timeout=1)
    own, *others = shop.failures
    assert isinstance(own, acsdk.RateLimitError | acsdk.ServerError)
    assert own.retry_after == 3600
    for error in others:
        assert isinstance(error, acsdk.QueueTimeoutError)
        assert (error.retry_after, error.sent, error.attempts) == (60.0, False, 0)
        assert "wants a pause of 60 s more, which is too long for deadline=2 s; nothing sent" in str(error)
    assert shop.clock.elapsed == 0


async def test_the_pause_is_cut_and_one_asks_while_the_others_wait() -> None:
    async def slowly(_request: httpx.Request) -> httpx.Response:
        await shop.clock.sleep(3)
        return answer({})

    shop = Shop(FAR, slowly, answer({}))
    await shop.gather(1)
    await shop.gather(12)
    assert shop.transport.moments[:2] == [0, 60]
    assert shop.transport.moments[2] == pytest.approx(63, abs=0.2)
    assert len(shop.done) == 12


async def test_one_that_asks_and_is_told_of_its_own_fault_lets_the_others_go() -> None:
    shop = Shop(FAR, answer({"message": "No such thing"}, 404), answer({}))
    await shop.gather(1)
    await shop.gather(4)
    assert shop.transport.moments[:2] == [0, 60]
    assert shop.transport.moments[2] == pytest.approx(60, abs=0.2)
    assert (len(shop.failures), len(shop.done)) == (2, 3)


async def test_one_that_asks_and_is_refused_begins_the_pause_anew() -> None:
    shop = Shop(FAR, FAR, answer({}), deadline=150)
    await shop.gather(1)
    await shop.gather(4)
    assert shop.transport.moments[:3] == [0, 60, 120]
    assert (len(shop.failures), len(shop.done)) == (2, 3)


async def test_pause_upon_pause_has_an_end() -> None:
    shop = Shop(FAR, max_retries=0)
    await shop.gather(8)
    assert len(shop.failures) == 8
    assert shop.clock.elapsed <= 121


async def test_the_bound_can_be_set() -> None:
    shop = Shop(FAR, answer({}), max_pause=5)
    await shop.gather(1)
    await shop.gather(1)
    assert shop.done == [5]
    forever = Shop(FAR, answer({}), max_pause=None, deadline=None)
    await forever.gather(1)
    assert forever.done == [3600]


async def test_a_call_that_has_the_time_waits_for_as_long_as_it_was_told() -> None:
    shop = Shop(FAR, answer({}), deadline=7_200)
    await shop.gather(2)
    assert shop.done == [0, 3600]


async def test_who_waits_for_a_slot_or_a_place_is_told_when_the_pause_begins() -> None:
    async def late(_request: httpx.Request) -> httpx.Response:
        await shop.clock.sleep(0.5)
        return FAR

    shop = Shop(*[late] * 5, answer({}), max_in_flight=8, max_retries=0)
    async with anyio.create_task_group() as tasks:
        for number in range(16):
            deadline = 3 if number in (6, 7, 12, 15) else 120
            tasks.start_soon(partial(shop.get, deadline=deadline))
            await anyio.lowlevel.checkpoint()
    refused = [error for error in shop.failures if isinstance(error, acsdk.RateLimitError)]
    kept = [error for error in shop.failures if isinstance(error, acsdk.QueueTimeoutError)]
    assert (len(refused), len(kept), len(shop.done)) == (5, 4, 7)
    assert all(error.retry_after for error in kept)


async def test_who_comes_during_a_pause_and_has_to_wait_for_a_place_is_told_at_once() -> None:
    shop = Shop(FAR, answer({}), max_in_flight=1, max_retries=0)
    await shop.gather(1)
    waited: list[float] = []

    async def hurried() -> None:
        await shop.get(deadline=3)
        waited.append(shop.clock.elapsed)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(partial(shop.get, deadline=600))
        await anyio.lowlevel.checkpoint()
        tasks.start_soon(hurried)
    assert waited == [0]
    assert isinstance(shop.failures[1], acsdk.QueueTimeoutError)
    assert len(shop.done) == 1


async def test_a_pause_that_is_too_long_for_a_repetition() -> None:
    shop = Shop(answer(status=500), answer({}))
    other = new_client(Recorder(FAR), clock=shop.clock, rate_limit=5)

    async def pause_meanwhile() -> None:
        with pytest.raises(acsdk.RateLimitError):
            await other.rest.request("GET", "/x", max_retries=0)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(lambda: shop.get(deadline=30))
        await anyio.lowlevel.checkpoint()
        tasks.start_soon(pause_meanwhile)
    (error,) = shop.failures
    assert isinstance(error, acsdk.DeadlineError)
    assert error.retry_after is not None
    assert "too long for deadline=30 s" in str(error)


async def test_a_thousand_reads_wait_for_their_turn_whatever_the_deadline() -> None:
    shop = Shop(answer({}))
    await shop.gather(1000)
    assert len(shop.done) == 1000
    assert shop.clock.elapsed > 190


class Told(Observer):
    def __init__(self) -> None:
        self.pauses: list[PauseStarted] = []

    def pause_started(self, event: PauseStarted, /) -> None:
        self.pauses.append(event)


async def test_a_pause_is_logged_and_shown_once(caplog: pytest.LogCaptureFixture) -> None:
    told = Told()
    shop = Shop(*[FAR] * 5, answer({}), observer=told)
    with caplog.at_level(logging.WARNING, "acsdk"):
        await shop.gather(9)
    (line,) = caplog.records
    assert line.getMessage() == (
        "https://acme.api-us1.com: status 429 wants a pause of 3600.0 s; all calls wait 60.0 s, then one asks"
    )
    assert told.pauses == [PauseStarted(60.0, 3600.0, 429)]
    assert len(shop.done) == 4


async def test_only_a_pause_that_ends_much_later_than_the_last_is_news() -> None:
    told = Told()
    replies = [answer(status=429, headers={"retry-after": seconds}) for seconds in ("2", "30", "35", "1", "1")]
    shop = Shop(*replies, answer({}), observer=told, max_retries=0)
    await shop.gather(3)
    assert [pause.seconds for pause in told.pauses] == [2, 30]
    for _ in range(3):
        await shop.gather(1)
    assert shop.transport.moments[3:] == [35, 36, 37]
    assert [pause.seconds for pause in told.pauses] == [2, 30, 1, 1]


@pytest.mark.parametrize(
    ("queue_timeout", "deadline", "named"),
    [(50, 2, "deadline=2"), (2, 50, "queue_timeout=2"), (2, 2, "queue_timeout=2"), (2, None, "queue_timeout=2")],
)
async def test_the_shorter_bound_is_named(queue_timeout: float, deadline: float | None, named: str) -> None:
    shop = Shop(FAR, answer({}), queue_timeout=queue_timeout)
    await shop.gather(1)
    await shop.gather(1, deadline=deadline)
    assert f"which is too long for {named} s; nothing sent" in str(shop.failures[1])


async def test_a_short_pause_is_not_cut(caplog: pytest.LogCaptureFixture) -> None:
    shop = Shop(answer(status=429), answer({}))
    with caplog.at_level(logging.WARNING, "acsdk"):
        await shop.gather(6)
    assert [record.getMessage() for record in caplog.records] == [
        "https://acme.api-us1.com: status 429 wants a pause of 1.0 s; all calls wait 1.0 s, then go on"
    ]


async def test_a_pause_that_another_process_was_told_of(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    shop = Shop(answer({}))
    told = Told()

    def limiter() -> FileLimiter:
        return FileLimiter(tmp_path / "acme.limit", monotonic=shop.clock.monotonic)

    limiter().hold(60)
    client = new_client(shop.transport, clock=shop.clock, limiter=limiter(), observer=told)
    with caplog.at_level(logging.WARNING, "acsdk"):
        with pytest.raises(acsdk.QueueTimeoutError) as caught:
            await client.rest.request("GET", "/x", deadline=2)
        await client.rest.request("GET", "/x")
    assert caught.value.retry_after == 60
    assert [record.getMessage() for record in caplog.records] == [
        "https://acme.api-us1.com: a pause of 60.0 s, which another process was told of, keeps all calls"
    ]
    assert told.pauses == [PauseStarted(60.0, None, None)]
    assert shop.clock.elapsed == 60


async def test_a_limiter_that_knows_no_hold_is_paused() -> None:
    class Mine(Unlimited):
        pass

    class Other:
        def __init__(self) -> None:
            self.paused: list[float] = []

        def book(self) -> Any:
            return self

        def sent(self) -> None: ...
        def pause(self, seconds: float) -> None:
            self.paused.append(seconds)

        def refused(self) -> None: ...
        def accepted(self) -> None: ...

    limiter = Other()
    shop = Shop(FAR, answer({}), limiter=limiter)
    await shop.gather(1)
    assert limiter.paused == [60.0]
    unlimited = Shop(FAR, answer({}), limiter=Mine())
    await unlimited.gather(1)
    await unlimited.gather(1, deadline=1)
    assert unlimited.done == [0]


async def test_without_a_limit_nobody_elses_call_is_paused(caplog: pytest.LogCaptureFixture) -> None:
    shop = Shop(FAR, answer({}), rate_limit=None)
    await shop.gather(1)
    await shop.gather(1, deadline=1)
    assert (len(shop.failures), shop.done) == (1, [0])
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_closing_ends_what_waits_for_a_slot() -> None:
    shop = Shop(FAR, answer({}))
    await shop.gather(1)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(shop.get)
        await anyio.lowlevel.checkpoint()
        await shop.client.aclose()
    error = shop.failures[1]
    assert isinstance(error, acsdk.ConfigurationError)
    assert "closed, and nothing was sent" in str(error)
    assert shop.clock.elapsed == 0


async def test_closing_ends_what_waits_to_repeat_and_names_its_last_error() -> None:
    shop = Shop(answer({"message": "Maintenance"}, status=503), rate_limit=None)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(shop.get)
        while not shop.transport.requests or not shop.clock.sleeps:
            await anyio.lowlevel.checkpoint()
        await shop.client.aclose()
    (error,) = shop.failures
    assert isinstance(error, acsdk.ConfigurationError)
    assert "closed before a call was repeated; its last error: rest.get: Maintenance [status 503" in str(error)
    assert isinstance(error.__cause__, acsdk.ServerError)
    assert error.__cause__.sent


async def test_closing_ends_what_waits_for_a_slot_to_repeat() -> None:
    shop = Shop(answer(status=500), answer({}))
    other = new_client(Recorder(FAR), clock=shop.clock, rate_limit=5)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(lambda: shop.get(deadline=None))
        while not shop.transport.requests:
            await anyio.lowlevel.checkpoint()
        with pytest.raises(acsdk.RateLimitError):
            await other.rest.request("GET", "/x", max_retries=0)
        while shop.clock.elapsed == 0:
            await anyio.lowlevel.checkpoint()
        for _ in range(10):
            await anyio.lowlevel.checkpoint()
        await shop.client.aclose()
    assert "its last error: rest.get: the API answered 500" in str(shop.failures[0])


async def test_cancelling_at_every_step_loses_no_turn() -> None:
    shop = Shop(answer({}))
    queue = SlotQueue(Turns(), shop.clock.sleep)
    for steps in range(30):
        async with anyio.create_task_group() as tasks:
            for number in range(3):
                tasks.start_soon(partial(queue.slot, background=number == 1))
            for _ in range(steps):
                await anyio.lowlevel.checkpoint()
            tasks.cancel_scope.cancel()
        with anyio.fail_after(120):
            await queue.slot(background=False)


class Turns:
    """Every other time it has a slot."""

    def __init__(self) -> None:
        self._asked = 0

    def book(self) -> Any:
        self._asked += 1
        return self if self._asked % 2 else 0.1

    def sent(self) -> None: ...
    def pause(self, seconds: float) -> None: ...
    def refused(self) -> None: ...
    def accepted(self) -> None: ...


async def test_what_goes_elsewhere_knows_no_pause() -> None:
    from acsdk._engine.operation import Elsewhere

    shop = Shop(FAR, answer({}))
    await shop.gather(1)
    elsewhere = Elsewhere("https://trackcmp.net", "text/plain")
    operation = Operation("test", "GET", "/x", read=lambda answer: answer.data, elsewhere=elsewhere)
    assert await shop.client._caller(operation, {"deadline": 1}) == {}  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize("value", [0, -1, "60", True])
def test_a_bound_that_is_none_is_refused(value: Any) -> None:
    with pytest.raises(acsdk.ConfigurationError, match="max_pause must be a number above 0, or None"):
        AsyncClient("acme", TOKEN, max_pause=value)
