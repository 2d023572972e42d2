"""How often a strict account refuses a client whose transport is injected: from the very first request on.

In virtual time over a network that is made up: a request takes 40 ms to the server, opening a connection 160 ms, as TCP
and TLS do. httpx and httpx2 are real down to httpcore; "a transport that does not tell" stands for mocks and for other
HTTP libraries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Any

import httpcore
import httpx
import trio
import trio.testing
from limiter import RATE, SlidingWindow
from rows import Row, table
from virtual_time import TrioClock

from acsdk import AsyncClient

REQUESTS = 400
WAY, OPENING, WORK = 0.040, 0.160, 0.150
ANSWERS = {
    True: b'HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{"contact": {}}',
    False: b"HTTP/1.1 429 Too Many Requests\r\ncontent-length: 2\r\nretry-after: 1\r\n\r\n{}",
}


class Account:
    """Takes so many requests in any second."""

    def __init__(self) -> None:
        self.policy = SlidingWindow()
        self.taken: list[float] = []
        self.refused = 0

    async def lets(self) -> bool:
        now = trio.current_time()
        if not self.policy.lets(now):
            self.refused += 1
            return False
        self.taken.append(now)
        await trio.sleep(WORK)
        return True


class Network(httpcore.AsyncNetworkBackend):
    def __init__(self, account: Account) -> None:
        self.account = account

    async def connect_tcp(self, *_: Any, **__: Any) -> Connection:
        await trio.sleep(OPENING / 2)
        return Connection(self.account)

    async def sleep(self, seconds: float) -> None:
        await trio.sleep(seconds)


class Connection(httpcore.AsyncNetworkStream):
    def __init__(self, account: Account) -> None:
        self.account, self.arrives = account, 0.0

    async def start_tls(self, *_: Any, **__: Any) -> Connection:
        await trio.sleep(OPENING / 2)
        return self

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - httpcore's
        if buffer.startswith(b"GET"):
            self.arrives = trio.current_time() + WAY

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - httpcore's
        await trio.sleep_until(self.arrives)
        taken = await self.account.lets()
        await trio.sleep(WAY)
        return ANSWERS[taken]

    async def aclose(self) -> None: ...

    def get_extra_info(self, info: str) -> object:
        return False if info == "is_readable" else None


class Silent(httpx.AsyncBaseTransport):
    """Keeps as many connections as there were requests at once."""

    def __init__(self, account: Account) -> None:
        self.account, self.free = account, 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:  # noqa: ARG002 - httpx's signature
        if self.free:
            self.free -= 1
        else:
            await trio.sleep(OPENING)
        await trio.sleep(WAY)
        taken = await self.account.lets()
        await trio.sleep(WAY)
        self.free += 1
        if taken:
            return httpx.Response(200, content=b'{"contact": {}}')
        return httpx.Response(429, headers={"retry-after": "1"}, content=b"{}")


def over_network(library: Any, account: Account) -> Any:
    limits = library.Limits(max_connections=80, max_keepalive_connections=64)
    transport = library.AsyncHTTPTransport(limits=limits)
    transport._pool._network_backend = Network(account)
    return transport


def ways() -> Iterator[tuple[str, Callable[[Account], dict[str, Any]]]]:
    yield "transport= of httpx", lambda account: {"transport": over_network(httpx, account)}
    yield (
        "http_client= of httpx",
        lambda account: {"http_client": httpx.AsyncClient(transport=over_network(httpx, account))},
    )
    if find_spec("httpx2"):
        import httpx2

        yield "transport= of httpx2", lambda account: {"transport": over_network(httpx2, account)}
    yield "a transport that does not tell", lambda account: {"transport": Silent(account)}


async def run(options: Callable[[Account], dict[str, Any]], requests: int) -> Account:
    account, limit = Account(), trio.CapacityLimiter(50)
    settings = {"clock": TrioClock(), "deadline": None, "timeout": None, **options(account)}
    async with AsyncClient("acme", "token", **settings) as client, trio.open_nursery() as nursery:

        async def one() -> None:
            async with limit:
                await client.rest.request("GET", "/contacts/1")

        for _ in range(requests):
            nursery.start_soon(one)
    return account


def rows(requests: int = REQUESTS) -> Iterator[Row]:
    for name, options in ways():
        account = trio.run(run, options, requests, clock=trio.testing.MockClock(autojump_threshold=0))
        used = (len(account.taken) - 1) / ((account.taken[-1] - account.taken[0]) * RATE)
        yield Row(
            what=f"Sliding window, {name}: 429s",
            figure=account.refused / len(account.taken),
            unit="%",
            beside="requests taken",
            detail=f"{account.refused} of {len(account.taken)}; {used:.1%} of the rate used",
            at_most=0.003,
        )


if __name__ == "__main__":
    print(table(rows()))
