"""A program that blocks, as users write it. Four type checkers accept it, and a test carries it out."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import assert_type

from acsdk import BatchResult, BulkReport, Page, Response
from acsdk.blocking import Batcher, Client, Orders, Pager, Shop, with_response
from acsdk.models import Contact, ContactInput, Order, OrderInput, User


def orders_of(connection: int, numbers: range) -> Iterator[OrderInput]:
    for number in numbers:
        yield OrderInput(
            legacy_connection_id=connection,
            store_order_id=str(number),
            email="ada@example.com",
            creation_source="HISTORICAL",
            store_created_date=datetime(2024, 1, 1, tzinfo=UTC),
            final_amount="9.95",
            currency="USD",
        )


def send(orders: Orders, connection: int) -> BulkReport[OrderInput]:
    first = orders.upsert(next(orders_of(connection, range(1))))
    assert_type(first, Order)
    return orders.bulk_upsert(orders_of(connection, range(1, 60)), on_progress=print)


def in_batches(client: Client, connection: int) -> None:
    with client.orders.batcher(max_delay=0.01) as batcher:
        assert_type(batcher, Batcher[OrderInput, Order])
        assert_type(batcher.add(next(orders_of(connection, range(99, 100)))), BatchResult[Order])
    with client.orders.batcher(queued=True) as queue:
        assert_type(queue, Batcher[OrderInput, None])


def emails(contacts: Pager[Contact]) -> list[str | None]:
    assert_type(contacts.first_page(), Page[Contact])
    for page in contacts.pages():
        assert_type(page, Page[Contact])
    return [contact.email for contact in contacts]


def main(client: Client) -> int:
    assert_type(with_response(client.users.me)(), Response[User])
    connection = client.deepdata.connections.ensure("acme", "shop", name="Shop")
    client.contacts.upsert(ContactInput(email="grace@example.com"))
    report = send(client.orders, connection.id)
    in_batches(client.with_options(timeout=5), connection.id)
    shop: Shop = client.shop(connection.id)
    assert_type(shop.orders.search().collect(), list[Order])
    assert emails(client.contacts.list(email_like="grace", limit=5)) == ["grace@example.com"]
    return report.accepted
