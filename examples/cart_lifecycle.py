"""A cart from its first item over abandonment to purchase, with the state that v3 gives it at each step.

    python examples/cart_lifecycle.py

The cart lives in a sandbox, an ActiveCampaign account inside this process: no real account is touched. With --live it
lives in the account of ACTIVECAMPAIGN_API_URL and ACTIVECAMPAIGN_API_TOKEN, where a contact, a customer and an order
stay behind, and automations for abandoned carts and purchases run.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

import anyio

from acsdk import AsyncClient
from acsdk.models import Cart, CartInput, CreationSource, Customer, LineItem, OrderInput, OrderProductInput
from acsdk.sandbox import Sandbox

TEA = OrderProductInput(external_id="T-1", name="Tea", price=Decimal("9.95"), quantity=2)
POT = OrderProductInput(external_id="P-7", name="Teapot", price=Decimal("24.50"), quantity=1)


class Account(NamedTuple):
    """Where the cart lives, and how to make what runs in the background there run now."""

    client: AsyncClient
    settle: Callable[[], None]


async def main(options: Namespace) -> None:
    checkout = f"cart-{datetime.now(UTC):%Y%m%d%H%M%S}"
    async with account(live=options.live) as (client, settle):
        connection = await client.deepdata.connections.ensure("acsdk-example", "shop.example.com", name="Tea shop")
        shop = client.shop(connection.id)
        customer = await shop.customers.ensure("C-7", "ada@example.com", accepts_marketing=True)

        cart = await shop.carts.upsert(content(connection.id, customer, checkout, [TEA]))
        report("first item", cart)

        cart = await shop.carts.upsert(content(connection.id, customer, checkout, [TEA, POT]))
        report("another item", cart)

        cart = await client.deepdata.carts.abandon(cart)
        report("abandoned", cart)

        order = await client.deepdata.carts.convert(cart, paid(connection.id, checkout, [TEA, POT]))
        settle()
        await client.orders.wait_until_visible(connection.id, checkout)
        report("purchased", await client.deepdata.carts.get(cart.id))
        print(f"order {order.store_order_id} has come from {order.cart_id}")


def content(connection_id: int, customer: Customer, checkout: str, lines: list[OrderProductInput]) -> CartInput:
    """The whole cart: what is sent replaces what is there."""
    return CartInput(
        connection_id=connection_id,
        customer_id=customer.id,
        external_checkout_id=checkout,
        email=customer.email or "",
        currency="USD",
        total_price=total(lines),
        external_created_date=datetime.now(UTC) - timedelta(minutes=5),
        external_updated_date=datetime.now(UTC),
        order_url=f"https://shop.example.com/carts/{checkout}",
        products=lines,
    )


def paid(connection_id: int, checkout: str, lines: list[OrderProductInput]) -> OrderInput:
    """The order that the cart becomes; the unit price of each line, as official plugins send it."""
    return OrderInput(
        legacy_connection_id=connection_id,
        store_order_id=checkout,
        email="ada@example.com",
        creation_source=CreationSource.REAL_TIME,
        store_created_date=datetime.now(UTC),
        final_amount=total(lines),
        currency="USD",
        line_items=[LineItem(name=line.name, quantity=line.quantity, price_amount=line.price) for line in lines],
    )


def total(lines: list[OrderProductInput]) -> Decimal:
    return sum((line.price * line.quantity for line in lines), Decimal(0))


def report(step: str, cart: Cart) -> None:
    state = cart.state
    print(f"{step:13} state {state} ({getattr(state, 'name', 'unknown')}), {cart.total_price} {cart.currency}")


@asynccontextmanager
async def account(*, live: bool) -> AsyncGenerator[Account]:
    if live:
        async with AsyncClient() as client:
            yield Account(client, settle=lambda: None)
        return
    sandbox = Sandbox()
    async with sandbox.client() as client:
        yield Account(client, sandbox.settle)


if __name__ == "__main__":
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--live", action="store_true", help="use the account of ACTIVECAMPAIGN_API_URL and _API_TOKEN")
    anyio.run(main, parser.parse_args())
