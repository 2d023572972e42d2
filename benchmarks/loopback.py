"""As much of an HTTP/1.1 server as clients under measurement need, on a socket of this machine."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from functools import partial

import anyio
from anyio.abc import ByteStream, Listener, TaskGroup
from anyio.streams.buffered import BufferedByteReceiveStream

Answer = Callable[[str, float], Awaitable[bytes]]
"""Takes the first line of a request and the moment when its head was here; gives the bytes of the answer."""


async def start(tasks: TaskGroup, answer: Answer) -> str:
    """Serve in the background; returns the URL."""
    listener = await anyio.create_tcp_listener(local_host="127.0.0.1")
    port = listener.extra(anyio.abc.SocketAttribute.local_port)
    tasks.start_soon(serve, answer, listener)
    return f"http://127.0.0.1:{port}"


async def serve(answer: Answer, listener: Listener[ByteStream]) -> None:
    """Serve what comes in."""
    await listener.serve(partial(_serve, answer))


def response(status: str, body: bytes, *headers: str) -> bytes:
    """An answer of JSON."""
    lines = (f"HTTP/1.1 {status}", "content-type: application/json", f"content-length: {len(body)}", *headers)
    return "\r\n".join((*lines, "", "")).encode() + body


async def _serve(answer: Answer, stream: ByteStream) -> None:
    received = BufferedByteReceiveStream(stream)
    async with stream:
        try:
            while True:
                head = (await received.receive_until(b"\r\n\r\n", 65_536)).decode()
                arrived = time.monotonic()
                await received.receive_exactly(_length(head))
                await stream.send(await answer(head.partition("\r\n")[0], arrived))
        except (anyio.EndOfStream, anyio.IncompleteRead, anyio.BrokenResourceError):
            pass


def _length(head: str) -> int:
    lines = head.lower().split("\r\n")
    return next((int(line.split(":")[1]) for line in lines if line.startswith("content-length:")), 0)
