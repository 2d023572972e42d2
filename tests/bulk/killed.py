"""A run in a process of its own, to be killed: ``python killed.py JOURNAL ACCOUNT COUNT BACKEND``.

The account is a file: whatever stands in it is in the account. Each line on stdout tells of another answer.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence

import anyio
from anyio.lowlevel import checkpoint

from acsdk._bulk import BulkJob, SentBatch, run


async def main(journal: str, account: str, count: int) -> None:
    file = os.open(account, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    async def send(records: Sequence[bytes], on_attempt: Callable[[], None], /) -> SentBatch[object]:
        on_attempt()
        await checkpoint()
        os.write(file, b"".join(record + b"\n" for record in records))
        await checkpoint()
        os.write(1, b"answered\n")
        return SentBatch("batch")

    job = BulkJob[int, object](
        operation="numbers.bulk_upsert",
        account="acme",
        key=str,
        encode=lambda number: json.dumps(number).encode(),
        send=send,
        batch_size=20,
    )
    report = await run(job, range(count), journal=journal)
    os.write(1, f"{report.to_json()}\n".encode())


if __name__ == "__main__":
    anyio.run(main, sys.argv[1], sys.argv[2], int(sys.argv[3]), backend=sys.argv[4])
