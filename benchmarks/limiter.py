"""How much of five requests a second a client uses, and how often it is refused, against three kinds of server.

Runs in virtual time, so that it is exact and takes a moment: the way to the server varies from request to request
(log-normal, median 40 ms), and each answer takes 150 ms. Twenty seconds to warm up are not counted.
"""

from __future__ import annotations

import json
import math
import random
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime

import httpx
import trio
import trio.testing

from acsdk import AsyncClient

REQUESTS = 2_000
WARM_UP = 100
RATE = 5


class TrioClock:
    def monotonic(self) -> float:
        return trio.current_time()

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        await trio.sleep(seconds)


class FixedWindow:
    def __init__(self) -> None:
        self.window, self.count = -1, 0

    def lets(self, now: float) -> bool:
        if int(now) != self.window:
            self.window, self.count = int(now), 0
        self.count += 1
        return self.count <= RATE


class SlidingLog:
    def __init__(self) -> None:
        self.log: deque[float] = deque()

    def lets(self, now: float) -> bool:
        while self.log and self.log[0] <= now - 1:
            self.log.popleft()
        if len(self.log) >= RATE:
            return False
        self.log.append(now)
        return True


class TokenBucket:
    def __init__(self) -> None:
        self.tokens, self.at = float(RATE), 0.0

    def lets(self, now: float) -> bool:
        self.tokens = min(RATE, self.tokens + (now - self.at) * RATE)
        self.at = now
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True


class Server(httpx.AsyncBaseTransport):
    def __init__(self, policy: FixedWindow | SlidingLog | TokenBucket, way: Callable[[], float]) -> None:
        self.policy, self.way = policy, way
        self.accepted: list[float] = []
        self.refused: list[float] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:  # noqa: ARG002 - httpx's signature
        await trio.sleep(self.way())
        now = trio.current_time()
        if not self.policy.lets(now):
            self.refused.append(now)
            return httpx.Response(429, headers={"retry-after": "1"}, content=b"{}")
        self.accepted.append(now)
        await trio.sleep(0.150)
        return httpx.Response(200, content=json.dumps({"contact": {}}).encode())


async def run(policy: FixedWindow | SlidingLog | TokenBucket, way: Callable[[], float]) -> tuple[float, float]:
    server = Server(policy, way)
    async with AsyncClient("acme", "token", transport=server, clock=TrioClock(), deadline=None, timeout=None) as client:
        limit = trio.CapacityLimiter(50)

        async def one() -> None:
            async with limit:
                await client.rest.request("GET", "/contacts/1")

        async with trio.open_nursery() as nursery:
            for _ in range(REQUESTS):
                nursery.start_soon(one)
    counted = server.accepted[WARM_UP:]
    refused = [moment for moment in server.refused if moment >= counted[0]]
    return (len(counted) - 1) / ((counted[-1] - counted[0]) * RATE), len(refused) / len(counted)


def main() -> None:
    ways = {"steady": lambda: 0.040, "jitter": lambda: 0.040 * math.exp(random.gauss(0, 0.35))}
    for policy in (FixedWindow, SlidingLog, TokenBucket):
        for name, way in ways.items():
            random.seed(7)
            clock = trio.testing.MockClock(autojump_threshold=0)
            used, refused = trio.run(run, policy(), way, clock=clock)
            print(f"{policy.__name__:<12} {name:<7} used {used:7.2%}   refused {refused:7.2%}")


if __name__ == "__main__":
    main()
