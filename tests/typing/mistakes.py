"""Mistakes that a type checker must find. Never executed.

Each line marked ``# error`` must be an error in pyright and in mypy, and no other line may be one: ``check.py``
compares.
"""

# ruff: noqa: B018, F401, F841, T201

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import acsdk
from acsdk import AsyncClient, AttemptEnded, BulkFailure, BulkProgress, CallEnded, Observer
from acsdk.contrib.fastapi import client_lifespan, webhook_router
from acsdk.models import (
    Cart,
    CartInput,
    Contact,
    ContactInput,
    ContactUpdate,
    CustomerInput,
    DealInput,
    DealUpdate,
    LineItem,
    ListStatus,
    NoteInput,
    Order,
    OrderFilter,
    OrderInput,
    OrderProductInput,
    Product,
    ProductInput,
    RecurringPaymentInput,
    TagInput,
    contains,
    eq,
    gt,
    gte,
    lt,
)
from acsdk.sandbox import Sandbox
from acsdk.webhooks import ContactTagAdded, WebhookEvent, WebhookReceiver, parse

NOW = datetime.now(UTC)


def importing() -> None:
    from acsdk import NotFound  # error
    from acsdk.models import ContactImput  # error
    from acsdk.sandbox import FakeServer  # error
    from acsdk.webhooks import ContactTagged  # error


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
        print(error.retry_afer)  # error
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


def building_more(contact: Contact, cart: Cart) -> None:
    OrderInput(
        legacy_connection_id=1,
        store_order_id=1001,  # error
        creation_source="REALTIME",  # error
        store_created_date="yesterday",  # error
        final_amount=19.9,  # error
        line_items=[{"name": "Tea"}],  # error
    )
    OrderProductInput(external_id="tea", name="Tea", price=1, quantity=1, skew="T")  # error
    OrderInput(
        legacy_connection_id=1,
        store_order_id="1001",
        creation_source="REAL_TIME",
        store_created_date=date(2026, 1, 1),  # error
        final_amount=5,
        normalized_status="PAID",  # error
        notes=7,  # error
    )
    CartInput(external_checkout_id="c-1")  # error
    CustomerInput(connection_id="1", external_id="c", email="ada@example.com")  # error
    OrderProductInput(external_id="tea", name="Tea", price=9.95, quantity=1)  # error
    OrderProductInput(external_id="tea", name="Tea", price="9.95", quantity=1.5)  # error
    DealInput(title="Big", value=99.5, currency="EUR", contact_id=1, stage_id=1)  # error
    DealInput(title="Big", value=99, currency="EUR", contact_id="1", stage_id=1)  # error
    DealUpdate(status="won")  # error
    NoteInput(text="Hello", related_type="Contact", related_id=1)  # error
    TagInput(name="vip", tag_type="contacts")  # error
    ContactInput(email=contact)  # error
    ContactInput(email="ada@example.com", fields={"SIZE": 1.5j})  # error
    cart.to_input()  # error


async def not_awaited(client: AsyncClient, orders: list[OrderInput]) -> None:
    client.contacts.get(1)  # error
    print(client.contacts.get(1).email)  # error
    print(client.orders.bulk_upsert(orders).accepted)  # error
    print(len(client.contacts.list()))  # error
    print(client.contacts.list().items)  # error
    print(client.contacts.list()[0])  # error
    for _ in client.contacts.list().pages():  # error
        pass
    for _ in client.browse_sessions.search():  # error
        pass
    async for _ in client.browse_sessions.search():  # error
        pass
    async for _ in client.contacts.get(1):  # error
        pass
    [one async for one in client.contacts.list().collect()]  # error
    with client.orders.batcher():  # error
        pass
    async with client.orders.batcher as batcher:  # error
        pass
    async with client.orders.batcher() as collector:
        print(collector.add(orders[0]).row)  # error
        await collector.enqueue(orders)  # error
    async with client.orders.batcher(queued=True) as queue:
        print((await queue.add(orders[0])).row.email)  # error
    async with client.recurring_payments.batcher() as queue_of_payments:
        await queue_of_payments.add(orders[0])  # error


async def wrong_ids(client: AsyncClient, contact: Contact, order: Order, product: Product) -> None:
    await client.contacts.get(contact)  # error
    await client.contacts.get("ada@example.com")  # error
    await client.contacts.get(contact.email)  # error
    await client.contacts.get_by_email(contact.id)  # error
    await client.products.get(1)  # error
    await client.products.update(product, ProductInput(legacy_connection_id=1, store_primary_id="t"))  # error
    await client.products.update(product.id, product)  # error
    await client.orders.get(order.legacy_connection_id, order.store_order_id)  # error
    await client.deals.get("7")  # error
    await client.custom_objects.schemas.get(7)  # error
    await client.deepdata.carts.convert(7, order.to_input())  # error
    await client.deepdata.carts.find("cart-1")  # error
    await client.contacts.subscribe("ada@example.com", 1)  # error
    await client.contacts.set_list_status(1, 1, "active")  # error
    await client.contacts.set_list_status(1, 1, 7)  # error
    await client.contacts.add_tag(1, TagInput(name="vip"))  # error
    await client.tags.ensure(TagInput(name="vip"))  # error
    await client.deals.bulk_update_owners([(1, 1)])  # error
    client.shop("acme")  # error


async def wrong_things(client: AsyncClient, contact: Contact, order: Order, cart: CartInput) -> None:
    await client.contacts.upsert(contact)  # error
    await client.contacts.upsert({"email": "ada@example.com"})  # error
    await client.contacts.upsert(email="ada@example.com")  # error
    await client.contacts.create(ContactUpdate(first_name="Ada"))  # error
    await client.contacts.update(1, first_name="Ada")  # error
    await client.deepdata.carts.convert(cart, order.to_input())  # error
    await client.deepdata.carts.upsert(order)  # error
    await client.orders.search(email=contains("x"))  # error
    await client.orders.search({"email": "x"})  # error
    await client.orders.list()  # error
    await client.products.upsert(ProductInput(legacy_connection_id=1, store_primary_id="t"))  # error
    await client.deepdata.orders.list(state="ABANDONED")  # error
    await client.deepdata.orders.list(order_by="created")  # error
    await client.contacts.list(status="active")  # error
    await client.contacts.list(ids=7)  # error
    await client.contacts.list(tag=1.5)  # error
    await client.rest.request("GET", "/contacts", params=[("limit", 1)])  # error
    await client.rest.get("/contacts")  # error
    await client.graphql.execute("query { a }", variables={1: 2})  # error


async def wrong_use_of_results(client: AsyncClient, contact: Contact, order: Order, product: Product) -> None:
    page = await client.contacts.list()
    for _ in page:  # error
        pass
    print(page[0])  # error
    print(page.total + 1)  # error
    print(page.contacts)  # error
    print(page.info.status)  # error
    print(contact.first_name.upper())  # error
    print(contact.firstName)  # error
    print(contact.created_date.isoformat())  # error
    print(order.line_items[0].price)  # error
    print(order.normalized_status.value)  # error
    print(order.final_amount > 5)  # error
    print(sum(line.price_amount for line in order.line_items))  # error
    print((await client.deepdata.carts.find(1, "cart-1")).id)  # error
    membership = await client.contacts.subscribe(1, 1)
    print(membership.status.name)  # error
    print(ListStatus.SUBSCRIBED)  # error
    text: str = (await client.orders.get(1, "1001")).email  # error
    number: int = product.id  # error
    amount: float = order.final_amount  # error
    order.to_input("REFUNDED")  # error
    report = await client.orders.bulk_upsert([order.to_input()])
    print(report.failures[0].order)  # error
    print(report["accepted"])  # error
    print(report.failures[0].reasons.upper())  # error
    answer = await acsdk.with_response(client.contacts.get)("1")  # error
    print((await acsdk.with_response(client.contacts.get)(1)).email)  # error


async def wrong_callbacks(client: AsyncClient, orders: list[OrderInput], stream: AsyncIterator[ProductInput]) -> None:
    def of_a_contact(row: Contact) -> None:
        print(row.email)

    def of_nothing() -> None:
        pass

    async def of_products(failure: BulkFailure[ProductInput]) -> None:
        print(failure.item.store_primary_id)

    def of_progress(event: BulkProgress) -> None:
        print(event.percent)  # error

    await client.orders.bulk_upsert(orders, on_progress=of_progress)
    await client.orders.bulk_upsert(orders, on_result=of_a_contact)  # error
    await client.orders.bulk_upsert(orders, on_progress=of_nothing)  # error
    await client.orders.bulk_upsert(orders, on_failure=of_products)  # error
    await client.orders.bulk_upsert(stream)  # error
    await client.orders.bulk_upsert(orders[0])  # error
    await client.orders.bulk_upsert(orders, journal=True)  # error
    await client.orders.bulk_upsert(orders, dry_run="yes")  # error
    await client.contacts.bulk_import([ContactInput(email="ada@example.com")])  # error


def wrong_webhooks(event: WebhookEvent, client: AsyncClient) -> None:
    print(event.contact.email)  # error
    print(event.contact_id)  # error
    parse({"type": "subscribe"})  # error
    WebhookReceiver(b"a-secret-of-many-letters")  # error
    WebhookReceiver()  # error
    if isinstance(event, ContactTagAdded):
        print(event.tag.lower())  # error
        print(event.tags)  # error
    webhook_router(WebhookReceiver("a-secret-of-many-letters"), print, prefix="/hooks")  # error
    client_lifespan(client)  # error


def wrong_settings(client: AsyncClient) -> None:
    AsyncClient("acme", token="token")  # error
    AsyncClient("acme", "token", timeout="30")  # error
    AsyncClient("acme", "token", max_retry=3)  # error
    client.with_options(timout=5)  # error
    client.with_options(api_token="other")  # error
    client.api_url = "https://other.test"  # error
    client.contact  # error
    Sandbox(rate_limit="5")  # error
    Sandbox().faults.add("*/contacts", statuscode=500)  # error
    Sandbox().client(max_retires=1)  # error
    Sandbox().clients()  # error


async def wrong_errors(client: AsyncClient) -> None:
    try:
        await client.users.me()
    except acsdk.RateLimited:  # error
        pass
    except acsdk.APIError as error:
        print(error.status)  # error
        print(error.items[0]["field"])  # error
    except acsdk.RequestError as error:
        print(error.request_id.upper())  # error
