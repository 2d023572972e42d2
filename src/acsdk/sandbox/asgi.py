"""The sandbox as an ASGI application, for any server."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, MutableMapping
from contextlib import suppress
from typing import TypeAlias

import anyio

from .codec import Json
from .core import MAX_BODY
from .guard import Guard
from .identity import IDENTITY_HEADER
from .messages import Request, Response, split
from .page.routes import EVENTS, is_page, show
from .page.stream import Stream
from .sandbox import Sandbox

__all__ = ["Receive", "SandboxApp", "Scope", "Send"]

Scope: TypeAlias = MutableMapping[str, Json]
Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Json]]]
Send: TypeAlias = Callable[[MutableMapping[str, Json]], Awaitable[None]]


class SandboxApp:
    """An ASGI 3 application over a sandbox; `GET /` shows what it holds, what was called, and what each call changed.

    While the server listens on a loopback address, requests that name another host are refused, and so are those of
    web pages that are not this machine's. `allow_hosts` are names that are taken, too.
    """

    def __init__(self, sandbox: Sandbox, *, allow_hosts: Collection[str] = ()) -> None:
        self.sandbox = sandbox
        self._guard = Guard(allow_hosts, sandbox.api_url)
        self._stream = Stream(sandbox)
        sandbox.watch()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; life-cycle events are acknowledged."""
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
        elif scope["type"] == "http":
            body = await _body(receive)
            if body is not None:
                await self._serve(self._request(scope, body), receive, send)

    def _request(self, scope: Scope, body: bytes) -> Request | Response:
        """What was asked, or why it is not for this sandbox."""
        sent = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        query = scope["query_string"].decode("ascii", "replace")
        refusal = self._guard.refusal(scope, sent)
        return refusal or Request(scope["method"], scope["path"], query, sent, body)

    async def _serve(self, asked: Request | Response, receive: Receive, send: Send) -> None:
        """Answer; a server that ends cancels what is late or slow, twice, which then hangs up without a word."""
        cancelled = anyio.get_cancelled_exc_class()
        try:
            if isinstance(asked, Request) and asked.method == "GET" and asked.path == EVENTS:
                await self._stream.serve(receive, send)
            else:
                await self._answer(self._handle(asked), receive, send)
        except cancelled:
            if not _abort(send):
                raise
            with suppress(cancelled):
                await receive()

    def _handle(self, asked: Request | Response) -> Response:
        if isinstance(asked, Response):
            return asked
        if is_page(asked):
            return show(self.sandbox, asked, may_steer=self._guard.is_own_page(asked.headers))
        return self.sandbox.handle(asked)

    async def _answer(self, response: Response, receive: Receive, send: Send) -> None:
        if response.delay:
            await self.sandbox.clock.sleep(response.delay)
        if response.dropped and await _hang_up(receive, send):
            return
        headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in response.headers]
        # A dropped answer promises a body and never sends it: other servers then close the connection.
        length = max(1, len(response.body)) if response.dropped else len(response.body)
        headers.append((IDENTITY_HEADER.encode(), self.sandbox.account.encode()))
        headers.append((b"content-length", str(length).encode()))
        await send({"type": "http.response.start", "status": response.status, "headers": headers})
        if not response.dropped:
            await self._send_body(response, send)

    async def _send_body(self, response: Response, send: Send) -> None:
        parts = split(response.body) if response.slow else [response.body]
        for number, part in enumerate(parts, 1):
            if response.slow:
                await self.sandbox.clock.sleep(response.slow / len(parts))
            await send({"type": "http.response.body", "body": part, "more_body": number < len(parts)})


async def _hang_up(receive: Receive, send: Send) -> bool:
    """Close the connection without a word, where the server lets an application do so."""
    if not _abort(send):
        return False
    await receive()  # the request was read to its end: what comes is that the client is gone
    return True


def _abort(send: Send) -> bool:
    """Cut the connection. ASGI has no message for it: uvicorn's `send` is a method of the object that holds it."""
    connection = getattr(getattr(send, "__self__", None), "transport", None)
    if connection is not None:
        connection.abort()
    return connection is not None


async def _body(receive: Receive) -> bytes | None:
    """The request's body, None when the client went away before its end.

    What is larger than the sandbox takes is cut one byte above the limit.
    """
    parts: list[bytes] = []
    size = 0
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        part: bytes = message.get("body", b"")
        if size <= MAX_BODY:
            parts.append(part)
        size += len(part)
        more = bool(message.get("more_body", False))
    return b"".join(parts)[: MAX_BODY + 1]


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        kind = (await receive())["type"]
        await send({"type": f"{kind}.complete"})
        if kind == "lifespan.shutdown":
            return
