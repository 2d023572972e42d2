"""What is different from shop to shop: who signed, what the order is, and what changed since yesterday."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

import httpx

from acsdk.contrib import adobe_commerce, shopify, stripe, woocommerce
from acsdk.contrib.shop_sync import Delivery
from acsdk.models import CartInput, OrderInput

Body = Mapping[str, Any]


async def get(http: httpx.AsyncClient, path: str, params: Mapping[str, list[str]] | None = None) -> Body:
    body: Body = (await http.get(path, params=params)).raise_for_status().json(parse_float=Decimal)
    return body


class Shop(Protocol):
    """A shop, and its connection in ActiveCampaign."""

    @property
    def connection_id(self) -> int: ...

    def read(self, body: bytes, headers: Mapping[str, str]) -> Delivery:
        """Check who signed, and tell what came."""
        ...

    async def order(self, body: Body) -> OrderInput | None:
        """The order as it is now; ``None`` if it is the same sale as another one."""
        ...

    def cart(self, body: Body, customer_id: int, /) -> CartInput:
        """The cart of a delivery of that kind."""
        ...

    def changed(self, since: datetime) -> AsyncGenerator[Body]:
        """All orders that changed since then."""
        ...


@dataclass
class Shopify:
    connection_id: int
    secret: str
    http: httpx.AsyncClient

    def read(self, body: bytes, headers: Mapping[str, str]) -> Delivery:
        return shopify.read_delivery(body, headers, self.secret)

    async def order(self, body: Body) -> OrderInput:
        if "totalPriceSet" not in body:
            return shopify.order_from_webhook(body, connection_id=self.connection_id)
        return shopify.order_from_node(
            body, connection_id=self.connection_id, creation_source="REAL_TIME", cart_key="cart_token"
        )

    def cart(self, body: Body, customer_id: int, /) -> CartInput:
        return shopify.cart_from_webhook(body, connection_id=self.connection_id, customer_id=customer_id)

    def changed(self, since: datetime) -> AsyncGenerator[Body]:
        return shopify.walk_nodes(self.http, updated_after=since)


@dataclass
class WooCommerce:
    connection_id: int
    secret: str
    http: httpx.AsyncClient

    def read(self, body: bytes, headers: Mapping[str, str]) -> Delivery:
        return woocommerce.read_delivery(body, headers, self.secret)

    async def order(self, body: Body) -> OrderInput:
        back: list[Body] = []
        if body.get("refunds"):  # which pieces came back stands in bodies of their own
            back = [each async for each in woocommerce.walk(self.http, f"orders/{body['id']}/refunds")]
        return woocommerce.order_from_webhook(body, connection_id=self.connection_id, refunds=back)

    def cart(self, _body: Body, _customer_id: int, /) -> CartInput:
        raise ValueError("WooCommerce tells of no carts")

    def changed(self, since: datetime) -> AsyncGenerator[Body]:
        return woocommerce.walk(self.http, "orders", modified_after=since, params={"status": "any"})


@dataclass
class Stripe:
    connection_id: int
    secret: str
    http: httpx.AsyncClient

    def read(self, body: bytes, headers: Mapping[str, str]) -> Delivery:
        return stripe.read_delivery(body, headers, self.secret)

    async def order(self, body: Body) -> OrderInput | None:
        if body["object"] == "invoice":
            return stripe.order_from_invoice(body, connection_id=self.connection_id)
        session = await self._whole(body["id"]) if body["object"] == "checkout.session" else await self._of(body)
        if session is None or session.get("invoice"):  # the invoice is the same sale
            return None
        payment: Body = session.get("payment_intent") or {}
        charge: Body | None = payment.get("latest_charge")
        return stripe.order_from_session(session, connection_id=self.connection_id, charge=charge)

    async def _of(self, charge: Body) -> Body | None:
        """The session whose payment went back."""
        params = {"payment_intent": charge["payment_intent"]}
        async with aclosing(stripe.walk(self.http, "checkout/sessions", params=params)) as sessions:
            async for session in sessions:
                return await self._whole(session["id"])
        return None

    async def _whole(self, session_id: str) -> Body:
        """The session with its lines and its charge, which no event holds."""
        expand = {"expand[]": ["line_items", "payment_intent.latest_charge"]}
        return await get(self.http, f"checkout/sessions/{session_id}", expand)

    def cart(self, body: Body, customer_id: int, /) -> CartInput:
        return stripe.cart_from_session(body, connection_id=self.connection_id, customer_id=customer_id)

    async def changed(self, since: datetime) -> AsyncGenerator[Body]:
        """Stripe lists by creation: what was paid back of older sessions stands in its events."""
        async for session in stripe.walk(
            self.http, "checkout/sessions", created_after=since, params={"status": "complete"}
        ):
            yield session
        async for invoice in stripe.walk(self.http, "invoices", created_after=since):
            if invoice["status"] != "draft":
                yield invoice
        async for event in stripe.walk(self.http, "events", created_after=since, params={"type": "charge.refunded"}):
            yield event["data"]["object"]


@dataclass
class AdobeCommerce:
    connection_id: int
    public_key: str
    http: httpx.AsyncClient

    def read(self, body: bytes, headers: Mapping[str, str]) -> Delivery:
        return adobe_commerce.read_delivery(body, headers, self.public_key)

    async def order(self, body: Body) -> OrderInput:
        if "items" not in body:  # merchants choose which fields a webhook has
            body = await get(self.http, f"orders/{body['entity_id']}")
        return adobe_commerce.order_from_rest(body, connection_id=self.connection_id)

    def cart(self, _body: Body, _customer_id: int, /) -> CartInput:
        raise ValueError("the webhooks that are read here tell of no carts")

    def changed(self, since: datetime) -> AsyncGenerator[Body]:
        return adobe_commerce.walk(self.http, updated_after=since)
