"""The sandbox as an httpx transport: in process, without a socket, on asyncio and trio."""

from __future__ import annotations

from collections.abc import Callable

import httpx

from .clock import Clock
from .messages import Request, Response

__all__ = ["SandboxTransport"]


class SandboxTransport(httpx.AsyncBaseTransport):
    """Answers requests from a sandbox. Keeps httpx's read timeout when a fault delays an answer."""

    def __init__(self, handle: Callable[[Request], Response], clock: Clock) -> None:
        self._handle = handle
        self._clock = clock

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        url = request.url
        body = await request.aread()
        headers = {name.lower(): value for name, value in request.headers.items()}
        path, query = url.path, url.query.decode("ascii", "replace")
        response = self._handle(Request(request.method, path, query, headers, body))
        await self._wait(request, response.delay)
        if response.dropped:
            msg = "the sandbox dropped the connection"
            raise httpx.ReadError(msg, request=request)
        return httpx.Response(response.status, headers=list(response.headers), content=response.body, request=request)

    async def _wait(self, request: httpx.Request, delay: float) -> None:
        timeout = request.extensions.get("timeout", {}).get("read")
        if timeout is not None and delay > timeout:
            await self._clock.sleep(timeout)
            msg = "the sandbox's answer is late"
            raise httpx.ReadTimeout(msg, request=request)
        if delay:
            await self._clock.sleep(delay)
