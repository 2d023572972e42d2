"""The page of code: deliveries in, carts that nobody bought, and the reconciliation."""

import logging
from collections.abc import AsyncGenerator, Awaitable, Mapping, Sequence
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from acsdk import AsyncClient, Batcher, ConflictError, ValidationFailedError
from acsdk.contrib.shop_sync import (
    Delivery,
    Ledger,
    Reconciliation,
    RecordsReport,
    gone_products,
    reconcile,
    reconcile_products,
    reconcile_recurring_payments,
)
from acsdk.models import Order, OrderInput, Product, ProductInput, RecurringPaymentInput

from .shops import Body, Shop

T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass
class Outboxes:
    """What is on its way to ActiveCampaign, of all shops, each in a file."""

    orders: Batcher[OrderInput, Order]
    products: Batcher[ProductInput, Product]
    payments: Batcher[RecurringPaymentInput, None]

    @classmethod
    @asynccontextmanager
    async def opened(cls, client: AsyncClient, files: Path) -> AsyncGenerator["Outboxes"]:
        async with (
            client.orders.batcher(journal=files / "outbox.db") as orders,
            client.products.batcher(journal=files / "products.db") as products,
            client.recurring_payments.batcher(journal=files / "payments.db") as payments,
        ):
            yield cls(orders, products, payments)

    @property
    def waiting(self) -> int:
        return self.orders.waiting + self.products.waiting + self.payments.waiting


class Sync:
    """The shops, what was taken of each, and the outboxes that all share."""

    def __init__(
        self,
        client: AsyncClient,
        outbox: Outboxes,
        shops: Mapping[str, Shop],
        ledgers: Mapping[str, Ledger],
    ) -> None:
        self.client, self.outbox, self.shops, self.ledgers = client, outbox, shops, ledgers

    @classmethod
    @asynccontextmanager
    async def running(cls, client: AsyncClient, shops: Mapping[str, Shop], files: Path) -> AsyncGenerator["Sync"]:
        async with AsyncExitStack() as stack:
            outbox = await stack.enter_async_context(Outboxes.opened(client, files))
            ledgers = {name: await stack.enter_async_context(Ledger.open(files / f"{name}.db")) for name in shops}
            yield cls(client, outbox, shops, ledgers)

    async def receive(self, name: str, body: bytes, headers: Mapping[str, str]) -> None:
        """Take a delivery. Whatever is raised is no 200, and the shop delivers again or the night makes up for it."""
        shop, ledger = self.shops[name], self.ledgers[name]
        delivery = shop.read(body, headers)
        async with ledger.taking(delivery) as is_news:
            if is_news:
                await self.hand_over(shop, ledger, delivery)

    async def hand_over(self, shop: Shop, ledger: Ledger, delivery: Delivery) -> None:
        if delivery.kind == "cart":
            await ledger.hold_cart(delivery)
        elif delivery.kind == "product":
            await self.outbox.products.enqueue(*await self.products(shop, delivery))
        elif delivery.kind == "subscription":
            if payment := await made(shop, shop.subscription(delivery.body)):
                await self.outbox.payments.enqueue(payment)
        elif delivery.kind in ("order", "refund") and (order := await made(shop, shop.order(delivery.body))):
            if delivery.subject == f"order/{order.store_order_id}":
                await self.outbox.orders.enqueue(order)
            else:  # what was paid back is an event of the charge
                await self.repair(ledger, delivery.version, order)

    async def products(self, shop: Shop, delivery: Delivery) -> list[ProductInput]:
        """The product as it is now, and its variants that ActiveCampaign has and the shop has no more."""
        found = await shop.products(delivery)
        kept = {each.store_primary_id for each in found}
        gone = await gone_products(self.client, shop.connection_id, delivery.subject.partition("/")[2], kept)
        return [*(each if each.is_deleted else each.replace(is_deleted=False) for each in found), *gone]

    async def send_carts(self) -> None:
        """Send the carts that have lain idle for an hour: call it every few minutes."""
        for name, shop in self.shops.items():
            await self.ledgers[name].send_idle_carts(partial(self.send_cart, shop))

    async def send_cart(self, shop: Shop, body: Body) -> None:
        try:
            cart = shop.cart(body, 1)  # without an email there is no customer to look for
            customer = await self.client.deepdata.customers.ensure(shop.connection_id, cart.email, cart.email)
            await self.client.deepdata.carts.upsert(cart.replace(customer_id=customer.id))
        except ConflictError as error:
            log.info("a cart was bought: %s", error)
        except (ValueError, ValidationFailedError) as error:  # or it would keep all others back
            log.info("a cart is not sent: %s", error)

    async def reconcile(self, name: str, since: datetime) -> Reconciliation:
        """Compare the orders that changed in a shop with ActiveCampaign's, and put into the outbox what differs."""
        shop, began = self.shops[name], datetime.now(UTC)
        return await reconcile(
            self.client,
            orders(shop, since),
            connection_id=shop.connection_id,
            since=since,
            hand_over=partial(self.repair, self.ledgers[name], began),
        )

    async def reconcile_records(self, name: str, since: datetime) -> Sequence[RecordsReport]:
        """The same for the catalog, and for the subscriptions that changed."""
        shop, repair = self.shops[name], partial(self.repair, self.ledgers[name], datetime.now(UTC))
        catalog, connection = shop.catalog(), shop.connection_id
        payments = await reconcile_recurring_payments(
            self.client, subscriptions(shop, since), connection_id=connection, hand_over=repair
        )
        if catalog is None:
            return [payments]
        return [
            await reconcile_products(self.client, catalog, connection_id=connection, hand_over=repair),
            payments,
        ]

    async def repair(
        self, ledger: Ledger, version: datetime | None, thing: OrderInput | ProductInput | RecurringPaymentInput
    ) -> None:
        known = None if isinstance(thing, ProductInput) else thing.store_modified_date or version
        async with ledger.repairing(thing, version=known) as is_current:
            if is_current:
                match thing:
                    case OrderInput():
                        await self.outbox.orders.enqueue(thing)
                    case ProductInput():
                        await self.outbox.products.enqueue(thing)
                    case RecurringPaymentInput():
                        await self.outbox.payments.enqueue(thing)


async def made(shop: Shop, making: Awaitable[T]) -> T | None:
    """The record, or ``None`` if ActiveCampaign cannot have it, as one that was taken at the till without an email."""
    try:
        return await making
    except ValueError as error:
        log.warning("a record of connection %s is left out: %s", shop.connection_id, error)
        return None


async def orders(shop: Shop, since: datetime) -> AsyncGenerator[OrderInput]:
    async with aclosing(shop.changed(since)) as bodies:
        async for body in bodies:
            if order := await made(shop, shop.order(body)):
                yield order


async def subscriptions(shop: Shop, since: datetime) -> AsyncGenerator[RecurringPaymentInput]:
    async with aclosing(shop.changed_subscriptions(since)) as bodies:
        async for body in bodies:
            if payment := await made(shop, shop.subscription(body)):
                yield payment


async def every_night(sync: Sync, now: datetime) -> None:
    """Two days, so that a night that failed is made up for by the next. What fails keeps nothing else back."""
    since = now - timedelta(days=2)
    for name in sync.shops:
        for compare in (sync.reconcile, sync.reconcile_records):
            try:
                log.info("%s: %s", name, await compare(name, since))
            except Exception:
                log.exception("%s: not compared, tried again in the next night", name)
