"""A nightly import, as an integration would write it; every checker must accept it. Never executed."""

import csv
import logging
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import assert_type

import anyio

import acsdk
from acsdk import AsyncClient, BulkError, CallEnded, Observer, WaitEnded
from acsdk.models import (
    Address,
    ContactInput,
    CreationSource,
    Discount,
    LineItem,
    Order,
    OrderFilter,
    OrderInput,
    OrderState,
    ProductInput,
    asc,
    contains,
    eq,
    gte,
)

log = logging.getLogger("import")


class Slowness(Observer):
    """Notes what the rate limit costs."""

    def __init__(self) -> None:
        self.waited = 0.0

    def wait_ended(self, event: WaitEnded, /) -> None:
        self.waited += event.seconds

    def call_ended(self, event: CallEnded, /) -> None:
        if event.error is not None:
            log.warning("%s failed after %d attempts", event.operation, event.attempts)


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def order_of(row: dict[str, str], connection_id: int) -> OrderInput:
    return OrderInput(
        legacy_connection_id=connection_id,
        store_order_id=row["id"],
        email=row["email"],
        creation_source=CreationSource.HISTORICAL,
        store_created_date=datetime.fromisoformat(row["created"]).replace(tzinfo=UTC),
        final_amount=row["total"],
        shipping_amount=Decimal(row["shipping"]),
        normalized_status="COMPLETED" if row["paid"] else OrderState.PENDING,
        currency=row["currency"],
        line_items=[LineItem(name=row["name"], quantity=int(row["quantity"]), price_amount=row["price"])],
        discounts=[Discount(name=row["coupon"], type="ORDER", discount_amount=5)] if row["coupon"] else None,
        shipping_address=Address(address1=row["street"], city=row["city"], country=row["country"]),
        notes=(row["note"],),
        extra={"newField": 1},
    )


async def rows_from_elsewhere() -> AsyncIterator[OrderInput]:
    for row in read_rows(Path("late.csv")):
        yield order_of(row, 1)


async def run(path: Path, connection_id: int) -> int:
    slowness = Slowness()
    async with AsyncClient(api_url="acme", api_token="token", observer=slowness, deadline=None) as client:
        patient = client.with_options(max_retries=8, deadline=None)
        try:
            report = await patient.orders.bulk_upsert(
                (order_of(row, connection_id) for row in read_rows(path)),
                journal="import.db",
                on_progress=print,
                batch_size=100,
                timeout=60,
            )
        except BulkError as error:
            log.exception("the import stopped: %s", error.report)
            return 1
        for failure in report.failures:
            assert_type(failure.item, OrderInput)
            log.error("order %s: %s", failure.item.store_order_id, "; ".join(failure.reasons))
        await client.orders.bulk_upsert(rows_from_elsewhere(), queued=False, on_result=note)
        products = [ProductInput(legacy_connection_id=connection_id, store_primary_id="1", variant_name="Tea")]
        await client.products.bulk_upsert(products)
    return 0 if report.is_complete else 1


def note(order: Order) -> None:
    log.info("written: %s", order.store_order_id)


async def correct(client: AsyncClient, connection_id: int) -> Decimal:
    total = Decimal()
    wanted = OrderFilter(email=contains("example.com").asc(), final_amount=gte(10), store_order_id=asc())
    async for order in client.orders.search(wanted, limit=250, timeout=10):
        assert_type(order, Order)
        assert_type(order.final_amount, Decimal | None)
        total += order.final_amount or 0
        if order.normalized_status == OrderState.CANCELLED:
            await client.orders.upsert(order.to_input(notes=["cancelled"]), max_retries=0)
    page = await client.orders.search(OrderFilter(legacy_connection_id=eq(connection_id)))
    assert_type(page.items[0], Order)
    try:
        answer = await acsdk.with_response(client.orders.get)(connection_id, "1001")
    except acsdk.NotFoundError as missing:
        log.info("none: %s", missing.request_id)
    except acsdk.RateLimitError as refused:
        log.info("later: %s", refused.retry_after)
    else:
        assert_type(answer.data, Order)
        assert_type(answer.info.request_id, str | None)
    return total


async def people(client: AsyncClient) -> None:
    contact = await client.contacts.upsert(
        ContactInput(email="ada@example.com", first_name="Ada", fields={"SIZE": "L", "COLORS": ["red", "blue"]})
    )
    assert_type(contact.id, int)
    if contact.was_created:
        await client.contacts.add_tag(contact.id, "new")
    async for one in client.contacts.list(email_like="@example.com", order_by="-id", limit=10):
        assert_type(one.email, str | None)
    page = await client.contacts.list(created_after=datetime(2026, 1, 1, tzinfo=UTC))
    assert_type(page.total, int | None)


if __name__ == "__main__":
    raise SystemExit(anyio.run(run, Path("orders.csv"), 1))
