"""Three collections, a page of a hundred rows of each, with the fields that real answers have.

Runs in a process of its own, so that its work is in nobody's figure. Prints its URL and ends when its input does.
"""

from __future__ import annotations

import json
import sys

import anyio
import anyio.to_thread
from loopback import response, start
from peer_server import contact

ROWS = 100
STAMP = "2026-05-28T03:05:54-05:00"


def deepdata_order(number: int) -> dict[str, object]:
    """As v3 has it: numbers as texts, amounts in hundredths."""
    keys = {"id": str(number), "connectionid": "1", "connection": "1", "customerid": "7", "customer": "7"}
    texts = {"externalid": str(1000 + number), "externalcheckoutid": "", "email": f"person{number}@example.com"}
    amounts = {"totalPrice": "2985", "shippingAmount": "0", "taxAmount": "477", "discountAmount": "0"}
    stamps = ("externalCreatedDate", "externalUpdatedDate", "orderDate", "createdDate", "updatedDate", "tstamp")
    return {
        **keys,
        **texts,
        **amounts,
        **dict.fromkeys(stamps, STAMP),
        "abandonedDate": None,
        "orderNumber": str(1000 + number),
        "state": "1",
        "source": "0",
        "totalProducts": "3",
        "currency": "USD",
        "shippingMethod": "UPS Ground",
        "orderUrl": f"https://shop.example.com/orders/{number}",
        "links": {
            name: f"https://acme.api-us1.com/api/3/ecomOrders/{number}/{name}"
            for name in ("connection", "customer", "orderProducts", "orderDiscounts", "orderActivities")
        },
    }


def order(number: int) -> dict[str, object]:
    """As the GraphQL API has it: what is null is left out."""
    address = {"firstName": "Ada", "lastName": "Byron", "address1": "12 St James's Square", "city": "London"}
    place = {**address, "postal": "SW1Y 4JH", "country": "GB", "phone": "+44 20 7946 0000"}
    lines = [
        {
            "name": f"Tea {line}",
            "quantity": 1,
            "priceAmount": 9.95,
            "sku": f"TEA-{line}",
            "storeLineItemId": f"{number}{line}",
            "productStorePrimaryId": f"77{line}",
            "brand": "Tea & Co",
            "isOnSale": False,
        }
        for line in range(3)
    ]
    return {
        "id": f"5d3f-{number}",
        "legacyConnectionId": 1,
        "storeOrderId": str(number),
        "orderNumber": str(1000 + number),
        "email": f"person{number}@example.com",
        "creationSource": "HISTORICAL",
        "normalizedStatus": "COMPLETED",
        "storeStatus": "paid",
        "storeCreatedDate": "2026-01-02T03:04:05Z",
        "storeModifiedDate": "2026-01-02T03:04:05Z",
        "finalAmount": 34.8,
        "shippingAmount": 4.95,
        "discountsAmount": 0.5,
        "currency": "GBP",
        "storeCustomerId": "7",
        "isTestOrder": False,
        "acceptsMarketing": True,
        "shippingMethod": "Royal Mail",
        "shippingAddress": place,
        "billingAddress": place,
        "lineItems": lines,
        "discounts": [{"name": "SPRING", "type": "ORDER", "discountAmount": 0.5}],
        "notes": ["Leave at the door"],
    }


def classic(name: str, rows: list[dict[str, object]]) -> bytes:
    return json.dumps({name: rows, "meta": {"total": str(ROWS)}}).encode()


NUMBERS = range(1, ROWS + 1)
PAGES = {
    "/api/3/contacts": classic("contacts", [contact(number) for number in NUMBERS]),
    "/api/3/ecomOrders": classic("ecomOrders", [deepdata_order(number) for number in NUMBERS]),
    "/api/3/ecom/graphql": json.dumps({"data": {"searchOrder": [order(number) for number in NUMBERS]}}).encode(),
}
ANSWERS = {path: response("200 OK", body) for path, body in PAGES.items()}


async def main() -> None:
    async def answer(request: str, _arrived: float) -> bytes:
        return ANSWERS[request.split(" ")[1].partition("?")[0]]

    async with anyio.create_task_group() as tasks:
        print(await start(tasks, answer), flush=True)
        await anyio.to_thread.run_sync(sys.stdin.read)
        tasks.cancel_scope.cancel()


if __name__ == "__main__":
    anyio.run(main)
