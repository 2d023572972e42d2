"""Server-sent events: a line whenever something happened, so that an open page fetches itself again.

One task writes and one waits for the browser to go. The invariant: the stream ends when either does, and no more than
sixteen are open. What would break it: a writer that outlives its reader, one more for each reload of a page; so both
are in one scope, which the first to end cancels.
`test_the_stream_tells_of_each_change_and_ends_with_its_reader` tries it.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

import anyio

from acsdk.sandbox.sandbox import Sandbox

from .document import SECURITY

__all__ = ["Stream"]

Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send: TypeAlias = Callable[[MutableMapping[str, Any]], Awaitable[None]]

_MOST = 16
_LONGEST = 3600.0
_QUIET = 15.0


class Stream:
    """Tells browsers that there is something new. It looks every half second, and writes only where there is."""

    def __init__(self, sandbox: Sandbox, *, every: float = 0.5) -> None:
        self._sandbox = sandbox
        self._every = every
        self._open = 0

    async def serve(self, receive: Receive, send: Send) -> None:
        """Answer one browser until it goes, an hour at most: it then asks again."""
        is_full = self._open >= _MOST
        await send(_start(503 if is_full else 200))
        if is_full:
            await send({"type": "http.response.body", "body": b""})
            return
        self._open += 1
        try:
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(_until_gone, receive, tasks.cancel_scope)
                await self._write(send)
                tasks.cancel_scope.cancel()
        finally:
            self._open -= 1

    async def _write(self, send: Send) -> None:
        seen, spoken = "", time.monotonic()
        end = spoken + _LONGEST
        while time.monotonic() < end:
            mark = self._mark()
            # Whether a look finds nothing new is a matter of the clock, in tests too.
            if mark != seen or time.monotonic() - spoken > _QUIET:  # pragma: no branch
                await send({"type": "http.response.body", "body": f"data: {mark}\n\n".encode(), "more_body": True})
                seen, spoken = mark, time.monotonic()
            await anyio.sleep(self._every)
        await send({"type": "http.response.body", "body": b""})

    def _mark(self) -> str:
        """Another text after each thing that the page shows; what has fallen due is run first."""
        self._sandbox.run_due()
        told = self._sandbox.deliveries
        answered = sum(delivery.status is not None for delivery in told)
        faults = sum(1 for _ in self._sandbox.faults)
        return f"{self._sandbox.watch().version}-{faults}-{len(told)}-{answered}"


async def _until_gone(receive: Receive, scope: anyio.CancelScope) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    scope.cancel()


def _start(status: int) -> MutableMapping[str, Any]:
    headers = [(b"content-type", b"text/event-stream"), *((name.encode(), value.encode()) for name, value in SECURITY)]
    return {"type": "http.response.start", "status": status, "headers": headers}
