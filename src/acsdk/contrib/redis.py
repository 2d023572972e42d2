"""One rate limit for any number of processes and machines, kept in Redis.

``AsyncClient(limiter=RedisLimiter("redis://cache", account="acme"))`` in every worker shares the account's five
requests a second among them: first come, first served as far as the way to Redis allows, a 429 that one of them meets
pauses all, and a worker that dies holds nothing. Needs the extra ``redis`` and Redis 5 or later.

Workers meet in Redis alone, whose scripts run one at a time: each reads and writes the whole of an account's state.
What would break it: a decision that is made here of what a script said a moment ago.
`test_who_came_first_is_served_first` and `test_a_dead_worker_holds_nothing` try.
"""

from __future__ import annotations

import math
import os
import threading
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from itertools import count
from typing import Any, Final
from uuid import uuid4

from anyio import CapacityLimiter, fail_after
from anyio.lowlevel import RunVar
from anyio.to_thread import run_sync
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from acsdk import ConfigurationError, QueueTimeoutError
from acsdk._engine.limiter import Asked, Pause
from acsdk._engine.plan import SEVERAL_PROCESSES, Plan
from acsdk.contrib._redis_scripts import ANSWERED, BOOK, LATE, PAUSE, REFUSED

__all__ = ["RedisLimiter"]

_LATE_ENOUGH_TO_TELL = 0.002
_SECONDS_UNTIL_ASKED_AGAIN = 5.0
_MOST_THREADS = 40
_THREADS = RunVar[CapacityLimiter]("acsdk.contrib.redis.threads")


class _Alone:
    """What this process keeps to while Redis cannot be reached.

    It begins as if all slots had just been taken, since other workers may have taken them.
    """

    def __init__(self, rate: float) -> None:
        self.rate = max(1.0, float(int(rate))) if rate >= 1 else rate
        self.plan = Plan(SEVERAL_PROCESSES)
        self.is_down = False
        self.until = float("-inf")

    def begin(self, now: float) -> None:
        """Redis has been missed."""
        if not self.is_down:
            self.plan.stamps += [now] * max(1, int(self.rate))
        self.is_down = True
        self.until = now + _SECONDS_UNTIL_ASKED_AGAIN

    def book(self, now: float) -> _Slot | float:
        wait = self.plan.book(now, self.rate)
        self.plan.keep(max(1, int(self.rate)))
        return _SLOT_ALONE if wait is None else wait

    def wait_after(self, now: float) -> float:
        """Seconds until the last slot that Redis does not know of is a second old."""
        return max(0.0, self.plan.stamps[-1] + 1 - now) if self.plan.stamps else 0.0


class _Slot:
    """A slot of this process alone, which Redis does not know."""

    def sent(self) -> None:
        """Nobody to tell."""


_SLOT_ALONE = _Slot()
_WAITS: Final = {"turn": float, "pause": Pause, "asked": Asked}


class _SharedSlot(_Slot):
    __slots__ = ("_booked_at", "_limiter", "_name")

    def __init__(self, limiter: RedisLimiter, name: str, booked_at: float) -> None:
        self._limiter = limiter
        self._name = name
        self._booked_at = booked_at

    def sent(self) -> None:
        """The request is written now."""
        self._limiter.correct(self._name, self._booked_at)


class RedisLimiter:
    """A rate limit that every worker keeps which names the same account in the same Redis.

    ``rate`` is in requests a second, for all workers together. While Redis cannot be reached, calls fail with
    `acsdk.QueueTimeoutError` and nothing is sent; with ``rate_when_down`` each process goes on alone at that rate
    instead, which should be its share: whole requests, at most so many in any second, and the first a second after
    Redis was missed, so that the account's rate holds. Redis is asked again every five seconds; in the five seconds
    after its return, workers that have not noticed yet send their shares on top of the rate. Redis is asked in a worker
    thread, so that the limiter works on asyncio and trio alike; an asyncio client of Redis does not serve here.

    ``timeout`` is in seconds, for a connection and for an answer; twice as long is the longest that a call waits for
    Redis, whatever the name server does, and whatever a client of yours is set to.
    """

    def __init__(
        self,
        redis: str | Redis,
        *,
        account: str,
        rate: float = 5.0,
        rate_when_down: float | None = None,
        timeout: float = 1.0,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        if not all(0 < each < math.inf for each in (rate, rate if rate_when_down is None else rate_when_down)):
            raise ConfigurationError("rate and rate_when_down are numbers of requests a second, above 0")
        self._redis = _client(redis, timeout)
        self._keys = [f"acsdk:{{{account}}}:{name}" for name in ("log", "line", "due", "facts")]
        self._rate = rate
        self._longest = 2 * timeout
        self._alone = None if rate_when_down is None else _Alone(rate_when_down)
        self._monotonic = monotonic
        self._name = uuid4().hex
        self._numbers = count()
        self._accepted = 0
        self._asks = False
        self._book = self._redis.register_script(BOOK)
        self._late = self._redis.register_script(LATE)
        self._pause = self._redis.register_script(PAUSE)
        self._refused = self._redis.register_script(REFUSED)
        self._answered = self._redis.register_script(ANSWERED)

    async def book(self) -> _Slot | float:
        """A slot to send now, or the seconds until there may be one."""
        alone = self._alone
        if alone is None:
            return await self._book_together()
        if self._monotonic() < alone.until:
            return alone.book(self._monotonic())
        try:
            answer = alone.wait_after(self._monotonic()) or await self._book_together()
        except QueueTimeoutError:
            alone.begin(self._monotonic())
            return alone.book(self._monotonic())
        alone.is_down = False
        return answer

    async def _book_together(self) -> _Slot | float:
        accepted, self._accepted = self._accepted, 0
        name = f"{self._worker}:{next(self._numbers)}"
        settings = (self._rate, max(1, int(self._rate)), accepted, name)
        told, wait = await self._run(self._book, self._worker, *settings)
        kind = told.decode() if isinstance(told, bytes) else told  # a client may decode by itself
        if kind in ("slot", "asks"):
            self._asks = self._asks or kind == "asks"
            return _SharedSlot(self, name, self._monotonic())
        return _WAITS[kind](float(wait))

    def correct(self, slot: str, booked_at: float) -> None:
        """Count a slot from this moment on where it was used late: connecting may have taken a while.

        The request is being written, so Redis is told beside it.
        """
        late = self._monotonic() - booked_at
        if late > _LATE_ENOUGH_TO_TELL:
            threading.Thread(target=self._tell_late, args=(slot, late), daemon=True).start()

    def _tell_late(self, slot: str, seconds: float) -> None:
        with suppress(RedisError):  # the next booking meets it too
            self._late(keys=self._keys, args=[slot, str(seconds)])

    @property
    def _worker(self) -> str:
        """Who takes a place in line: a thread runs one event loop, and each loop asks for one slot at a time."""
        return f"{self._name}:{os.getpid()}:{threading.get_ident()}"

    async def pause(self, seconds: float) -> None:
        """Let nothing out for so long, in any process; a pause is only ever prolonged."""
        if self._alone is not None:
            self._alone.plan.pause(self._monotonic(), seconds)
        await self._tell(self._pause, seconds, "whole")

    async def hold(self, seconds: float) -> None:
        """Let nothing out for so long, then one request of one process, and the others once it is accepted."""
        self._asks = False
        if self._alone is not None:
            self._alone.plan.pause(self._monotonic(), seconds)
        await self._tell(self._pause, seconds, "cut")

    async def refused(self) -> None:
        """The server said 429: leave more room."""
        await self._tell(self._refused)

    def accepted(self) -> Awaitable[None] | None:
        """The server let a request through; the next booking leaves a little less room."""
        self._accepted += 1
        if not self._asks:
            return None
        self._asks = False
        return self._tell(self._answered)

    async def _tell(self, script: Any, *arguments: float | str) -> None:  # noqa: ANN401 - redis types its scripts loosely
        """Tell Redis what the server said. That it cannot be reached is the next booking's trouble."""
        with suppress(QueueTimeoutError):
            await self._run(script, *arguments)

    async def _run(self, script: Any, *arguments: float | str) -> Any:  # noqa: ANN401 - as above
        call = partial(script, keys=self._keys, args=[str(argument) for argument in arguments])
        try:
            with fail_after(self._longest):
                return await run_sync(call, abandon_on_cancel=True, limiter=_threads())
        except (RedisError, TimeoutError) as error:
            problem = str(error) or f"within {self._longest:g} s"
            raise QueueTimeoutError(f"the rate limit's Redis does not answer ({problem}); nothing was sent") from error


def _threads() -> CapacityLimiter:
    """Of this event loop, and apart from the application's: those that a silent Redis holds are missing here alone."""
    threads = _THREADS.get(None)
    if threads is None:
        _THREADS.set(threads := CapacityLimiter(_MOST_THREADS))
    return threads


def _client(redis: str | Redis, timeout: float) -> Redis:
    if not isinstance(redis, str):
        return _checked(redis)
    # A connection may have died since it was used last, hence one repetition; the waits of redis-py would add up.
    retry = Retry(NoBackoff(), 1)
    try:
        return Redis.from_url(  # pyright: ignore[reportUnknownMemberType]
            redis, socket_timeout=timeout, socket_connect_timeout=timeout, retry=retry
        )
    except ValueError as error:
        raise ConfigurationError(f"the URL of Redis cannot be read: {error}") from error


def _checked(client: object) -> Redis:
    if not isinstance(client, Redis):
        kind = f"{type(client).__module__}.{type(client).__qualname__}"
        raise ConfigurationError(f"RedisLimiter takes a URL or a redis.Redis, not a {kind}")
    return client
