"""A service in a process of its own, to be killed: ``python killed_outbox.py OUTBOX ACCOUNT FIRST COUNT BACKEND``.

It promises ``COUNT`` numbers from ``FIRST`` on, and tells each promise on stdout. The account is a file.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

import anyio
from anyio.lowlevel import checkpoint

from acsdk._bulk import BulkJob, SentBatch, batching


async def main(outbox: str, account: str, first: int, count: int) -> None:
    file = os.open(account, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    async def send(records: Sequence[bytes], on_attempt: Callable[[], None], /) -> SentBatch[object]:
        on_attempt()
        await checkpoint()
        os.write(file, b"".join(record + b"\n" for record in records))
        await checkpoint()
        return SentBatch("batch")

    def encode(number: int) -> bytes:
        return str(number).encode()

    job = BulkJob[int, object](operation="numbers", account="acme", key=str, encode=encode, send=send, batch_size=50)
    async with batching(job, journal=outbox, max_delay=0.001, max_size=7) as batcher:
        for number in range(first, first + count):
            await batcher.enqueue(number)
            os.write(1, f"{number}\n".encode())


if __name__ == "__main__":
    anyio.run(main, sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), backend=sys.argv[5])
