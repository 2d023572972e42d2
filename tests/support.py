"""What tests of the client share: a clock that moves by itself, and a server in the form of a list of answers."""

from __future__ import annotations

import heapq
import json
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import anyio
import anyio.lowlevel
import httpx

from acsdk import AsyncClient

__all__ = ["TOKEN", "URL", "Chunks", "Recorder", "VirtualClock", "answer", "cancel_when_still", "new_client"]

_STEPS_UNTIL_STILL = 25
_BEGAN = 1_024.0

URL = "https://acme.api-us1.com"
TOKEN = "token-f00dcafe"

Reply = httpx.Response | Exception | Callable[[httpx.Request], Any]
"""What to answer: a response, an exception to raise, or a function of the request, which may be async."""


class VirtualClock:
    """Time that passes only when nothing else happens: then the sleeper that is due first wakes up."""

    def __init__(self, at: datetime | None = None, *, patience: int = _STEPS_UNTIL_STILL) -> None:
        self.start = at or datetime(2026, 1, 1, tzinfo=UTC)
        self._patience = patience
        self.elapsed = 0.0
        self.sleeps: list[float] = []
        self._sleepers: list[tuple[float, int, anyio.Event]] = []
        self._number = count()
        self._moves = 0

    def monotonic(self) -> float:
        return _BEGAN + self.elapsed  # no machine's clock begins when somebody looks at it

    def now(self) -> datetime:
        return self.start + timedelta(seconds=self.elapsed)

    def advance(self, seconds: float) -> None:
        self.elapsed += seconds

    async def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        woken = anyio.Event()
        entry = (self.elapsed + seconds, next(self._number), woken)
        heapq.heappush(self._sleepers, entry)
        self._moves += 1
        try:
            while not woken.is_set():
                if await self._is_still(woken):
                    self._wake_first()
        finally:
            if entry in self._sleepers:
                self._sleepers.remove(entry)
                heapq.heapify(self._sleepers)

    async def _is_still(self, woken: anyio.Event) -> bool:
        moves = self._moves
        for _ in range(self._patience):
            await anyio.lowlevel.checkpoint()
            if woken.is_set() or self._moves != moves:
                return False
        return True

    def _wake_first(self) -> None:
        self._moves += 1
        moment, _, woken = heapq.heappop(self._sleepers)
        self.elapsed = max(self.elapsed, moment)
        woken.set()


class Recorder(httpx.AsyncBaseTransport):
    """Answers from a list, keeps what was sent and when. The last answer is given for ever."""

    def __init__(self, *replies: Reply, clock: VirtualClock | None = None) -> None:
        self.replies: list[Reply] = list(replies)
        self.requests: list[httpx.Request] = []
        self.moments: list[float] = []
        self.closed = False
        self._clock = clock

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        self.moments.append(round(self._clock.elapsed, 9) if self._clock else 0.0)  # sums leave a trace behind that
        await anyio.lowlevel.checkpoint()
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        if isinstance(reply, Exception):
            raise reply
        if isinstance(reply, httpx.Response):
            return httpx.Response(reply.status_code, headers=reply.headers, content=reply.content)
        response: Any = reply(request)
        return response if isinstance(response, httpx.Response) else await response

    async def aclose(self) -> None:
        self.closed = True

    @property
    def bodies(self) -> list[Any]:
        return [json.loads(request.content) for request in self.requests]

    @property
    def operations(self) -> list[str]:
        """The operation names of the GraphQL requests."""
        return [body.get("operationName") or body["query"].split()[1] for body in self.bodies]


class Chunks(httpx.AsyncByteStream):
    """A body that comes in pieces, and may break off."""

    def __init__(self, *chunks: bytes, failure: Exception | None = None) -> None:
        self._chunks = chunks
        self._failure = failure

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self._chunks:
            yield chunk
        if self._failure is not None:
            raise self._failure


async def cancel_when_still(call: Callable[..., Coroutine[Any, Any, object]], *given: Any) -> None:
    """Make a call and cancel it where it waits: after a fixed time a busy machine might not have come so far."""
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(call, *given)
        await anyio.wait_all_tasks_blocked()
        tasks.cancel_scope.cancel()


def answer(
    document: object = None,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    *,
    content: bytes | None = None,
) -> httpx.Response:
    """An answer as the API gives it: JSON, a request id, cookies."""
    body = json.dumps({} if document is None else document).encode() if content is None else content
    sent = {"content-type": "application/json", "x-request-id": "req-1", "set-cookie": "PHPSESSID=abc; path=/"}
    return httpx.Response(status, headers={**sent, **(headers or {})}, content=body)


def new_client(transport: httpx.AsyncBaseTransport, **options: Any) -> AsyncClient:
    """A client on a transport, without a rate limit unless one is asked for."""
    options.setdefault("rate_limit", None)
    return AsyncClient(URL, TOKEN, transport=transport, **options)
