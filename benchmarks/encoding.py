"""CPU of encoding 250 orders of three lines with exact money, and of reading a page of 100, beside pydantic's own."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from statistics import median

from pydantic import TypeAdapter

from acsdk.models import CreationSource, LineItem, Order, OrderInput
from acsdk.models.encode import encode, to_json

ROUNDS = 41

ORDERS = [
    OrderInput(
        legacy_connection_id=1,
        store_order_id=str(number),
        email=f"customer{number}@example.com",
        creation_source=CreationSource.HISTORICAL,
        store_created_date=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        final_amount=Decimal("29.85"),
        currency="USD",
        line_items=[LineItem(name=f"Tea {line}", quantity=1, price_amount="9.95", sku="T-1") for line in range(3)],
    )
    for number in range(250)
]
PAGE = json.dumps([json.loads(encode(order)) for order in ORDERS[:100]]).encode()


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def compare(title: str, ours: Callable[[], object], peer: Callable[[], object]) -> None:
    seconds(ours), seconds(peer)
    pairs = [(seconds(ours), seconds(peer)) for _ in range(ROUNDS)]
    mine, theirs = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    ratio = median(pair[0] / pair[1] for pair in pairs)
    print(f"{title:<28} {mine * 1e3:6.2f} ms   pydantic {theirs * 1e3:6.2f} ms   {ratio:5.2f}×")


def main() -> None:
    adapter = TypeAdapter(list[OrderInput])
    pages = TypeAdapter(list[Order])

    def dump() -> bytes:
        return adapter.dump_json(ORDERS, by_alias=True, exclude_none=True)

    compare("encode 250 orders, one each", lambda: [encode(order) for order in ORDERS], dump)
    compare("encode 250 orders, a body", lambda: to_json({"orders": ORDERS}), dump)
    compare(
        "read a page of 100 orders",
        lambda: [Order.model_validate(row) for row in json.loads(PAGE, parse_float=Decimal)],
        lambda: pages.validate_json(PAGE),
    )


if __name__ == "__main__":
    main()
