"""CPU of one call beside raw httpx sending the same bytes, in interleaved rounds.

Beside "same models", httpx's side too reads the answer into a model, from JSON with exact numbers; beside `json.loads`
it stops there. It always sends bytes that are ready, and no socket is in the way of either.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal

import anyio
import httpx
from rows import Row, cpu_of_calls, ratio, table

from acsdk import AsyncClient
from acsdk.models import Contact, CreationSource, LineItem, Order, OrderInput

ROUNDS = 15
CALLS = 200
MODELS = "raw httpx, same models"
LOADS = "raw httpx, json.loads"


def answering(document: object) -> httpx.MockTransport:
    content = json.dumps(document).encode()
    headers = {"content-type": "application/json", "x-request-id": "b4d1"}
    return httpx.MockTransport(lambda _: httpx.Response(200, headers=headers, content=content))


ORDER = OrderInput(
    legacy_connection_id=1,
    store_order_id="1001",
    email="ada@example.com",
    creation_source=CreationSource.REAL_TIME,
    store_created_date=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    final_amount=Decimal("29.85"),
    currency="USD",
    line_items=[LineItem(name=f"Tea {number}", quantity=1, price_amount="9.95") for number in range(3)],
)
ORDER_ANSWER = {
    "data": {
        "upsertOrder": {
            "id": "5d3f",
            "legacyConnectionId": 1,
            "storeOrderId": "1001",
            "orderNumber": "1001",
            "email": "ada@example.com",
            "creationSource": "REAL_TIME",
            "storeCreatedDate": "2026-01-02T03:04:05Z",
            "finalAmount": 29.85,
            "currency": "USD",
            "lineItems": [{"name": f"Tea {number}", "quantity": 1, "priceAmount": 9.95} for number in range(3)],
        }
    }
}


CONTACT = {
    "id": "1",
    "email": "ada@example.com",
    "firstName": "Ada",
    "phone": "",
    "cdate": "2026-05-28T03:05:54-05:00",
    "udate": "2026-05-28T03:05:54-05:00",
    "orgid": "0",
    "deleted": "0",
    "links": {},
    "score_values": [],
}
CONTACT_ANSWER = {"contact": CONTACT, "contactLists": [], "fieldValues": [], "deals": []}
CONNECTION_ANSWER = {"connection": {"id": "1", "service": "shopify", "externalid": "shop", "name": "Shop"}}
URL = "https://acme.api-us1.com/api/3"

Call = Callable[[], Awaitable[object]]


def exact(response: httpx.Response) -> dict:
    """The JSON of an answer, its decimals as exact as the SDK's."""
    return json.loads(response.content, parse_float=Decimal)


async def compared(title: str, ours: Call, raw: dict[str, Call], aim: float, rounds: int, calls: int) -> list[Row]:
    """A row for each way with raw httpx. The aim is for the first of them, which does the same parsing."""
    found: list[Row] = []
    for beside, call in raw.items():
        pairs = [(await cpu_of_calls(ours, calls), await cpu_of_calls(call, calls)) for _ in range(rounds + 1)]
        # The first round fills caches.
        found.append(ratio(f"{title}: CPU", beside, pairs[1:], at_most=None if found else aim))
    return found


async def get(rounds: int, calls: int) -> list[Row]:
    transport = answering(CONNECTION_ANSWER)
    async with (
        AsyncClient("acme", "token", transport=transport, rate_limit=None) as client,
        httpx.AsyncClient(transport=transport, headers={"Api-Token": "token"}) as http,
    ):

        async def ours() -> object:
            return await client.rest.request("GET", "/connections/1")

        async def loaded() -> object:
            return json.loads((await http.get(f"{URL}/connections/1")).content)

        return await compared("REST get, any path", ours, {LOADS: loaded}, 1.25, rounds, calls)


async def get_contact(rounds: int, calls: int) -> list[Row]:
    transport = answering(CONTACT_ANSWER)
    async with (
        AsyncClient("acme", "token", transport=transport, rate_limit=None) as client,
        httpx.AsyncClient(transport=transport, headers={"Api-Token": "token"}) as http,
    ):

        async def ours() -> object:
            return await client.contacts.get(1)

        async def read() -> object:
            return Contact.from_wire(exact(await http.get(f"{URL}/contacts/1"))["contact"])

        async def loaded() -> object:
            return json.loads((await http.get(f"{URL}/contacts/1")).content)

        return await compared("Get a contact", ours, {MODELS: read, LOADS: loaded}, 1.25, rounds, calls)


async def upsert(rounds: int, calls: int) -> list[Row]:
    transport = answering(ORDER_ANSWER)
    url, body = await sent_by_an_upsert()
    headers = {"Api-Token": "token", "Content-Type": "application/json"}
    async with (
        AsyncClient("acme", "token", transport=transport, rate_limit=None) as client,
        httpx.AsyncClient(transport=transport, headers=headers) as http,
    ):

        async def ours() -> object:
            return await client.orders.upsert(ORDER)

        async def read() -> object:
            return Order.from_wire(exact(await http.post(url, content=body))["data"]["upsertOrder"])

        async def loaded() -> object:
            return json.loads((await http.post(url, content=body)).content)

        return await compared("Upsert an order", ours, {MODELS: read, LOADS: loaded}, 1.3, rounds, calls)


async def sent_by_an_upsert() -> tuple[str, bytes]:
    """The URL and the bytes, for httpx to send the same."""
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, json=ORDER_ANSWER)

    async with AsyncClient("acme", "token", transport=httpx.MockTransport(answer), rate_limit=None) as client:
        await client.orders.upsert(ORDER)
    return str(sent[0].url), sent[0].content


def rows(rounds: int = ROUNDS, calls: int = CALLS) -> Iterator[Row]:
    for measured in (get, get_contact, upsert):
        yield from anyio.run(measured, rounds, calls)


if __name__ == "__main__":
    print(table(rows()))
