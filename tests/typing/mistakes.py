"""Mistakes that a type checker must find. Never executed.

Each line marked ``# error`` must be an error in pyright and in mypy, and no other line may be one: ``check.py``
compares.
"""

# ruff: noqa: B018, F841, T201

from datetime import UTC, datetime

import acsdk
from acsdk import AsyncClient, AttemptEnded, CallEnded, Observer
from acsdk.models import (
    ContactInput,
    LineItem,
    Order,
    OrderFilter,
    OrderInput,
    ProductInput,
    RecurringPaymentInput,
    contains,
    eq,
    gt,
    gte,
    lt,
)

NOW = datetime.now(UTC)


def building() -> None:
    OrderInput(
        legacy_connection_id=1, store_order_id="1", creation_source="HISTORICAL", store_created_date=NOW, final_amount=1
    )
    OrderInput(legacy_connection_id=1, store_order_id="1", store_created_date=NOW, final_amount=1)  # error
    RecurringPaymentInput(legacy_connection_id=1, store_recurring_payment_id="1")  # error
    LineItem(price_amount="9.95")
    LineItem(price_amount=9.95)  # error
    LineItem(prize_amount="9.95")  # error
    LineItem(quantity="two")  # error
    LineItem(priceAmount="9.95")  # error
    ProductInput(legacy_connection_id="1", store_primary_id="1")  # error
    ProductInput(legacy_connection_id=1, store_primary_id="1", stock_status="SOLD")  # error
    ContactInput(mail="ada@example.com")  # error
    ContactInput(email="ada@example.com", fields=["L"])  # error


def filtering() -> None:
    OrderFilter(email=contains("gmail"), final_amount=gte(5), is_test_order=eq(False))
    OrderFilter(is_test_order=contains("x"))  # error
    OrderFilter(is_test_order=gte(1))  # error
    OrderFilter(final_amount=contains("1"))  # error
    OrderFilter(email=eq(5))  # error
    OrderFilter(email="ada@example.com")  # error
    OrderFilter(normalized_status=eq("COMPLETE"))  # error
    OrderFilter(emial=eq("x"))  # error
    OrderFilter(store_order_id=gt(NOW))  # error
    lt("x")  # error


async def calling(client: AsyncClient, order: OrderInput, answer: Order) -> None:
    await client.orders.upsert(order, timeout=5)
    await client.orders.upsert(answer)  # error
    await client.orders.upsert([order])  # error
    await client.orders.upsert(order, time_out=5)  # error
    await client.orders.upsert(order, timeout="5")  # error
    await client.orders.upsert(order, max_retries=None)  # error
    await client.orders.get("1", "1001")  # error
    await client.orders.get("1001")  # error
    await (await client.orders.get(1, "1001"))  # error
    client.orders.get(1, "1001").email  # error
    await client.order.get(1, "1001")  # error
    await client.orders.delete("1")  # error
    wrong: OrderInput = await client.orders.get(1, "1001")  # error
    await client.contacts.update(1, ContactInput(email="ada@example.com"))  # error
    await client.contacts.get("1")  # error


async def listing(client: AsyncClient) -> None:
    for _ in client.orders.search():  # error
        pass
    async for _ in await client.orders.search():  # error
        pass
    await client.orders.search("gmail")  # error
    await client.contacts.list(email_like="@example.com")
    await client.contacts.list(emial_like="@example.com")  # error
    await client.contacts.list(order_by="created")  # error
    await client.contacts.list(created_after=1)  # error
    await client.contacts.list(limit="10")  # error


async def bulk(client: AsyncClient, orders: list[OrderInput], products: list[ProductInput]) -> None:
    report = await client.orders.bulk_upsert(orders, batch_size=10)
    print(report.acepted)  # error
    await client.orders.bulk_upsert(products)  # error
    await client.orders.bulk_upsert(orders, creation_source="REAL")  # error
    await client.orders.bulk_upsert(orders, on_progress=5)  # error
    await client.orders.bulk_upsert(orders, batchsize=5)  # error


def reading(order: Order, product: ProductInput) -> None:
    print(order.final_amount + 1)  # error
    print(order.final_amount * 1.19 if order.final_amount else None)  # error
    print(order.finalAmount)  # error
    order.to_input().prize  # error
    print(product.store_created_date)  # error


async def settings() -> None:
    AsyncClient(api_url="acme", api_token="token")
    AsyncClient(url="acme")  # error
    AsyncClient(rate_limit="5")  # error
    AsyncClient(deadline="2 min")  # error
    AsyncClient("acme", "token").with_options(retries=1)  # error
    with AsyncClient("acme", "token"):  # error
        pass


async def failing(client: AsyncClient) -> None:
    try:
        await client.orders.get(1, "1001")
    except acsdk.TransportError as error:
        print(error.retry_after)  # error
    except acsdk.NotFound:  # error
        pass


class Misread(Observer):
    def call_ended(self, event: AttemptEnded, /) -> None:  # error
        print(event.number)

    def attempt_ended(self, event: AttemptEnded, /) -> None:
        print(event.numbr)  # error


def observing(event: CallEnded) -> None:
    event.attempts = 2  # error
    AsyncClient("acme", "token", observer=print)  # error
