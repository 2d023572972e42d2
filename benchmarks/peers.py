"""The same jobs by acsdk, by raw httpx, and by two packages of PyPI, against one server on a socket of this machine.

`activecampaign-python` is a client of the same API, `stripe` that of another company, known for its quality. Each does
what its documentation shows. The server is a process of its own, so that only the clients' CPU is measured.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Protocol

import anyio
import httpx
import stripe
from activecampaign.client import Client as ActiveCampaign
from rows import Row, cpu_of_calls, ratio, table
from served import server

from acsdk import AsyncClient
from acsdk.models import ContactInput

stripe.enable_telemetry = False
EMAIL = "ada@example.com"
ROUNDS = 15
LATENCY = 0.3


@dataclass(frozen=True)
class Job:
    """What each client is asked to do, and how often in a round."""

    method: str
    title: str
    calls: int


JOBS = (
    Job("get", "Get a contact over a socket", 50),
    Job("create", "Create a contact over a socket", 50),
    Job("walk", "List 1,000 contacts over a socket", 1),
)


class Peer(Protocol):
    """A client at work. Listing gives the number of rows; `hurry` lists whatever the client is quickest with."""

    async def get(self) -> object: ...
    async def create(self) -> object: ...
    async def walk(self) -> int: ...
    async def hurry(self) -> int: ...


class Acsdk:
    def __init__(self, client: AsyncClient) -> None:
        self.client = client

    async def get(self) -> object:
        return await self.client.contacts.get(1)

    async def create(self) -> object:
        return await self.client.contacts.create(ContactInput(email=EMAIL, first_name="Ada"))

    async def walk(self) -> int:
        return len([contact async for contact in self.client.contacts.list()])

    async def hurry(self) -> int:
        return len([deal async for deal in self.client.deals.list()])


class RawHttpx:
    """What anybody writes, on an open client."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def get(self) -> object:
        return self._read(await self.http.get("/api/3/contacts/1"))["contact"]

    async def create(self) -> object:
        document = {"contact": {"email": EMAIL, "firstName": "Ada"}}
        return self._read(await self.http.post("/api/3/contacts", json=document))["contact"]

    async def walk(self) -> int:
        return await self._list("contacts")

    async def hurry(self) -> int:
        return await self._list("deals")

    async def _list(self, name: str) -> int:
        rows: list[object] = []
        while True:
            query = {"limit": 100, "offset": len(rows)}
            page = self._read(await self.http.get(f"/api/3/{name}", params=query))
            rows += page[name]
            if len(rows) >= int(page["meta"]["total"]):
                return len(rows)

    @staticmethod
    def _read(response: httpx.Response) -> dict:
        response.raise_for_status()
        return json.loads(response.content)


class ActiveCampaignPython:
    """Opens a connection for each request, blocks, and answers dictionaries."""

    def __init__(self, client: ActiveCampaign) -> None:
        self.client = client

    async def get(self) -> object:
        return self.client.contacts.retrieve_a_contact(1)["contact"]

    async def create(self) -> object:
        return self.client.contacts.create_a_contact({"contact": {"email": EMAIL, "firstName": "Ada"}})["contact"]

    async def walk(self) -> int:
        return self._list("contacts", self.client.contacts.list_all_contacts)

    async def hurry(self) -> int:
        return self._list("deals", self.client.deals.list_all_deals)

    @staticmethod
    def _list(name: str, fetch: Callable[..., dict]) -> int:
        rows: list[object] = []
        while True:
            page = fetch(limit=100, offset=len(rows))
            rows += page[name]
            if len(rows) >= int(page["meta"]["total"]):
                return len(rows)


class Stripe:
    """Over httpx too, as its documentation has it for async programs."""

    def __init__(self, client: stripe.StripeClient) -> None:
        self.client = client

    async def get(self) -> object:
        return await self.client.v1.customers.retrieve_async("cus_1")

    async def create(self) -> object:
        return await self.client.v1.customers.create_async({"email": EMAIL, "name": "Ada"})

    async def walk(self) -> int:
        first = await self.client.v1.customers.list_async({"limit": 100})
        return len([customer async for customer in first.auto_paging_iter()])

    async def hurry(self) -> int:
        return await self.walk()


@asynccontextmanager
async def peers(url: str, *, rate_limit: float | None) -> AsyncIterator[tuple[Acsdk, dict[str, Peer]]]:
    """Ours, and the others by name."""
    transport = stripe.HTTPXClient()
    customers = stripe.StripeClient("sk_test_1", http_client=transport, base_addresses={"api": url})
    async with (
        AsyncClient(url, "token", rate_limit=rate_limit) as client,
        httpx.AsyncClient(base_url=url, headers={"Api-Token": "token"}) as http,
    ):
        others: dict[str, Peer] = {
            "raw httpx": RawHttpx(http),
            "activecampaign-python": ActiveCampaignPython(ActiveCampaign(url, "token")),
            "stripe": Stripe(customers),
        }
        yield Acsdk(client), others
        await transport.close_async()


async def cpu_rows(url: str, rounds: int) -> list[Row]:
    async with peers(url, rate_limit=None) as (ours, others):
        return [row for job in JOBS for row in await compared(job, ours, others, rounds)]


async def compared(job: Job, ours: Peer, others: dict[str, Peer], rounds: int) -> list[Row]:
    """CPU of a job by each in turn, round after round."""
    everyone = {"acsdk": ours, **others}
    taken: dict[str, list[float]] = {name: [] for name in everyone}
    for number in range(rounds + 1):
        for name, peer in everyone.items():
            seconds = await cpu_of_calls(getattr(peer, job.method), job.calls)
            if number:  # the first round loads modules and opens connections
                taken[name].append(seconds)
    pairs = {name: list(zip(taken["acsdk"], taken[name], strict=True)) for name in others}
    return [ratio(f"{job.title}: CPU", name, pairs[name]) for name in others]


async def latency_rows(url: str) -> list[Row]:
    """Time of listing at the rate that an account allows."""
    async with peers(url, rate_limit=5) as (ours, others):
        own = await seconds(ours)
        pairs = {name: (own, await seconds(peer)) for name, peer in others.items()}
    return [ratio("List 1,000 rows over a slow line: time", name, [pair]) for name, pair in pairs.items()]


async def seconds(peer: Peer) -> float:
    began = perf_counter()
    assert await peer.hurry() == 1_000
    return perf_counter() - began


def rows(rounds: int = ROUNDS, latency: float = LATENCY) -> Iterator[Row]:
    with server() as url:
        yield from anyio.run(cpu_rows, url, rounds)
    with server(latency) as url:
        yield from anyio.run(latency_rows, url)


if __name__ == "__main__":
    print(table(rows()))
