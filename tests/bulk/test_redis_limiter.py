"""A rate limit that several workers keep by way of a real Redis."""

from __future__ import annotations

import socket
import threading
from collections.abc import Awaitable, Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from anyio import to_thread

redis = pytest.importorskip("redis", reason="the extra redis is not installed")

from acsdk import ConfigurationError, QueueTimeoutError  # noqa: E402
from acsdk._engine.limiter import Limiter  # noqa: E402
from acsdk.contrib.redis import RedisLimiter  # noqa: E402
from tests.redis_server import RedisServer, StandingRedis  # noqa: E402

pytestmark = pytest.mark.anyio


class Shared:
    """The limit as Redis holds it, and a way to let time pass for it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.client: Any = StandingRedis.empty(url)

    def limiter(self, rate: float = 5, *, account: str = "acme", **options: Any) -> RedisLimiter:
        standing: dict[str, Any] = {"monotonic": lambda: 1_000.0}  # no slot is used late because a machine is busy
        return RedisLimiter(self.client, account=account, rate=rate, **{**standing, **options})

    def age(self, seconds: float) -> None:
        """Let time pass in Redis."""
        self.client.pass_(seconds)


@pytest.fixture
def shared(redis_server: RedisServer) -> Iterator[Shared]:
    shared = Shared(redis_server.url)
    yield shared
    shared.client.close()


async def wait_of(limiter: RedisLimiter) -> float:
    """Ask for a slot: the seconds to wait, or 0 where there was one."""
    answer = await limiter.book()
    if isinstance(answer, (int, float)):
        return answer
    answer.sent()
    return 0


def near(expected: Any) -> Any:
    """But for the moments that the bookings themselves took."""
    return pytest.approx(expected, abs=0.001)


async def test_it_is_a_limiter(shared: Shared) -> None:
    limiter: Limiter = RedisLimiter(shared.url, account="acme")
    answer = limiter.book()
    assert isinstance(answer, Awaitable)
    assert not isinstance(await answer, float)


async def test_all_workers_together_keep_the_rate(shared: Shared) -> None:
    one, other = shared.limiter(), shared.limiter()
    assert [await wait_of(limiter) for limiter in (one, other, one, other, one)] == [0] * 5
    assert await wait_of(one) == near(1.025)
    shared.age(1.03)
    assert [await wait_of(one) for _ in range(5)] == [0] * 5
    assert await wait_of(one) == near(1.025)


async def test_another_account_is_another_limit(shared: Shared) -> None:
    one, other = shared.limiter(1), shared.limiter(1, account="globex")
    assert await wait_of(one) == 0
    assert await wait_of(other) == 0
    assert await wait_of(one) > 0


async def test_who_came_first_is_served_first(shared: Shared) -> None:
    first, second, third = shared.limiter(1), shared.limiter(1), shared.limiter(1)
    assert await wait_of(third) == 0
    waits = [await wait_of(first), await wait_of(second)]
    assert waits == near([1.025, 2.05])
    shared.age(1.03)
    assert await wait_of(third) > 0.9, "the slot is the first one's"
    assert await wait_of(second) > 0.9
    assert await wait_of(first) == 0
    shared.age(1.03)
    assert await wait_of(second) == 0


async def test_several_free_slots_need_not_wait_for_the_first(shared: Shared) -> None:
    first, second, other = shared.limiter(2), shared.limiter(2), shared.limiter(2)
    assert [await wait_of(other), await wait_of(other)] == [0, 0]
    assert await wait_of(first) > 0
    assert await wait_of(second) > 0
    shared.age(1.03)
    assert await wait_of(second) == 0, "there is a slot for each of both"


async def test_a_dead_worker_holds_nothing(shared: Shared) -> None:
    dead, alive = shared.limiter(1), shared.limiter(1)
    assert await wait_of(alive) == 0
    assert await wait_of(dead) > 0
    assert await wait_of(alive) > 1
    shared.age(1.03)
    assert await wait_of(alive) > 0, "it may still come"
    shared.age(0.2)
    assert await wait_of(alive) == 0


def told_of() -> None:
    """Wait until Redis knows of the slots that were used late."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and "_tell_late" in thread.name:
            thread.join()


async def test_a_slot_counts_from_when_it_is_used(shared: Shared) -> None:
    now = [1_000.0]
    limiter = shared.limiter(1, monotonic=lambda: now[0])
    slot = await limiter.book()
    assert not isinstance(slot, (int, float))
    slot.sent()
    assert await wait_of(shared.limiter(1)) == near(1.025), "used at once"
    now[0] += 0.5
    slot.sent()
    told_of()
    assert await wait_of(shared.limiter(1)) == near(2.55), "behind the one that waits already"


async def test_a_slot_that_is_forgotten_is_not_brought_back(shared: Shared) -> None:
    now = [1_000.0]
    limiter = shared.limiter(1, monotonic=lambda: now[0])
    slot = await limiter.book()
    assert not isinstance(slot, (int, float))
    shared.client.delete("acsdk:{acme}:log")
    now[0] += 0.5
    slot.sent()
    told_of()
    assert await wait_of(shared.limiter(1)) == 0


async def test_a_pause_holds_for_all_and_is_only_prolonged(shared: Shared) -> None:
    one, other = shared.limiter(), shared.limiter()
    await one.pause(30)
    await one.pause(2)
    assert await wait_of(other) == near(30)
    shared.age(30)
    assert await wait_of(other) == 0


async def test_the_margin_grows_with_refusals_and_eases_with_answers(shared: Shared) -> None:
    limiter = shared.limiter(1)
    await limiter.refused()
    await limiter.refused()
    assert float(shared.client.hget("acsdk:{acme}:facts", "margin") or 0) == pytest.approx(0.035)
    for _ in range(10):
        limiter.accepted()
    await limiter.book()
    assert float(shared.client.hget("acsdk:{acme}:facts", "margin") or 0) == pytest.approx(0.034)
    for _ in range(10_000):
        limiter.accepted()
    await limiter.book()
    assert float(shared.client.hget("acsdk:{acme}:facts", "margin") or 0) == pytest.approx(0.005)


async def test_refusals_that_go_on_spread_the_sends(shared: Shared) -> None:
    limiter = shared.limiter()
    for _ in range(10):
        await limiter.refused()
        shared.age(1)
    assert await wait_of(limiter) == 0
    assert await wait_of(limiter) == near(0.2)
    shared.age(61)
    assert [await wait_of(limiter) for _ in range(4)] == [0] * 4


async def test_what_is_kept_is_small_and_goes_away(shared: Shared) -> None:
    limiter = shared.limiter(50)
    for _ in range(60):
        await limiter.book()
    assert shared.client.zcard("acsdk:{acme}:log") == 50
    await limiter.pause(1)
    for key in shared.client.scan_iter("acsdk:*"):
        assert 0 < shared.client.ttl(key) <= 86_400


async def test_a_client_of_one_s_own(shared: Shared) -> None:
    limiter = RedisLimiter(shared.client, account="acme", rate=1)
    assert await wait_of(limiter) == 0
    assert await wait_of(shared.limiter(1)) > 0


async def test_time_is_that_of_redis(shared: Shared) -> None:
    limiter = RedisLimiter(shared.url, account="acme", rate=0.001)  # so slow that no machine is slower
    assert await wait_of(limiter) == 0
    first = await wait_of(limiter)
    assert 0 < await wait_of(limiter) < first <= 1000.025


class TestDown:
    @pytest.fixture
    def server(self, redis_server: RedisServer, tmp_path: Path) -> Iterator[RedisServer]:
        del redis_server  # which skips the test where there is none
        server = RedisServer(tmp_path)
        server.start()
        yield server
        server.stop()

    async def test_calls_fail_unsent_and_go_on_when_it_is_back(self, server: RedisServer) -> None:
        limiter = RedisLimiter(server.url, account="acme")
        assert await wait_of(limiter) == 0
        server.stop()
        with pytest.raises(QueueTimeoutError, match="nothing was sent") as caught:
            await limiter.book()
        assert not caught.value.sent
        await limiter.pause(1)
        await limiter.refused()
        server.start()
        assert await wait_of(limiter) == 0

    async def test_or_each_process_goes_on_alone_at_its_share(self, server: RedisServer) -> None:
        now = [1_000.0]
        limiter = RedisLimiter(server.url, account="acme", rate_when_down=2, monotonic=lambda: now[0])
        assert await wait_of(limiter) == 0
        server.stop()
        assert await wait_of(limiter) == pytest.approx(1.025), "others may have taken every slot of this second"
        now[0] += 1.025
        assert [await wait_of(limiter) for _ in range(2)] == [0, 0]
        assert await wait_of(limiter) == pytest.approx(1.025)
        now[0] += 1.025
        assert await wait_of(limiter) == 0
        await limiter.pause(1)
        await limiter.hold(2)
        assert await wait_of(limiter) == pytest.approx(2)
        server.start()
        assert await wait_of(limiter) == pytest.approx(2), "Redis is not asked at every booking"
        now[0] += 2.5
        assert await wait_of(limiter) == 0
        now[0] += 0.5
        assert await wait_of(limiter) == pytest.approx(0.5), "Redis does not know of the last slot"
        now[0] += 0.5
        assert [await wait_of(limiter) for _ in range(5)] == [0] * 5

    async def test_four_workers_keep_the_rate_around_an_outage(self, server: RedisServer) -> None:
        now = [1_000.0]
        workers = [
            RedisLimiter(server.url, account="acme", rate_when_down=1.25, monotonic=lambda: now[0]) for _ in range(4)
        ]
        sent = [now[0] for worker in (*workers, workers[0]) if await wait_of(worker) == 0]
        assert len(sent) == 5
        server.stop()
        for _ in range(40):
            sent += [now[0] for worker in workers if await wait_of(worker) == 0]
            now[0] += 0.1
        assert len(sent) > 15
        assert max(sum(moment < later <= moment + 1 for later in sent) for moment in sent) <= 5

    async def test_an_outage_after_an_outage_begins_anew(self, server: RedisServer) -> None:
        now = [1_000.0]
        limiter = RedisLimiter(server.url, account="acme", rate_when_down=1, monotonic=lambda: now[0])
        server.stop()
        assert await wait_of(limiter) > 1
        now[0] += 5
        assert await wait_of(limiter) == 0, "it is down still"
        server.start()
        now[0] += 6
        assert await wait_of(limiter) == 0
        server.stop()
        assert await wait_of(limiter) > 1


async def test_a_silent_redis_holds_nobody_whatever_the_client_of_the_caller_waits_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        client = redis.Redis(port=silent.getsockname()[1], socket_timeout=None, socket_connect_timeout=None)
        limiter = RedisLimiter(client, account="acme", timeout=0.05)
        with pytest.raises(QueueTimeoutError, match=r"does not answer \(within 0\.1 s\); nothing was sent"):
            await limiter.book()
        client.connection_pool.disconnect()  # its thread ends


async def test_a_cancelled_call_does_not_wait_for_redis() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        client = redis.Redis(port=silent.getsockname()[1], socket_timeout=None, socket_connect_timeout=None)
        limiter = RedisLimiter(client, account="acme", timeout=600)
        with anyio.move_on_after(0.05) as scope:
            await limiter.book()
        assert scope.cancelled_caught
        client.connection_pool.disconnect()


async def test_a_silent_redis_takes_no_threads_of_the_application() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        client = redis.Redis(port=silent.getsockname()[1], socket_timeout=None, socket_connect_timeout=None)
        limiter = RedisLimiter(client, account="acme", timeout=600)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(limiter.book)
            await anyio.wait_all_tasks_blocked()
            assert to_thread.current_default_thread_limiter().borrowed_tokens == 0
            assert await to_thread.run_sync(lambda: "the application's") == "the application's"
            tasks.cancel_scope.cancel()
        client.connection_pool.disconnect()


@pytest.mark.parametrize("rates", [{"rate": 0}, {"rate": -1}, {"rate_when_down": 0}, {"rate": float("nan")}])
async def test_senseless_rates_are_refused(rates: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError, match="above 0"):
        RedisLimiter("redis://localhost", account="acme", **rates)


async def test_a_url_that_is_none_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="URL of Redis"):
        RedisLimiter("localhost", account="acme")


async def test_an_asyncio_client_is_refused() -> None:
    from redis.asyncio import Redis as AsyncRedis

    client: object = AsyncRedis()
    with pytest.raises(ConfigurationError, match=r"not a redis\.asyncio"):
        RedisLimiter(client, account="acme")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    await anyio.lowlevel.checkpoint()
