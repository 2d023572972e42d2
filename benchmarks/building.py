"""CPU of building an order of three lines from arguments, beside plain pydantic models of the same fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, create_model
from rows import Row, cpu, ratio, table

from acsdk.models import CreationSource, LineItem, OrderInput

ROUNDS = 31
ORDERS = 200
WHEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def plain(model: type[BaseModel], **types: object) -> type[BaseModel]:
    """The same fields with their bare types, and no checks."""
    fields: dict[str, Any] = {
        name: (types.get(name, field.annotation), ... if field.is_required() else field.default)
        for name, field in model.model_fields.items()
        if name != "extra"
    }
    return create_model(f"Plain{model.__name__}", **fields)


def builder(order: Callable[..., object], line: Callable[..., object]) -> Callable[[], None]:
    def build() -> None:
        for number in range(ORDERS):
            order(
                legacy_connection_id=1,
                store_order_id=str(number),
                email="ada@example.com",
                creation_source=CreationSource.REAL_TIME,
                store_created_date=WHEN,
                final_amount=Decimal("29.85"),
                currency="USD",
                line_items=[
                    line(name=f"Tea {each}", quantity=1, price_amount=Decimal("9.95"), sku="T-1") for each in range(3)
                ],
            )

    return build


def rows(rounds: int = ROUNDS) -> Iterator[Row]:
    line = plain(LineItem)
    ours, theirs = builder(OrderInput, LineItem), builder(plain(OrderInput, line_items=list[line] | None), line)
    pairs = [(cpu(ours), cpu(theirs)) for _ in range(rounds + 1)]
    # The first round builds the validators.
    yield ratio(f"Build {ORDERS} orders of three lines: CPU", "plain pydantic", pairs[1:], at_most=2.0)


if __name__ == "__main__":
    print(table(rows()))
