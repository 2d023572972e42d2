"""A server that takes five requests in any second, for the bulk benchmarks: HTTP/1.1 on a socket of this machine."""

from __future__ import annotations

import time
from collections import deque

import anyio
from anyio.abc import SocketStream, TaskGroup
from anyio.streams.buffered import BufferedByteReceiveStream

ANSWER = b'{"data":{"bulkUpsertOrdersAsync":{"recordId":"2026-01-01T00:00:00.000000000Z_bulk_1_0"}}}'


class LimitedServer:
    """Counts what it takes and what it refuses; an answer takes ``latency`` seconds."""

    def __init__(self, latency: float) -> None:
        self.latency = latency
        self.taken: list[float] = []
        self.refused = 0
        self._log: deque[float] = deque(maxlen=5)

    async def start(self, tasks: TaskGroup) -> str:
        """Serve in the background; returns the URL."""
        listener = await anyio.create_tcp_listener(local_host="127.0.0.1")
        port = listener.extra(anyio.abc.SocketAttribute.local_port)
        tasks.start_soon(listener.serve, self._serve)
        return f"http://127.0.0.1:{port}"

    async def _serve(self, stream: SocketStream) -> None:
        received = BufferedByteReceiveStream(stream)
        try:
            while True:
                head = await received.receive_until(b"\r\n\r\n", 65_536)
                lines = head.lower().split(b"\r\n")
                length = next(int(line.split(b":")[1]) for line in lines if line.startswith(b"content-length"))
                arrived = time.monotonic()
                await received.receive_exactly(length)
                await stream.send(await self._answer(arrived))
        except (anyio.EndOfStream, anyio.IncompleteRead, anyio.BrokenResourceError):
            await stream.aclose()

    async def _answer(self, arrived: float) -> bytes:
        if len(self._log) == 5 and arrived - self._log[0] < 1:
            self.refused += 1
            return b"HTTP/1.1 429 Too Many Requests\r\nretry-after: 1\r\ncontent-length: 2\r\n\r\n{}"
        self._log.append(arrived)
        self.taken.append(arrived)
        await anyio.sleep(self.latency)
        head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(ANSWER)}\r\n\r\n"
        return head.encode() + ANSWER

    def utilisation(self, until: float) -> float:
        """The time that so many requests need at the least, five of them at once, as a share of what they took."""
        taken = [moment for moment in self.taken if moment <= self.taken[0] + until]
        return (len(taken) - 5) / 5 / (taken[-1] - taken[0])
