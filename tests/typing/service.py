"""A FastAPI service, as an integration would write it; every checker must accept it. Never executed."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, assert_type

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel

import acsdk
from acsdk import AsyncClient
from acsdk.contrib.fastapi import Client, add_error_handlers, client_lifespan, get_client, webhook_router
from acsdk.contrib.otel import OpenTelemetryObserver
from acsdk.models import (
    Cart,
    CartInput,
    ContactInput,
    CreationSource,
    LineItem,
    Order,
    OrderInput,
    OrderProductInput,
)
from acsdk.sandbox import Sandbox
from acsdk.webhooks import ContactTagAdded, ContactUnsubscribed, WebhookEvent, WebhookReceiver


class Line(BaseModel):
    name: str
    quantity: int
    price: Decimal


class Checkout(BaseModel):
    cart: str
    number: str
    email: str
    lines: list[Line]

    @property
    def total(self) -> Decimal:
        return sum((line.price * line.quantity for line in self.lines), Decimal())


def make_client() -> AsyncClient:
    return AsyncClient(observer=OpenTelemetryObserver(), queue_timeout=2, deadline=10)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    async with client_lifespan(make_client)(app):
        yield


app = FastAPI(lifespan=lifespan)
add_error_handlers(app)


async def handle(event: WebhookEvent) -> None:
    match event:
        case ContactTagAdded():
            assert_type(event.tag, str | None)
        case ContactUnsubscribed():
            pass
        case _:
            pass


app.include_router(webhook_router(WebhookReceiver("a-secret-of-many-letters"), handle), prefix="/hooks")


@app.post("/checkout")
async def checkout(body: Checkout, client: Client) -> str | None:
    shop = client.shop(1)
    order = OrderInput(
        legacy_connection_id=shop.connection_id,
        store_order_id=body.number,
        email=body.email,
        creation_source=CreationSource.REAL_TIME,
        store_created_date=datetime.now(UTC),
        final_amount=body.total,
        currency="EUR",
        line_items=[LineItem(name=line.name, quantity=line.quantity, price_amount=line.price) for line in body.lines],
    )
    cart = await shop.carts.find(body.cart)
    assert_type(cart, Cart | None)
    written = await (shop.orders.upsert(order, timeout=3) if cart is None else shop.carts.convert(cart, order))
    assert_type(written, Order)
    return written.store_order_id


@app.post("/carts/{number}")
async def save_cart(number: str, body: Checkout, client: Annotated[AsyncClient, Depends(get_client)]) -> bool:
    customer = await client.deepdata.customers.ensure(1, body.email, body.email)
    cart = await client.deepdata.carts.upsert(
        CartInput(
            connection_id=1,
            customer_id=customer.id,
            external_checkout_id=number,
            email=body.email,
            currency="EUR",
            total_price=body.total,
            external_created_date=datetime.now(UTC),
            products=[
                OrderProductInput(external_id=line.name, name=line.name, price=line.price, quantity=line.quantity)
                for line in body.lines
            ],
        )
    )
    return cart.was_created


@app.post("/newsletter")
async def subscribe(email: str, client: Client) -> int:
    try:
        contact = await client.contacts.upsert(ContactInput(email=email, fields={"SOURCE": "shop"}))
        await client.contacts.subscribe(contact.id, 1, max_retries=5)
    except acsdk.ValidationFailedError as error:
        raise HTTPException(422, [str(item) for item in error.items]) from error
    return contact.id


def test_client() -> AsyncClient:
    sandbox = Sandbox(rate_limit=None)
    app.dependency_overrides[get_client] = sandbox.client
    return sandbox.client()
