"""How much of five requests a second a client uses, and how often it is refused, against three kinds of server.

Runs in virtual time, so that it is exact and takes a moment: the way to the server is steady or varies from request to
request (log-normal, median 40 ms), and each answer takes 150 ms. The first twenty seconds are not counted.
"""

from __future__ import annotations

import math
import random
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import httpx
import trio
import trio.testing
from rows import Row, of_shares, table
from virtual_time import TrioClock

from acsdk import AsyncClient

REQUESTS = 2_000
WARM_UP = 100
RATE = 5
SEEDS = (1, 2, 3, 4, 5)


class FixedWindow:
    """So many in each second of the clock."""

    def __init__(self) -> None:
        self.window, self.count = -1, 0

    def lets(self, now: float) -> bool:
        if int(now) != self.window:
            self.window, self.count = int(now), 0
        self.count += 1
        return self.count <= RATE


class SlidingWindow:
    """So many in any second: the strictest."""

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
    """So many at once, and one more each fifth of a second."""

    def __init__(self) -> None:
        self.tokens, self.at = float(RATE), 0.0

    def lets(self, now: float) -> bool:
        self.tokens = min(RATE, self.tokens + (now - self.at) * RATE)
        self.at = now
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True


Policy = FixedWindow | SlidingWindow | TokenBucket


@dataclass(frozen=True)
class Aims:
    name: str
    used: float
    refused: float


POLICIES: dict[type[Policy], Aims] = {
    FixedWindow: Aims("fixed window", used=0.98, refused=0.005),
    SlidingWindow: Aims("sliding window", used=0.94, refused=0.01),
    TokenBucket: Aims("token bucket", used=0.98, refused=0.005),
}


class Server(httpx.AsyncBaseTransport):
    def __init__(self, policy: Policy, way: Callable[[], float]) -> None:
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
        return httpx.Response(200, content=b'{"contact": {}}')

    def figures(self) -> tuple[float, float]:
        """What was used of the rate, and how many refusals there were for each request that was taken."""
        counted = self.accepted[WARM_UP:]
        refused = sum(moment >= counted[0] for moment in self.refused)
        return (len(counted) - 1) / ((counted[-1] - counted[0]) * RATE), refused / len(counted)


async def run(policy: Policy, way: Callable[[], float], requests: int) -> tuple[float, float]:
    server = Server(policy, way)
    async with AsyncClient("acme", "token", transport=server, clock=TrioClock(), deadline=None, timeout=None) as client:
        limit = trio.CapacityLimiter(50)

        async def one() -> None:
            async with limit:
                await client.rest.request("GET", "/contacts/1")

        async with trio.open_nursery() as nursery:
            for _ in range(requests):
                nursery.start_soon(one)
    return server.figures()


def simulated(kind: type[Policy], seed: int, jitter: float, requests: int) -> tuple[float, float]:
    chance = random.Random(seed)
    clock = trio.testing.MockClock(autojump_threshold=0)
    return trio.run(run, kind(), lambda: 0.040 * math.exp(chance.gauss(0, jitter)), requests, clock=clock)


def rows(requests: int = REQUESTS, seeds: tuple[int, ...] = SEEDS) -> Iterator[Row]:
    for kind, aims in POLICIES.items():
        for name, jitter in (("steady", 0.0), ("jitter", 0.35)):
            runs = [simulated(kind, seed, jitter, requests) for seed in (seeds if jitter else seeds[:1])]
            used, refused = ([figures[side] for figures in runs] for side in (0, 1))
            title = f"Rate limit, {aims.name}, {name}"
            yield of_shares(f"{title}: used", used, "the rate", at_least=aims.used)
            yield of_shares(f"{title}: 429s", refused, "requests taken", at_most=aims.refused)


if __name__ == "__main__":
    print(table(rows()))
