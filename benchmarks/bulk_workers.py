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
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path

import anyio
from bulk_memory import orders
from bulk_server import LimitedServer

from acsdk import AsyncClient
from acsdk._engine.limiter import Limiter
from acsdk.contrib.file_limiter import FileLimiter
from acsdk.contrib.redis import RedisLimiter

SECONDS = 20.0


def limiter_of(kind: str, place: str) -> Limiter | None:
    if kind == "file":
        return FileLimiter(place)
    return RedisLimiter(place, account="acme") if kind == "redis" else None


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


async def measure(kind: str, place: str, *, workers: int = 1, latency: float = 0.3, seconds: float = SECONDS) -> str:
    """Let processes work on a server of this process; returns what it saw."""
    async with anyio.create_task_group() as tasks:
        server = LimitedServer(latency)
        command = [sys.executable, __file__, "--work", await server.start(tasks), kind, place, str(seconds)]
        async with anyio.create_task_group() as processes:
            for _ in range(workers):
                processes.start_soon(anyio.run_process, command)
        tasks.cancel_scope.cancel()
    asked = len(server.taken) + server.refused
    return f"{server.utilisation(seconds):6.1%} of the rate   {server.refused} × 429 in {asked} requests"


async def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for workers in (1, 4, 8):
            seen = await measure("file", str(folder / f"{workers}.limit"), workers=workers)
            print(f"file   {workers} processes   {seen}")
        if shutil.which("redis-server") is None:
            print("redis  not measured: redis-server is not installed")
            return
        for workers in (1, 4, 8):
            with redis_server(folder) as url:
                print(f"redis  {workers} processes   {await measure('redis', url, workers=workers)}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        anyio.run(work, *sys.argv[2:5], float(sys.argv[5]))
    else:
        anyio.run(main)
