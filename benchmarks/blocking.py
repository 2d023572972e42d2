"""What waiting costs: a call of the blocking client beside the same call awaited, against one server on a socket.

Both take turns in one process. The CPU is that of the whole process, the thread of the loop included; the time is that
of the caller.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterator

import anyio
from rows import Row, ratio, table
from served import server

from acsdk import AsyncClient
from acsdk.blocking import Client

ROUNDS = 15
CALLS = 50
AIM = 1.5
BESIDE = "AsyncClient"

Taken = tuple[float, float]
"""Seconds of CPU, and seconds."""


async def awaited(call: Callable[[], Awaitable[object]], count: int) -> Taken:
    cpu, began = time.process_time(), time.perf_counter()
    for _ in range(count):
        await call()
    return (time.process_time() - cpu) / count, (time.perf_counter() - began) / count


def waited(call: Callable[[], object], count: int) -> Taken:
    cpu, began = time.process_time(), time.perf_counter()
    for _ in range(count):
        call()
    return (time.process_time() - cpu) / count, (time.perf_counter() - began) / count


async def compared(url: str, rounds: int, calls: int) -> list[Row]:
    with Client(url, "token", rate_limit=None) as blocking:
        async with AsyncClient(url, "token", rate_limit=None) as client:
            jobs = {
                "Get a contact, blocking": (lambda: blocking.contacts.get(1), lambda: client.contacts.get(1), calls),
                "List 1,000 contacts, blocking": (
                    lambda: list(blocking.contacts.list()),
                    lambda: client.contacts.list().collect(),
                    1,
                ),
            }
            return [row for title, job in jobs.items() for row in await _rows(title, *job, rounds=rounds)]


async def _rows(
    title: str, ours: Callable[[], object], theirs: Callable[[], Awaitable[object]], count: int, *, rounds: int
) -> list[Row]:
    pairs = [(waited(ours, count), await awaited(theirs, count)) for _ in range(rounds + 1)]
    return [
        ratio(f"{title}: {what}", BESIDE, [(mine[one], peer[one]) for mine, peer in pairs[1:]], at_most=AIM)
        for one, what in enumerate(("CPU", "time"))
    ]


def rows(rounds: int = ROUNDS, calls: int = CALLS) -> Iterator[Row]:
    with server() as url:
        yield from anyio.run(compared, url, rounds, calls)


if __name__ == "__main__":
    print(table(rows()))
