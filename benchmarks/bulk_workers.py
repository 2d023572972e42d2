"""One account, many workers: how much of its rate 1, 4 and 8 processes use together, and how many 429s they meet.

Each process runs a bulk import through the same limiter, over a file and over Redis (where redis-server is installed).
Real time on a real socket; two to three minutes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import anyio
from bulk_memory import orders
from bulk_server import LimitedServer
from loopback import start
from rows import Row, table

from acsdk import AsyncClient
from acsdk._engine.limiter import Limiter
from acsdk.contrib.file_limiter import FileLimiter

SECONDS = 20.0
WORKERS = (1, 4, 8)


@dataclass(frozen=True)
class Seen:
    """What a server saw of a run: how much of the rate was used, and how often it refused."""

    used: float
    refused: int
    asked: int

    def row(self, what: str, at_least: float | None = None) -> Row:
        detail = f"{self.refused} × 429 in {self.asked} requests"
        return Row(what=what, figure=self.used, unit="%", beside="the rate", detail=detail, at_least=at_least)


def limiter_of(kind: str, place: str) -> Limiter | None:
    if kind == "file":
        return FileLimiter(place)
    if kind == "redis":
        from acsdk.contrib.redis import RedisLimiter  # only here, so that the rest runs without the extra

        return RedisLimiter(place, account="acme")
    return None


async def work(url: str, kind: str, place: str, seconds: float) -> None:
    """One process: an import that reads its source for so long."""
    ends_at = time.monotonic() + seconds
    source = takewhile(lambda _: time.monotonic() < ends_at, orders(sys.maxsize))
    async with AsyncClient(url, "token", limiter=limiter_of(kind, place)) as client:
        await client.orders.bulk_upsert(source)


@contextmanager
def redis_server(folder: Path) -> Iterator[str]:
    socket = folder / "redis.sock"
    process = subprocess.Popen(
        ["redis-server", "--port", "0", "--unixsocket", socket, "--save", ""], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    next(line for line in process.stdout if b"ready to accept" in line.lower())
    try:
        yield f"unix://{socket}"
    finally:
        process.kill()
        process.communicate()


async def measure(kind: str, place: str, *, workers: int = 1, latency: float = 0.3, seconds: float = SECONDS) -> Seen:
    """Let processes work on a server of this process; returns what it saw."""
    async with anyio.create_task_group() as tasks:
        server = LimitedServer(latency)
        url = await start(tasks, server.answer)
        command = [sys.executable, __file__, "--work", url, kind, place, str(seconds)]
        async with anyio.create_task_group() as processes:
            for _ in range(workers):
                processes.start_soon(anyio.run_process, command)
        tasks.cancel_scope.cancel()
    return Seen(server.utilisation(seconds), server.refused, asked=len(server.taken) + server.refused)


def rows(workers: Sequence[int] = WORKERS, seconds: float = SECONDS) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        for count in workers:
            seen = anyio.run(lambda: measure("file", f"{folder}/{count}", workers=count, seconds=seconds))  # noqa: B023
            yield seen.row(f"Bulk import, limit in a file, workers {count}: used")


def redis_rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        for count in WORKERS:
            with redis_server(Path(folder)) as url:
                seen = anyio.run(lambda: measure("redis", url, workers=count))  # noqa: B023
                yield seen.row(f"Bulk import, limit in Redis, workers {count}: used")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        anyio.run(work, *sys.argv[2:5], float(sys.argv[5]))
    else:
        print(table([*rows(), *(redis_rows() if shutil.which("redis-server") else ())]))
