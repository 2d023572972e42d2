"""A process with many accounts: what each further client costs that has made a call over TLS, and 10,000 of them.

Memory is what the process holds of the machine's, the server being a process of its own; sockets are those that are
still open after the last call. `openssl` makes the server's certificate.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

import anyio
import httpx
from rows import Row, ratio, table
from tls_server import tls_server

from acsdk import AsyncClient

CLIENTS, ROUNDS, ACCOUNTS = 100, 5, 10_000
MIB = 2**20


def held() -> int:
    """Bytes of memory that this process holds."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def sockets() -> int:
    """How many this process has open."""
    links = list(Path("/proc/self/fd").iterdir())
    return sum(str(link.readlink()).startswith("socket:") for link in links if link.is_symlink())


Use = Callable[[str], Awaitable[Any]]


async def by_acsdk(url: str) -> AsyncClient:
    client = AsyncClient(url, "token")
    await client.rest.request("GET", "/contacts/1")
    return client


async def by_httpx(url: str) -> httpx.AsyncClient:
    client = httpx.AsyncClient(base_url=url, headers={"Api-Token": "token"})
    json.loads((await client.get("/api/3/contacts/1")).content)
    return client


async def acsdk_ready(url: str) -> AsyncClient:
    client = AsyncClient(url, "token")
    with anyio.move_on_after(0):  # everything is made that a call needs, and nothing is sent
        await client.rest.request("GET", "/contacts/1")
    return client


async def httpx_ready(url: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=url, headers={"Api-Token": "token"})


USES: dict[str, tuple[Use, Use]] = {
    "acsdk, ready": (by_acsdk, acsdk_ready),
    "httpx, ready": (by_httpx, httpx_ready),
    "acsdk": (by_acsdk, by_acsdk),
    "httpx": (by_httpx, by_httpx),
}


@dataclass(frozen=True)
class Cost:
    """Bytes and seconds of CPU that clients took after the first one, and the sockets that were open then."""

    grown: int
    seconds: float
    sockets: int


async def measure(name: str, url: str, count: int) -> Cost:
    first, further = USES[name]
    clients = [await first(f"{url}/account-0")]
    before, began = held(), time.process_time()
    clients += [await further(f"{url}/account-{number}") for number in range(1, count + 1)]
    seconds = time.process_time() - began
    cost = Cost(held() - before, seconds, sockets())
    for client in clients:
        await client.aclose()
    return cost


def in_a_process(name: str, url: str, count: int) -> Cost:
    command = [sys.executable, __file__, name, url, str(count)]
    return Cost(**json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout))


def of_a_client(what: str, pairs: list[tuple[Cost, Cost]], count: int, *aims: float) -> Iterator[Row]:
    memory, cpu = aims or (None, None)
    kib = [(ours.grown / count / 1024, theirs.grown / count / 1024) for ours, theirs in pairs]
    yield Row(
        what=f"{what}: memory",
        figure=median(ours / theirs for ours, theirs in kib),
        beside="httpx.AsyncClient",
        detail=" and ".join(f"{median(side):.0f}" for side in zip(*kib, strict=True)) + " KiB",
        at_most=memory,
    )
    seconds = [(ours.seconds / count, theirs.seconds / count) for ours, theirs in pairs]
    yield ratio(f"{what}: CPU", "httpx.AsyncClient", seconds, at_most=cpu)


def rows(clients: int = CLIENTS, rounds: int = ROUNDS, accounts: int = ACCOUNTS) -> Iterator[Row]:
    with tls_server() as url:
        taken = [{name: in_a_process(name, url, clients) for name in USES} for _ in range(rounds)]
        many = in_a_process("acsdk", url, accounts)
    ready = [(run["acsdk, ready"], run["httpx, ready"]) for run in taken]
    yield from of_a_client("A further client, ready to call", ready, clients, 0.02, 0.05)
    called = [(run["acsdk"], run["httpx"]) for run in taken]
    yield from of_a_client("A further client with a connection, after a call over TLS", called, clients)
    yield Row(
        what=f"{accounts:,} accounts, a call over TLS each: memory above one client",
        figure=many.grown / MIB,
        unit="MiB",
        detail=f"{many.sockets} sockets open",
        at_most=250,
    )


if __name__ == "__main__":
    if len(sys.argv) == 4:
        print(json.dumps(asdict(anyio.run(measure, *sys.argv[1:3], int(sys.argv[3])))))
    else:
        print(table(rows()))
