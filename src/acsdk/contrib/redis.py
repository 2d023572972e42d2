"""One rate limit for any number of processes and machines, kept in Redis.

``AsyncClient(limiter=RedisLimiter("redis://cache", account="acme"))`` in every worker shares the account's five
requests a second among them: first come, first served as far as the way to Redis allows, a 429 that one of them meets
pauses all, and a worker that dies holds nothing. Needs the extra ``redis`` and Redis 5 or later.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import count
from typing import Any, Final
from uuid import uuid4

from anyio.to_thread import run_sync
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from acsdk import ConfigurationError, QueueTimeoutError

__all__ = ["RedisLimiter"]

# Everything happens inside Redis and on its clock, so that the workers' clocks need not agree. A worker that may not
# send yet takes a place in line and learns when its turn is; who is not back soon after that has died or is late, and
# loses the place. A slot is only taken by a worker that sends at once: slots booked ahead were measured to be worse.
_BOOK: Final = """
local now = redis.call('TIME')
now = tonumber(now[1]) + tonumber(now[2]) / 1e6
local log, line, due, facts = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local worker, rate, size = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local margin = tonumber(redis.call('HGET', facts, 'margin') or ARGV[5])
margin = math.max(tonumber(ARGV[6]), margin - tonumber(ARGV[4]))
redis.call('HSET', facts, 'margin', tostring(margin))

for _, gone in ipairs(redis.call('ZRANGEBYSCORE', due, '-inf', '(' .. string.format('%.6f', now))) do
  redis.call('ZREM', line, gone)
  redis.call('ZREM', due, gone)
end
local ahead = redis.call('ZRANK', line, worker) or redis.call('ZCARD', line)

local sends = {}
local scored = redis.call('ZRANGE', log, -size, -1, 'WITHSCORES')
for place = 2, #scored, 2 do table.insert(sends, scored[place]) end
for place = 1, ahead + 1 do
  local earlier = sends[#sends - size + 1]
  local ready = earlier and math.max(now, tonumber(earlier) + size / rate + margin) or now
  table.insert(sends, string.format('%.6f', ready))
end
local ready = tonumber(sends[#sends])
local last = tonumber(scored[#scored] or '0')
local paced = tonumber(redis.call('HGET', facts, 'paced') or '0')
if paced > now then ready = math.max(ready, last + (ahead + 1) / rate) end
ready = math.max(ready, tonumber(redis.call('HGET', facts, 'paused') or '0'))

local wait = ready - now
if wait <= 0 then
  redis.call('ZADD', log, string.format('%.6f', now), ARGV[8])
  redis.call('ZREMRANGEBYRANK', log, 0, -size - 1)
  redis.call('ZREM', line, worker)
  redis.call('ZREM', due, worker)
else
  redis.call('ZADD', line, 'NX', string.format('%.6f', now), worker)
  redis.call('ZADD', due, string.format('%.6f', ready + tonumber(ARGV[7])), worker)
end
for _, key in ipairs(KEYS) do redis.call('EXPIRE', key, 86400) end
return string.format('%.6f', math.max(0, wait))
"""

_PAUSE: Final = """
local now = redis.call('TIME')
local till = tonumber(now[1]) + tonumber(now[2]) / 1e6 + tonumber(ARGV[1])
if till > tonumber(redis.call('HGET', KEYS[4], 'paused') or '0') then
  redis.call('HSET', KEYS[4], 'paused', string.format('%.6f', till))
end
"""

_REFUSED: Final = """
local now = redis.call('TIME')
now = tonumber(now[1]) + tonumber(now[2]) / 1e6
local margin = tonumber(redis.call('HGET', KEYS[4], 'margin') or ARGV[1])
if margin >= tonumber(ARGV[4]) then
  redis.call('HSET', KEYS[4], 'paced', string.format('%.6f', now + tonumber(ARGV[5])))
end
if now - tonumber(redis.call('HGET', KEYS[4], 'grown') or '0') >= 1 then
  redis.call('HSET', KEYS[4], 'grown', string.format('%.6f', now))
  redis.call('HSET', KEYS[4], 'margin', tostring(math.min(tonumber(ARGV[3]), margin + tonumber(ARGV[2]))))
end
"""

_LATE: Final = """
local booked = redis.call('ZSCORE', KEYS[1], ARGV[1])
if booked then redis.call('ZADD', KEYS[1], string.format('%.6f', tonumber(booked) + tonumber(ARGV[2])), ARGV[1]) end
"""

_FIRST_MARGIN = 0.025
_LEAST_MARGIN = 0.005
_MOST_MARGIN = 0.5
_MARGIN_STEP = 0.010
_MARGIN_EASE = 0.0001
_PACING_MARGIN = 0.1
_PACING_SECONDS = 60.0
_LATE_SECONDS = 0.1
_LATE_ENOUGH_TO_TELL = 0.002
_SECONDS_UNTIL_ASKED_AGAIN = 5.0


class _Slot:
    """A slot of this process alone, which Redis does not know."""

    def sent(self) -> None:
        """Nobody to tell."""


_SLOT_ALONE = _Slot()


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
    instead, which should be its share, and asks Redis again every five seconds. Redis is asked in a worker thread, so
    that the limiter works on asyncio and trio alike; an asyncio client of Redis does not serve here.
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
        if rate <= 0 or (rate_when_down is not None and rate_when_down <= 0):
            raise ConfigurationError("rate and rate_when_down are numbers of requests a second, above 0")
        self._redis = _client(redis, timeout)
        self._keys = [f"acsdk:{{{account}}}:{name}" for name in ("log", "line", "due", "facts")]
        self._rate = rate
        self._rate_when_down = rate_when_down
        self._monotonic = monotonic
        self._name = uuid4().hex
        self._numbers = count()
        self._accepted = 0
        self._down_until = float("-inf")
        self._last_alone = float("-inf")
        self._book = self._redis.register_script(_BOOK)
        self._late = self._redis.register_script(_LATE)
        self._pause = self._redis.register_script(_PAUSE)
        self._refused = self._redis.register_script(_REFUSED)

    async def book(self) -> _Slot | float:
        """A slot to send now, or the seconds until there may be one."""
        if self._rate_when_down is None:
            return await self._book_together()
        if self._monotonic() < self._down_until:
            return self._book_alone(self._rate_when_down)
        try:
            return await self._book_together()
        except QueueTimeoutError:
            self._down_until = self._monotonic() + _SECONDS_UNTIL_ASKED_AGAIN
            return self._book_alone(self._rate_when_down)

    async def _book_together(self) -> _Slot | float:
        ease, self._accepted = self._accepted * _MARGIN_EASE, 0
        size = max(1, int(self._rate))
        name = f"{self._worker}:{next(self._numbers)}"
        settings = (self._rate, size, ease, _FIRST_MARGIN, _LEAST_MARGIN, _LATE_SECONDS)
        wait = float(await self._run(self._book, self._worker, *settings, name))
        return wait if wait > 0 else _SharedSlot(self, name, self._monotonic())

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

    def _book_alone(self, rate: float) -> _Slot | float:
        now = self._monotonic()
        ready = self._last_alone + 1 / rate
        if ready > now:
            return ready - now
        self._last_alone = now
        return _SLOT_ALONE

    async def pause(self, seconds: float) -> None:
        """Let nothing out for so long, in any process; a pause is only ever prolonged."""
        self._last_alone = max(self._last_alone, self._monotonic() + seconds)
        await self._tell(self._pause, seconds)

    async def refused(self) -> None:
        """The server said 429: leave more room."""
        await self._tell(self._refused, _FIRST_MARGIN, _MARGIN_STEP, _MOST_MARGIN, _PACING_MARGIN, _PACING_SECONDS)

    def accepted(self) -> None:
        """The server let a request through; the next booking leaves a little less room."""
        self._accepted += 1

    async def _tell(self, script: Any, *arguments: float) -> None:  # noqa: ANN401 - redis types its scripts loosely
        """Tell Redis what the server said. That it cannot be reached is the next booking's trouble."""
        try:
            await self._run(script, *arguments)
        except QueueTimeoutError:
            return

    async def _run(self, script: Any, *arguments: float | str) -> Any:  # noqa: ANN401 - as above
        call = partial(script, keys=self._keys, args=[str(argument) for argument in arguments])
        try:
            return await run_sync(call)
        except RedisError as error:
            raise QueueTimeoutError(f"the rate limit's Redis does not answer ({error}); nothing was sent") from error


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
