"""CPU of one call beside raw httpx sending the same bytes and parsing the answer, in interleaved rounds."""

from __future__ import annotations

import json
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from decimal import Decimal
from statistics import median

import anyio
import httpx

from acsdk import AsyncClient
from acsdk.models import CreationSource, LineItem, OrderInput

ROUNDS = 15
CALLS = 200


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


async def seconds_of(call: Callable[[], Awaitable[object]]) -> float:
    began = time.process_time()
    for _ in range(CALLS):
        await call()
    return (time.process_time() - began) / CALLS


async def compare(title: str, ours: Callable[[], Awaitable[object]], raw: Callable[[], Awaitable[object]]) -> None:
    await seconds_of(ours)
    await seconds_of(raw)
    pairs = [(await seconds_of(ours), await seconds_of(raw)) for _ in range(ROUNDS)]
    mine, theirs = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    ratio = median(pair[0] / pair[1] for pair in pairs)
    print(f"{title:<16} {mine * 1e6:8.0f} µs   raw httpx {theirs * 1e6:8.0f} µs   {ratio:5.2f}×")


async def upsert() -> None:
    transport = answering(ORDER_ANSWER)
    sent: list[httpx.Request] = []
    spy = httpx.MockTransport(lambda request: (sent.append(request), transport.handler(request))[1])
    async with AsyncClient("acme", "token", transport=spy, rate_limit=None) as client:
        await client.orders.upsert(ORDER)
    url, body = str(sent[0].url), sent[0].content
    headers = {"Api-Token": "token", "Content-Type": "application/json"}

    async with (
        AsyncClient("acme", "token", transport=transport, rate_limit=None) as client,
        httpx.AsyncClient(transport=transport, headers=headers) as http,
    ):

        async def raw() -> object:
            return json.loads((await http.post(url, content=body)).content)

        await compare("orders.upsert", lambda: client.orders.upsert(ORDER), raw)


async def get() -> None:
    document = {"connection": {"id": "1", "service": "shopify", "externalid": "shop", "name": "Shop"}}
    transport = answering(document)
    async with (
        AsyncClient("acme", "token", transport=transport, rate_limit=None) as client,
        httpx.AsyncClient(transport=transport, headers={"Api-Token": "token"}) as http,
    ):

        async def raw() -> object:
            return json.loads((await http.get("https://acme.api-us1.com/api/3/connections/1")).content)

        await compare("rest.request", lambda: client.rest.request("GET", "/connections/1"), raw)


async def contact() -> None:
    row = {"id": "1", "email": "ada@example.com", "firstName": "Ada", "phone": "", "cdate": "2026-05-28T03:05:54-05:00"}
    row |= {"orgid": "0", "deleted": "0", "udate": "2026-05-28T03:05:54-05:00", "links": {}, "score_values": []}
    transport = answering({"contact": row, "contactLists": [], "fieldValues": [], "deals": []})
    async with (
        AsyncClient("acme", "token", transport=transport, rate_limit=None) as client,
        httpx.AsyncClient(transport=transport, headers={"Api-Token": "token"}) as http,
    ):

        async def raw() -> object:
            return json.loads((await http.get("https://acme.api-us1.com/api/3/contacts/1")).content)

        await compare("contacts.get", lambda: client.contacts.get(1), raw)


async def main() -> None:
    await upsert()
    await get()
    await contact()


if __name__ == "__main__":
    anyio.run(main)
