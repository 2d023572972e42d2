"""CPU of encoding 250 orders of three lines with exact money, and of reading a page of 100, beside pydantic's own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal

from pydantic import TypeAdapter
from rows import Row, cpu, ratio, table

from acsdk.models import CreationSource, LineItem, Order, OrderInput
from acsdk.models.kit.encode import encode, to_json

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


def compared(
    title: str, ours: Callable[[], object], peer: Callable[[], object], rounds: int, aim: float | None = None
) -> Row:
    pairs = [(cpu(ours), cpu(peer)) for _ in range(rounds + 1)]
    # The first one builds what pydantic builds late.
    return ratio(f"{title}: CPU", "pydantic's own JSON", pairs[1:], at_most=aim)


def rows(rounds: int = ROUNDS) -> Iterator[Row]:
    adapter = TypeAdapter(list[OrderInput])
    pages = TypeAdapter(list[Order])

    def dump() -> bytes:
        return adapter.dump_json(ORDERS, exclude_none=True)

    def read() -> list[Order]:
        return [Order.from_wire(row) for row in json.loads(PAGE, parse_float=Decimal)]

    yield compared("Encode 250 orders, one each", lambda: [encode(order) for order in ORDERS], dump, rounds, 2.0)
    yield compared("Encode 250 orders, a bulk body", lambda: to_json({"orders": ORDERS}), dump, rounds, 2.0)
    yield compared("Read a page of 100 orders", read, lambda: pages.validate_json(PAGE), rounds)


if __name__ == "__main__":
    print(table(rows()))
