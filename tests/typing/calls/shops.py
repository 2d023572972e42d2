"""Orders, products, subscriptions, carts and the other things of a shop."""

# ruff: noqa: T201 - what is read is shown, so that nothing is unused

from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import assert_type

import acsdk
from acsdk import AsyncClient, BulkFailure, BulkProgress, BulkReport
from acsdk.models import (
    BrowseProductFilter,
    BrowseProductInput,
    BrowseSessionInput,
    BrowseSessionSearchRequest,
    BrowseSessionStatus,
    Cart,
    CartInput,
    CartUpdate,
    ConnectionInput,
    ConnectionOptionInput,
    ConnectionStatus,
    ConnectionUpdate,
    CreationSource,
    CustomerInput,
    CustomerUpdate,
    DeepDataOrderInput,
    DeepDataOrderState,
    DeepDataOrderUpdate,
    Discount,
    ImageData,
    LineItem,
    Order,
    OrderFilter,
    OrderInput,
    OrderProductInput,
    OrderState,
    Pagination,
    PhysicalDimensions,
    ProductFilter,
    ProductInput,
    RecurringPaymentFilter,
    RecurringPaymentInput,
    TrackingEvent,
    asc,
    contains,
    desc,
    eq,
    gt,
    gte,
    lt,
    lte,
)

NOW = datetime.now(UTC)


def an_order(connection_id: int, number: str, amount: Decimal | int | str = "9.95") -> OrderInput:
    return OrderInput(
        legacy_connection_id=connection_id,
        store_order_id=number,
        email="ada@example.com",
        creation_source="HISTORICAL",
        store_created_date=NOW - timedelta(days=400),
        final_amount=amount,
        currency="USD",
    )


def some_orders(connection_id: int) -> Iterator[OrderInput]:
    yield from (an_order(connection_id, f"generated-{number}", number) for number in range(3))


async def streamed_orders(connection_id: int) -> AsyncIterator[OrderInput]:
    for order in some_orders(connection_id):
        yield order


async def a_shop(client: AsyncClient) -> int:
    connection = await client.deepdata.connections.create(
        ConnectionInput(
            service="acme",
            external_id="s-1",
            name="Acme",
            logo_url="https://acme.test/l.png",
            link_url="https://a.test",
        )
    )
    same = await client.deepdata.connections.ensure("acme", "s-1", name="Acme")
    connection = await client.deepdata.connections.get(same.id)
    await client.deepdata.connections.update(
        connection.id, ConnectionUpdate(name="Shop", status=ConnectionStatus.CONNECTED)
    )
    async for one in client.deepdata.connections.list(service="acme", external_id="s-1", limit=5):
        assert_type(one.id, int)
    option = await client.deepdata.connections.options.create(
        ConnectionOptionInput(connection_id=connection.id, option="abandoned_cart.abandon_after_hours", value="6")
    )
    await client.deepdata.connections.options.update(
        option.id, ConnectionOptionInput(connection_id=connection.id, option="color", value="red")
    )
    await client.deepdata.connections.options.upsert(
        ConnectionOptionInput(connection_id=connection.id, option="color", value="blue")
    )
    options = await client.deepdata.connections.options.list(connection_id=connection.id).collect()
    print({option.option: option.value for option in options})
    await client.graphql.sync_legacy_connection("acme", "s-1")
    return connection.id


async def orders(client: AsyncClient, connection_id: int) -> None:
    order = await client.orders.upsert(
        OrderInput(
            legacy_connection_id=connection_id,
            store_order_id="1001",
            email="ada@example.com",
            creation_source=CreationSource.REAL_TIME,
            store_created_date=NOW,
            final_amount=Decimal("19.90"),
            shipping_amount=4,
            discounts_amount="2.00",
            normalized_status=OrderState.PENDING,
            currency="USD",
            line_items=(LineItem(name="Tea", quantity=2, price_amount=Decimal("9.95")),),
            discounts=[Discount(name="SPRING", type="ORDER", discount_amount="2.00")],
            notes=["gift"],
        ),
        timeout=10,
        extra_headers={"x-shop": "acme"},
    )
    assert_type(order, Order)
    order = await client.orders.wait_until_visible(connection_id, "1001", within=30, in_v3=False)
    order = await client.orders.get(connection_id, "1001")
    await client.orders.upsert(order.to_input(normalized_status="COMPLETED"))
    wanted = OrderFilter(
        email=contains("example.com").asc(),
        final_amount=gte(Decimal("9.95")),
        legacy_connection_id=eq(connection_id),
        pagination=Pagination(limit=50, offset=0),
    )
    async for found in client.orders.search(wanted, limit=10):
        assert_type(found.final_amount, Decimal | None)
    page = await client.orders.search(OrderFilter(store_order_id=desc(), final_amount=lt(Decimal(100))))
    print(page.items[0].line_items, page.to_dicts(), page.info.request_id)
    async for one_page in client.orders.search(filter=OrderFilter(order_number=asc())).pages():
        print(len(one_page.items), one_page.total)


async def orders_in_bulk(client: AsyncClient, connection_id: int, folder: Path) -> None:
    def progress(event: BulkProgress) -> None:
        print(f"{event.done}/{event.read}")

    async def failed(failure: BulkFailure[OrderInput]) -> None:
        print(failure.item.store_order_id, *failure.reasons)

    def written(row: Order) -> None:
        print(row.id)

    report = await client.orders.bulk_upsert([an_order(connection_id, "2001"), an_order(connection_id, "2002")])
    assert_type(report, BulkReport[OrderInput])
    await client.orders.bulk_upsert((an_order(connection_id, "2003"),), creation_source="HISTORICAL", dry_run=True)
    await client.orders.bulk_upsert(some_orders(connection_id), queued=False, on_result=written)
    await client.orders.bulk_upsert(
        streamed_orders(connection_id),
        allow_old_real_time=True,
        journal=folder / "import.db",
        on_progress=progress,
        on_failure=failed,
        max_failures=10,
        batch_size=50,
        grow=True,
        deadline=None,
    )
    report.raise_for_failures()
    print(report.accepted, report.failed, report.read, report.seconds, report.to_json())
    async with client.orders.batcher(max_delay=0.01, max_size=10) as batcher:
        result = await batcher.add(an_order(connection_id, "3001"))
        print(result.row.store_order_id, result.records)
    async with client.orders.batcher(queued=True, journal=str(folder / "outbox.db")) as outbox:
        await outbox.enqueue(an_order(connection_id, "3002"))


async def products(client: AsyncClient, connection_id: int) -> None:
    product = await client.products.create(
        ProductInput(
            legacy_connection_id=connection_id,
            store_primary_id="tea",
            variant_name="Tea",
            variant_price_amount="9.95",
            variant_images=[ImageData(url="https://acme.test/tea.png", width=100)],
            variant_dimensions=PhysicalDimensions(length="1.5", width=2),
            tags=["drink"],
            stock_status="IN_STOCK",
        )
    )
    product = await client.products.get(product.id)
    await client.products.update(product.id, product.to_input(upc=None))
    async for found in client.products.search(ProductFilter(variant_sku=contains("TEA"), is_on_sale=eq(True)), limit=5):
        print(found.variant_price_amount)
    base = ProductInput(legacy_connection_id=connection_id, store_primary_id="mug", base_product_name="Mug")
    red = ProductInput(legacy_connection_id=connection_id, store_primary_id="mug-red", variant_name="Red")
    report = await client.products.bulk_upsert(ProductInput.variants(base=base, variants=[red]), batch_size=20)
    assert_type(report, BulkReport[ProductInput])
    async with client.products.batcher(max_delay=0) as batcher:
        print((await batcher.add(red)).record_id)
    await client.products.delete(product.id)


async def subscriptions(client: AsyncClient, connection_id: int) -> None:
    payment = RecurringPaymentInput(
        legacy_connection_id=connection_id,
        store_recurring_payment_id="sub-1",
        suppress_automations=True,
        email="ada@example.com",
        payment_amount=Decimal("9.95"),
        currency="EUR",
        billing_interval="MONTHLY",
        billing_interval_count=1,
        next_payment_date=NOW + timedelta(days=30),
    )
    report = await client.recurring_payments.bulk_upsert([payment], suppress_automations=True)
    assert_type(report, BulkReport[RecurringPaymentInput])
    async with client.recurring_payments.batcher(max_delay=0) as batcher:
        await batcher.add(payment)
    wanted = RecurringPaymentFilter(email=eq("ada@example.com"), payment_amount=gt(1), total_cycles=lte(12))
    async for one in client.recurring_payments.search(wanted, limit=10):
        print(one.store_recurring_payment_id, one.next_payment_date)


async def browsing(client: AsyncClient, connection_id: int) -> None:
    session = BrowseSessionInput(
        legacy_connection_id=connection_id,
        email="ada@example.com",
        normalized_status=BrowseSessionStatus.ACTIVE,
        products=[BrowseProductInput(store_primary_id="tea")],
        session_start_date=NOW,
    )
    await client.browse_sessions.save(session)
    wanted = BrowseSessionSearchRequest(legacy_connection_id=connection_id, email="ada@example.com")
    print([found.products for found in await client.browse_sessions.search(wanted)])
    print(await client.browse_sessions.cart_add(connection_id, "ada@example.com"))
    await client.browse_sessions.test_tracking_event(TrackingEvent(email="ada@example.com", url="https://a.test/tea"))

    found_by = BrowseProductFilter(price_amount=gt(1), most_recent_browsed_at=desc())
    with suppress(acsdk.NotFoundError):
        abandoned = await client.browse_sessions.get_by_custom_object("6f1c2a52", found_by)
        print(abandoned.products[0].price_amount)


async def customers(client: AsyncClient, connection_id: int) -> int:
    customer = await client.deepdata.customers.create(
        CustomerInput(connection_id=connection_id, external_id="c-1", email="bob@example.com", accepts_marketing=True)
    )
    customer = await client.deepdata.customers.ensure(connection_id, "c-1", "bob@example.com", accepts_marketing=False)
    customer = await client.deepdata.customers.get(customer.id)
    await client.deepdata.customers.update(customer.id, CustomerUpdate(accepts_marketing=True))
    await client.deepdata.customers.upsert(
        CustomerInput(connection_id=connection_id, external_id="c-2", email="eve@example.com")
    )
    async for one in client.deepdata.customers.list(connection_id=connection_id, include_aggregates=True):
        print(one.email, one.total_revenue)
    extra = await client.deepdata.customers.ensure(connection_id, "c-3", "mallory@example.com")
    await client.deepdata.customers.delete(extra.id)
    return customer.id


def a_cart(connection_id: int, customer_id: int, number: str) -> CartInput:
    return CartInput(
        connection_id=connection_id,
        customer_id=customer_id,
        external_checkout_id=number,
        external_created_date=NOW,
        email="bob@example.com",
        currency="USD",
        total_price="19.90",
        products=[OrderProductInput(external_id="tea", name="Tea", price=Decimal("9.95"), quantity=2)],
    )


async def carts(client: AsyncClient, connection_id: int, customer_id: int) -> None:
    cart = await client.deepdata.carts.create(a_cart(connection_id, customer_id, "cart-1"))
    cart = await client.deepdata.carts.upsert(a_cart(connection_id, customer_id, "cart-1"))
    cart = await client.deepdata.carts.get(cart.id)
    cart = await client.deepdata.carts.update(cart.id, CartUpdate(total_price=20))
    cart = await client.deepdata.carts.abandon(cart)
    cart = await client.deepdata.carts.abandon(cart.id, abandoned_date=NOW)
    assert_type(await client.deepdata.carts.find(connection_id, "cart-1"), Cart | None)
    async for one in client.deepdata.carts.list(state=DeepDataOrderState.ABANDONED, email="bob@example.com"):
        print(one.total_price, one.abandoned_date)
    await client.deepdata.carts.convert(cart, an_order(connection_id, "4001"))
    other = await client.deepdata.carts.create(a_cart(connection_id, customer_id, "cart-2"))
    await client.deepdata.carts.convert_in_v3(other.id, "4002")
    third = await client.deepdata.carts.create(a_cart(connection_id, customer_id, "cart-3"))
    await client.deepdata.carts.delete(third.id)


def a_v3_order(connection_id: int, customer_id: int) -> DeepDataOrderInput:
    return DeepDataOrderInput(
        connection_id=connection_id,
        customer_id=customer_id,
        external_id="v3-1",
        source=1,
        email="bob@example.com",
        currency="USD",
        total_price="9.95",
        external_created_date=NOW,
        products=[OrderProductInput(external_id="tea", name="Tea", price="9.95", quantity=1)],
    )


async def orders_in_v3(client: AsyncClient, connection_id: int, customer_id: int) -> None:
    order = await client.deepdata.orders.create(a_v3_order(connection_id, customer_id))
    order = await client.deepdata.orders.get(order.id)
    await client.deepdata.orders.update(order.id, DeepDataOrderUpdate(total_price=Decimal("10.00")))
    async for one in client.deepdata.orders.list(order_by="-external_created_date", external_created_date=date.today()):
        print(one.total_price)
    async for line in client.deepdata.orders.products(order.id):
        print((await client.deepdata.order_products.get(line.id)).price)
    await client.deepdata.order_products.list(limit=1)
    await client.deepdata.orders.activities(limit=1)
    await client.deepdata.orders.delete(order.id)
    await client.deepdata.connections.delete((await client.deepdata.connections.ensure("acme", "s-2", name="Old")).id)


async def one_shop(client: AsyncClient, connection_id: int) -> None:
    shop = client.shop(connection_id)
    customer = await shop.customers.ensure("c-7", "ada@example.com")
    await shop.customers.upsert({"external_id": "c-8", "email": "bob@example.com"})
    await shop.customers.list(email="ada@example.com", limit=1)
    await shop.orders.upsert(an_order(connection_id, "5001"))
    row = {"email": "ada@example.com", "final_amount": "5", "store_created_date": NOW, "creation_source": "REAL_TIME"}
    rows = ({**row, "store_order_id": str(number)} for number in range(5100, 5103))
    report = await shop.orders.bulk_upsert(rows, creation_source="HISTORICAL")
    report.raise_for_failures()
    print((await shop.orders.get("5001")).email)
    async for order in shop.orders.search(OrderFilter(email=eq("ada@example.com")), limit=3):
        print(order.store_order_id)
    await shop.products.create(ProductInput(legacy_connection_id=connection_id, store_primary_id="pot"))
    await shop.products.bulk_upsert([{"store_primary_id": "cup", "variant_name": "Cup"}])
    await shop.products.search(limit=1)
    cart = await shop.carts.upsert(a_cart(connection_id, customer.id, "cart-9"))
    await shop.carts.abandon(a_cart(connection_id, customer.id, "cart-9"))
    await shop.carts.list(state=2).collect()
    if (found := await shop.carts.find("cart-9")) is not None:
        await shop.carts.convert(found, an_order(shop.connection_id, "5002"))
    print(cart.id)
