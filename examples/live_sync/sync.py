"""The page of code: deliveries in, carts that nobody bought, and the reconciliation."""

import logging
from collections.abc import AsyncGenerator, Mapping
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from acsdk import AsyncClient, Batcher, ConflictError
from acsdk.contrib.shop_sync import Delivery, Ledger, Reconciliation, reconcile
from acsdk.models import Order, OrderInput

from .shops import Body, Shop

log = logging.getLogger(__name__)


class Sync:
    """The shops, what was taken of each, and the outbox that all share."""

    def __init__(
        self,
        client: AsyncClient,
        outbox: Batcher[OrderInput, Order],
        shops: Mapping[str, Shop],
        ledgers: Mapping[str, Ledger],
    ) -> None:
        self.client, self.outbox, self.shops, self.ledgers = client, outbox, shops, ledgers

    @classmethod
    @asynccontextmanager
    async def running(cls, client: AsyncClient, shops: Mapping[str, Shop], files: Path) -> AsyncGenerator["Sync"]:
        async with AsyncExitStack() as stack:
            outbox = await stack.enter_async_context(client.orders.batcher(journal=files / "outbox.db"))
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
        elif delivery.kind in ("order", "refund") and (order := await made(shop, delivery.body)):
            if delivery.subject == f"order/{order.store_order_id}":
                await self.outbox.enqueue(order)
            else:  # what was paid back is an event of the charge
                await self.repair(ledger, delivery.version, order)

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
        except ValueError as error:
            log.info("a cart is not sent: %s", error)

    async def reconcile(self, name: str, since: datetime) -> Reconciliation:
        """Compare what changed in a shop with ActiveCampaign, and put into the outbox what differs."""
        shop, began = self.shops[name], datetime.now(UTC)
        return await reconcile(
            self.client,
            orders(shop, since),
            connection_id=shop.connection_id,
            since=since,
            hand_over=partial(self.repair, self.ledgers[name], began),
        )

    async def repair(self, ledger: Ledger, version: datetime | None, order: OrderInput) -> None:
        async with ledger.repairing(order, version=order.store_modified_date or version) as is_current:
            if is_current:
                await self.outbox.enqueue(order)


async def made(shop: Shop, body: Body) -> OrderInput | None:
    """The order, or ``None`` if ActiveCampaign cannot have it, as one that was taken at the till without an email."""
    try:
        return await shop.order(body)
    except ValueError as error:
        log.warning("an order of connection %s is left out: %s", shop.connection_id, error)
        return None


async def orders(shop: Shop, since: datetime) -> AsyncGenerator[OrderInput]:
    async with aclosing(shop.changed(since)) as bodies:
        async for body in bodies:
            if order := await made(shop, body):
                yield order


async def every_night(sync: Sync, now: datetime) -> None:
    """Two days, so that a night that failed is made up for by the next."""
    for name in sync.shops:
        log.info("%s: %s", name, await sync.reconcile(name, now - timedelta(days=2)))
