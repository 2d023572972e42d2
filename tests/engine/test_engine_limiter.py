"""The rate limit: who goes when, who waits, who stops whom."""

from __future__ import annotations

import threading
import tracemalloc
from typing import Any

import anyio
import httpx
import pytest

import acsdk
from acsdk import AsyncClient
from acsdk._engine.budget import Budget
from acsdk._engine.operation import Operation
from acsdk._engine.queue import SlotQueue
from tests.support import TOKEN, URL, Recorder, VirtualClock, answer, new_client

pytestmark = pytest.mark.anyio


class Shop:
    """A client on a virtual clock, with the budget of five requests a second."""

    def __init__(self, *replies: Any, **options: Any) -> None:
        self.clock = VirtualClock()
        self.transport = Recorder(*(replies or [answer({})]), clock=self.clock)
        self.client = new_client(self.transport, clock=self.clock, **{"rate_limit": 5, **options})

    async def get(self, path: str = "/x", **options: Any) -> None:
        await self.client.rest.request("GET", path, **options)

    async def get_in_background(self, path: str) -> None:
        operation = Operation("test", "GET", path, read=lambda answer: answer.data, background=True)
        await self.client._caller(operation, {})  # pyright: ignore[reportPrivateUsage]

    @property
    def paths(self) -> list[str]:
        return [request.url.path.removeprefix("/api/3") for request in self.transport.requests]


async def test_five_go_at_once_and_the_sixth_after_a_second_and_the_margin() -> None:
    shop = Shop()
    async with anyio.create_task_group() as tasks:
        for _ in range(12):
            tasks.start_soon(shop.get)
    assert shop.transport.moments[:5] == [0] * 5
    assert shop.transport.moments[5:10] == pytest.approx([1.01] * 5, abs=0.001)
    assert shop.transport.moments[10:] == pytest.approx([2.02] * 2, abs=0.002)


@pytest.mark.parametrize(("rate", "moments"), [(0.5, [0, 2.01, 4.02]), (1, [0, 1.01, 2.02]), (2.5, [0, 0, 0.81])])
async def test_a_share_of_the_budget(rate: float, moments: list[float]) -> None:
    shop = Shop(rate_limit=rate)
    for _ in range(3):
        await shop.get()
    assert shop.transport.moments == pytest.approx(moments, abs=0.001)


async def test_clients_on_one_account_share_the_budget_and_each_keeps_its_own_rate() -> None:
    shop = Shop()
    slower = new_client(shop.transport, clock=shop.clock, rate_limit=1)
    for _ in range(3):
        await shop.get()
    await slower.rest.request("GET", "/slow")
    await shop.get()
    assert shop.transport.moments == pytest.approx([0, 0, 0, 1.01, 1.01], abs=0.001)
    other = AsyncClient("other", TOKEN, transport=shop.transport, clock=shop.clock)
    await other.rest.request("GET", "/other")
    assert shop.transport.moments[-1] == shop.transport.moments[-2]


async def test_first_come_first_served() -> None:
    shop = Shop()
    async with anyio.create_task_group() as tasks:
        for number in range(20):
            tasks.start_soon(shop.get, f"/{number}")
            await _steps(3)
    assert shop.paths == [f"/{number}" for number in range(20)]


async def test_interactive_calls_go_before_background_ones() -> None:
    shop = Shop()
    async with anyio.create_task_group() as tasks:
        for number in range(9):
            tasks.start_soon(shop.get_in_background, f"/import/{number}")
            await _steps(3)
        for number in range(3):
            tasks.start_soon(shop.get, f"/checkout/{number}")
            await _steps(3)
    assert shop.paths[:5] == [f"/import/{number}" for number in range(5)]
    assert shop.paths[5:8] == [f"/checkout/{number}" for number in range(3)]
    assert shop.paths[8:] == [f"/import/{number}" for number in range(5, 9)]


async def _steps(number: int = 12) -> None:
    for _ in range(number):
        await anyio.lowlevel.checkpoint()


async def test_a_cancelled_waiter_takes_no_slot_and_holds_up_nobody() -> None:
    shop = Shop()
    for _ in range(5):
        await shop.get()
    with anyio.CancelScope() as scope:
        async with anyio.create_task_group() as tasks:
            for number in range(4):
                tasks.start_soon(shop.get, f"/cancelled/{number}")
            await _steps()
            scope.cancel()
    async with anyio.create_task_group() as tasks:
        for _ in range(5):
            tasks.start_soon(shop.get)
    assert shop.transport.moments[5:] == pytest.approx([1.01] * 5, abs=0.001)
    assert len(shop.transport.requests) == 10


async def test_a_429_pauses_every_task_and_the_pause_only_moves_forward() -> None:
    refusals = [answer(status=429, headers={"retry-after": seconds}) for seconds in ("9", "3")]
    shop = Shop(*refusals, answer({}))
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(shop.get, "/first")
        tasks.start_soon(shop.get, "/second")
        await _steps()
        assert len(shop.transport.requests) == 2
        tasks.start_soon(shop.get, "/third")
    assert shop.transport.moments[:2] == [0, 0]
    assert min(shop.transport.moments[2:]) >= 9


async def test_a_429_without_retry_after_pauses_for_a_second() -> None:
    shop = Shop(answer(status=429), answer({}))
    await shop.get()
    assert 1 <= shop.transport.moments[1] <= 1.1


async def test_maintenance_pauses_every_task() -> None:
    shop = Shop(answer(status=503, headers={"retry-after": "40"}), answer({}))
    with pytest.raises(acsdk.ServerError) as caught:
        await shop.get(max_retries=0)
    assert (caught.value.retry_after, caught.value.sent) == (40.0, False)
    await shop.get()
    assert shop.transport.moments == [0, 40]


async def test_without_a_limit_nobody_waits_and_a_pause_is_everyones_own() -> None:
    shop = Shop(answer(status=429, headers={"retry-after": "5"}), answer({}), rate_limit=None)
    async with anyio.create_task_group() as tasks:
        for _ in range(30):
            tasks.start_soon(shop.get)
    assert sorted(shop.transport.moments)[:30] == [0] * 30
    assert sorted(shop.transport.moments)[30:] == [5]


class Turnstile:
    """A limiter that lets so many through, and then nobody."""

    def __init__(self, number: int) -> None:
        self.number = number

    async def book(self) -> Any:
        self.number -= 1
        return self if self.number >= 0 else await anyio.sleep_forever()

    def sent(self) -> None: ...
    def pause(self, seconds: float) -> None: ...
    def refused(self) -> None: ...
    def accepted(self) -> None: ...


async def test_queue_timeout_bounds_the_wait_for_the_first_slot() -> None:
    transport = Recorder(answer({}))
    client = new_client(transport, limiter=Turnstile(1), queue_timeout=0.01)
    await client.with_options(queue_timeout=None).rest.request("GET", "/one")
    with pytest.raises(acsdk.QueueTimeoutError, match=r"queue_timeout=0\.01 s; nothing sent") as caught:
        await client.rest.request("POST", "/two")
    error = caught.value
    assert (error.sent, error.attempts, error.operation) == (False, 0, "rest.post")
    assert len(transport.requests) == 1


async def test_a_slower_client_of_the_account_makes_a_quicker_one_no_quicker() -> None:
    clock = VirtualClock()
    transport = Recorder(answer({}), clock=clock)
    quick = new_client(transport, clock=clock, rate_limit=5)
    slow = new_client(transport, clock=clock, rate_limit=1)
    for _ in range(6):
        await quick.rest.request("GET", "/x")
    assert transport.moments[:5] == [0] * 5
    assert transport.moments[5] >= 1
    await slow.aclose()


async def test_the_deadline_counts_from_the_first_slot() -> None:
    shop = Shop(rate_limit=1, deadline=0.5)
    for _ in range(4):
        await shop.get()
    assert shop.clock.elapsed > 3


@pytest.mark.parametrize(("failure", "sent"), [(httpx.ReadError(""), True), (httpx.ConnectError(""), False)])
async def test_the_deadline_covers_the_wait_for_later_slots(failure: Exception, sent: bool) -> None:
    transport = Recorder(failure)
    client = new_client(transport, limiter=Turnstile(1), deadline=0.55, clock=VirtualClock())
    with pytest.raises(acsdk.DeadlineError, match=r"no slot for another attempt within deadline=0\.55 s") as caught:
        await client.rest.request("PUT", "/x")
    assert (caught.value.sent, caught.value.attempts, len(transport.requests)) == (sent, 1, 1)


async def test_the_bound_in_flight_and_the_half_of_it_for_background_calls() -> None:
    gate = anyio.Event()

    async def hold(_request: httpx.Request) -> httpx.Response:
        await gate.wait()
        return answer({})

    shop = Shop(hold, rate_limit=None, max_in_flight=4)
    async with anyio.create_task_group() as tasks:
        for number in range(5):
            tasks.start_soon(shop.get_in_background, f"/import/{number}")
            await _steps()
        assert len(shop.transport.requests) == 2
        for number in range(5):
            tasks.start_soon(shop.get, f"/checkout/{number}")
            await _steps()
        assert shop.paths == ["/import/0", "/import/1", "/checkout/0", "/checkout/1"]
        gate.set()
    assert len(shop.transport.requests) == 10


async def test_waiting_for_a_place_can_be_cancelled() -> None:
    gate = anyio.Event()

    async def hold(_request: httpx.Request) -> httpx.Response:
        await gate.wait()
        return answer({})

    shop = Shop(hold, rate_limit=None, max_in_flight=2)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(shop.get)
        tasks.start_soon(shop.get)
        await _steps()
        with anyio.CancelScope() as scope:
            async with anyio.create_task_group() as others:
                others.start_soon(shop.get_in_background, "/import")
                others.start_soon(shop.get)
                await _steps()
                scope.cancel()
        gate.set()
    await shop.get_in_background("/import")
    assert len(shop.transport.requests) == 3


def test_the_margin_grows_with_refusals_once_a_second_and_eases_with_answers() -> None:
    clock = VirtualClock()
    budget = Budget(1, clock)

    def wait_after_a_send() -> float:
        while isinstance(ready := budget.book(), float):
            clock.advance(ready)
        wait = budget.book()
        assert isinstance(wait, float)
        return wait

    assert wait_after_a_send() == pytest.approx(1.010)
    budget.refused()
    budget.refused()
    assert wait_after_a_send() == pytest.approx(1.020)
    for _ in range(1000):
        budget.accepted()
    assert wait_after_a_send() == pytest.approx(1.005)
    for _ in range(100):
        clock.advance(1)
        budget.refused()
    assert wait_after_a_send() == pytest.approx(1.5)


def test_sends_are_spread_when_refusals_go_on_although_the_margin_has_grown() -> None:
    clock = VirtualClock()
    budget = Budget(5, clock)
    for _ in range(11):
        clock.advance(1)
        budget.refused()
    clock.advance(5)
    assert not isinstance(budget.book(), float)
    assert budget.book() == pytest.approx(0.2)
    clock.advance(60)
    assert not any(isinstance(budget.book(), float) for _ in range(5))


def test_a_slot_counts_from_when_the_request_was_written() -> None:
    clock = VirtualClock()
    budget = Budget(2, clock)
    first, second = budget.book(), budget.book()
    assert not isinstance(first, int | float)
    assert not isinstance(second, int | float)
    clock.advance(3)
    first.sent()
    second.sent()
    assert budget.book() == pytest.approx(1.01)
    for _ in range(3):
        clock.advance(2)
        budget.book()
        budget.book()
    first.sent()
    assert isinstance(budget.book(), float)


async def test_a_limiter_of_ones_own_may_be_awaited() -> None:
    class Remote:
        def __init__(self) -> None:
            self.told: list[object] = []
            self.answers: list[Any] = [0.5, self]

        async def book(self) -> Any:
            return self.answers.pop(0)

        def sent(self) -> None:
            self.told.append("sent")

        async def pause(self, seconds: float) -> None:
            self.told.append(seconds)

        async def refused(self) -> None:
            self.told.append("refused")

        async def accepted(self) -> None:
            self.told.append("accepted")

    limiter = Remote()
    limiter.answers.append(limiter)
    clock = VirtualClock()
    client = new_client(Recorder(answer(status=429), answer({})), limiter=limiter, clock=clock)
    await client.rest.request("GET", "/x")
    assert limiter.told == ["sent", "refused", 1.0, "sent", "accepted"]
    assert clock.sleeps[0] == 0.5


async def test_a_limiter_that_fails_holds_up_nobody_else() -> None:
    class Broken:
        def book(self) -> Any:
            raise RuntimeError("no limit today")

        def pause(self, seconds: float) -> None: ...
        def refused(self) -> None: ...
        def accepted(self) -> None: ...

    queue = SlotQueue(Broken(), VirtualClock().sleep)
    for _ in range(2):
        with pytest.raises(RuntimeError, match="no limit today"):
            await queue.slot(background=False)


def test_two_threads_with_a_loop_each_share_one_budget(anyio_backend: str) -> None:
    moments: list[float] = []
    lock = threading.Lock()

    def note(_request: httpx.Request) -> httpx.Response:
        import time

        with lock:
            moments.append(time.monotonic())
        return answer({})

    async def fan_out() -> None:
        client = AsyncClient(f"threads-{anyio_backend}", TOKEN, transport=httpx.MockTransport(note), rate_limit=50)
        async with anyio.create_task_group() as tasks:
            for _ in range(40):
                tasks.start_soon(client.rest.request, "GET", "/x")

    threads = [threading.Thread(target=anyio.run, args=(fan_out,), kwargs={"backend": anyio_backend}) for _ in range(2)]
    keeper = AsyncClient(f"threads-{anyio_backend}", TOKEN, rate_limit=50)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert keeper.api_url.startswith("https://threads-")
    moments.sort()
    assert len(moments) == 80
    # With a budget each, both would have sent their forty at once.
    assert moments[-1] - moments[0] >= 0.8


class Broken:
    """A limiter of the user's own whose store is gone."""

    def __init__(self) -> None:
        self.asked = 0

    def book(self) -> float:
        self.asked += 1
        raise acsdk.ConnectError("the store of the limiter is gone")

    def pause(self, seconds: float) -> None: ...
    def refused(self) -> None: ...
    def accepted(self) -> None: ...


@pytest.mark.anyio
async def test_a_limiter_that_fails_is_asked_as_often_as_a_server_and_no_more() -> None:
    limiter = Broken()
    async with AsyncClient(URL, TOKEN, limiter=limiter, clock=VirtualClock(), max_retries=2, deadline=None) as client:
        with pytest.raises(acsdk.ConnectError, match="the store of the limiter"):
            await client.rest.request("GET", "/contacts/1")
    assert limiter.asked == 3


def test_a_budget_remembers_no_more_sends_than_it_needs() -> None:
    clock = VirtualClock()
    budget = Budget(5, clock)
    tracemalloc.start()
    for _ in range(20_000):
        clock.advance(1)
        budget.book()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 200_000
