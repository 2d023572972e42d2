"""CPU of a page of a hundred rows over a socket, read into models, beside raw httpx and ``json.loads``."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterator
from functools import partial

import anyio
import httpx
from rows import Row, cpu_of_calls, ratio, table
from served import server

from acsdk import AsyncClient

ROUNDS = 21
CALLS = 10
AIM = 1.7

Call = Callable[[], Awaitable[object]]


async def get(http: httpx.AsyncClient, path: str) -> object:
    return json.loads((await http.get(path, params={"limit": 100})).content)


async def post(http: httpx.AsyncClient) -> object:
    body = {"query": "query { searchOrder { id } }", "variables": {"filter": {"pagination": {"limit": 100}}}}
    return json.loads((await http.post("/api/3/ecom/graphql", json=body)).content)


def pairs(client: AsyncClient, http: httpx.AsyncClient) -> dict[str, tuple[Call, Call]]:
    """By name, our call and the same one by hand."""

    async def contacts() -> object:
        return await client.contacts.list()

    async def v3_orders() -> object:
        return await client.deepdata.orders.list()

    async def orders() -> object:
        return await client.orders.search()

    return {
        "contacts.list": (contacts, partial(get, http, "/api/3/contacts")),
        "deepdata.orders.list": (v3_orders, partial(get, http, "/api/3/ecomOrders")),
        "orders.search": (orders, partial(post, http)),
    }


async def compared(url: str, rounds: int, calls: int) -> list[Row]:
    found: list[Row] = []
    async with (
        AsyncClient(url, "token", rate_limit=None) as client,
        httpx.AsyncClient(base_url=url, headers={"Api-Token": "token"}) as http,
    ):
        for name, (ours, raw) in pairs(client, http).items():
            taken = [(await cpu_of_calls(ours, calls), await cpu_of_calls(raw, calls)) for _ in range(rounds + 1)]
            # The first round opens connections and makes the readers.
            found.append(ratio(f"{name}, a page of 100: CPU", "raw httpx, json.loads", taken[1:], at_most=AIM))
    return found


def rows(rounds: int = ROUNDS, calls: int = CALLS) -> Iterator[Row]:
    with server(program="page_server.py") as url:
        yield from anyio.run(compared, url, rounds, calls)


if __name__ == "__main__":
    print(table(rows()))
