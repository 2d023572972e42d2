"""The sandbox as an httpx transport: in process, without a socket, on asyncio and trio."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial

import httpx

from .clock import Clock
from .identity import IDENTITY_HEADER
from .messages import Request, Response, split

__all__ = ["SandboxTransport"]


class SandboxTransport(httpx.AsyncBaseTransport):
    """Answers requests from a sandbox. Keeps httpx's read timeout when a fault delays an answer."""

    def __init__(self, handle: Callable[[Request], Response], clock: Clock, *, account: str = "") -> None:
        self._handle = handle
        self._clock = clock
        self._account = account

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        url = request.url
        body = await request.aread()
        sent = {name.lower(): value for name, value in request.headers.items()}
        query = url.query.decode("ascii", "replace")
        response = self._handle(Request(request.method, url.path, query, sent, body))
        if response.refused:
            msg = "the sandbox refused the connection"
            raise httpx.ConnectError(msg, request=request)
        wait = partial(self._wait, request)
        await wait(response.delay)
        if response.dropped:
            msg = "the sandbox dropped the connection"
            raise httpx.ReadError(msg, request=request)
        stream = _Body(response.body, response.slow, wait)
        added = [(IDENTITY_HEADER, self._account), ("content-length", str(len(response.body)))]
        headers = [*response.headers, *added]
        return httpx.Response(response.status, headers=headers, stream=stream, request=request)

    async def _wait(self, request: httpx.Request, seconds: float) -> None:
        timeout = request.extensions.get("timeout", {}).get("read")
        if timeout is not None and seconds > timeout:
            await self._clock.sleep(timeout)
            msg = "the sandbox's answer is late"
            raise httpx.ReadTimeout(msg, request=request)
        if seconds:
            await self._clock.sleep(seconds)


class _Body(httpx.AsyncByteStream):
    """The answer's bytes, in parts with a wait before each when a fault makes it slow."""

    def __init__(self, body: bytes, slow: float, wait: Callable[[float], Awaitable[None]]) -> None:
        self._parts = split(body) if slow else [body]
        self._pause = slow / len(self._parts)
        self._wait = wait

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self._parts:
            await self._wait(self._pause)
            yield part
