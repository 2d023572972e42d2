"""What is different from shop to shop: who signed, what the order is, and what changed since yesterday."""

from collections.abc import AsyncGenerator, Awaitable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol
from urllib.parse import quote

import httpx

from acsdk.contrib import adobe_commerce, shopify, stripe, woocommerce
from acsdk.contrib.shop_sync import Delivery
from acsdk.models import CartInput, OrderInput, ProductInput, RecurringPaymentInput

Body = Mapping[str, Any]


async def get(http: httpx.AsyncClient, path: str, params: Mapping[str, list[str]] | None = None) -> Any:  # noqa: ANN401 - the JSON edge
    return (await http.get(path, params=params)).raise_for_status().json(parse_float=Decimal)


async def unless_gone(making: Awaitable[list[ProductInput]]) -> list[ProductInput]:
    """None of a product that was deleted meanwhile."""
    try:
        return await making
    except httpx.HTTPStatusError as error:
        if error.response.status_code == httpx.codes.NOT_FOUND.value:
            return []
        raise


class Shop(Protocol):
    """A shop, and its connection in ActiveCampaign."""

    @property
    def connection_id(self) -> int: ...

    def read(self, body: bytes, headers: Mapping[str, str]) -> Delivery:
        """Check who signed, and tell what came."""
        ...

    async def order(self, body: Body) -> OrderInput | None:
        """The order as it is now; ``None`` if it is the same sale as another one, or none yet."""
        ...

    def cart(self, body: Body, customer_id: int, /) -> CartInput:
        """The cart of a delivery of that kind."""
        ...

    async def products(self, delivery: Delivery, /) -> list[ProductInput]:
        """The products of a delivery of that kind as they are now, each variant; those that are gone are left out."""
        ...

    async def subscription(self, body: Body, /) -> RecurringPaymentInput:
        """The subscription of a delivery of that kind as it is now."""
        ...

    def changed(self, since: datetime) -> AsyncGenerator[Body]:
        """All orders that changed since then."""
        ...

    def catalog(self) -> AsyncGenerator[ProductInput] | None:
        """All products that there are; ``None`` of a shop without a catalog, for an empty one would have lost all."""
        ...

    def changed_subscriptions(self, since: datetime, /) -> AsyncGenerator[Body]:
        """All subscriptions that changed since then."""
        ...


class Plain:
    """What a shop has that has no carts, products or subscriptions which are read here."""

    def cart(self, _body: Body, _customer_id: int, /) -> CartInput:
        raise ValueError("the webhooks that are read here tell of no carts")

    async def products(self, _delivery: Delivery, /) -> list[ProductInput]:
        raise ValueError("the webhooks that are read here tell of no products")

    async def subscription(self, _body: Body, /) -> RecurringPaymentInput:
        raise ValueError("the webhooks that are read here tell of no subscriptions")

    def catalog(self) -> AsyncGenerator[ProductInput] | None:
        return None

    async def changed_subscriptions(self, _since: datetime, /) -> AsyncGenerator[Body]:
        none: list[Body] = []
        for body in none:
            yield body


@dataclass
class Shopify(Plain):
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

    async def products(self, delivery: Delivery, /) -> list[ProductInput]:
        """From the shop: a webhook has a hundred variants at the most, and no currency."""
        node = await shopify.get_node(self.http, "products", delivery.body["id"])
        return [] if node is None else shopify.products_from_node(node, connection_id=self.connection_id)

    async def catalog(self) -> AsyncGenerator[ProductInput]:
        async with aclosing(shopify.walk_nodes(self.http, "products")) as nodes:
            async for node in nodes:
                for product in shopify.products_from_node(node, connection_id=self.connection_id):
                    yield product


@dataclass
class WooCommerce(Plain):
    connection_id: int
    secret: str
    http: httpx.AsyncClient
    currency: str
    """A setting of the shop, which no product tells."""

    def read(self, body: bytes, headers: Mapping[str, str]) -> Delivery:
        return woocommerce.read_delivery(body, headers, self.secret)

    async def order(self, body: Body) -> OrderInput | None:
        if body["status"] in ("checkout-draft", "trash"):  # not placed yet, or thrown away
            return None
        back: list[Body] = []
        if body.get("refunds"):  # which pieces came back stands in bodies of their own
            back = [each async for each in woocommerce.walk(self.http, f"orders/{body['id']}/refunds")]
        return woocommerce.order_from_webhook(body, connection_id=self.connection_id, refunds=back)

    def changed(self, since: datetime) -> AsyncGenerator[Body]:
        return woocommerce.walk(self.http, "orders", modified_after=since, params={"status": "any"})

    async def products(self, delivery: Delivery, /) -> list[ProductInput]:
        if delivery.topic == "product.deleted":
            return [woocommerce.deleted_product_from_webhook(delivery.body, connection_id=self.connection_id)]
        return await unless_gone(self._products(delivery.body))

    async def _products(self, body: Body) -> list[ProductInput]:
        variations: list[Body] = []
        if body.get("variations"):  # of which the product has the ids alone
            variations = [each async for each in woocommerce.walk(self.http, f"products/{body['id']}/variations")]
        return woocommerce.products_from_webhook(
            body, connection_id=self.connection_id, currency=self.currency, variations=variations
        )

    async def subscription(self, body: Body, /) -> RecurringPaymentInput:
        return woocommerce.recurring_payment_from_webhook(body, connection_id=self.connection_id)

    async def catalog(self) -> AsyncGenerator[ProductInput]:
        async with aclosing(woocommerce.walk(self.http, "products", params={"status": "any"})) as bodies:
            async for body in bodies:
                for product in await unless_gone(self._products(body)):
                    yield product

    def changed_subscriptions(self, since: datetime, /) -> AsyncGenerator[Body]:
        return woocommerce.walk(self.http, "subscriptions", modified_after=since, params={"status": "any"})


_WHOLE = {"expand[]": ["line_items", "payment_intent.latest_charge"]}
"""A session's lines and charge, which no event holds."""
_CHARGE = "data.payment.payment_intent.latest_charge"
_OF_PAYMENT = "payment[payment_intent]"
_WENT_BACK = ("charge.refunded", "refund.failed", "credit_note.*")


@dataclass
class Stripe(Plain):
    connection_id: int
    secret: str
    http: httpx.AsyncClient

    def read(self, body: bytes, headers: Mapping[str, str]) -> Delivery:
        return stripe.read_delivery(body, headers, self.secret)

    async def order(self, body: Body) -> OrderInput | None:
        if body["object"] == "invoice":
            return await self._invoiced(body)
        if body["object"] != "checkout.session":
            return await self._of(body)
        session: Body = await get(self.http, f"checkout/sessions/{body['id']}", _WHOLE)
        if session.get("invoice"):  # it is the same sale
            return None
        payment: Body = session.get("payment_intent") or {}
        charge: Body | None = payment.get("latest_charge")
        lines = await self._lines(f"checkout/sessions/{session['id']}/line_items", session["line_items"])
        return stripe.order_from_session(session, connection_id=self.connection_id, charge=charge, line_items=lines)

    async def _lines(self, path: str, shown: Body) -> Sequence[Body]:
        """All lines: Stripe shows ten."""
        if not shown["has_more"]:
            found: Sequence[Body] = shown["data"]
            return found
        async with aclosing(stripe.walk(self.http, path)) as lines:
            return [line async for line in lines]

    async def _of(self, back: Body) -> OrderInput | None:
        """The sale of which something went back: by a credit note, a refund, or a charge, which may have no sale."""
        if back["object"] == "refund":
            back = await get(self.http, f"charges/{back['charge']}")
        invoice, payment = back.get("invoice"), back.get("payment_intent")
        if payment and "invoice" not in back:  # which a charge has in versions before 2025-03-31
            made = await self._first("invoice_payments", {"payment[type]": "payment_intent", _OF_PAYMENT: payment})
            invoice = made and made["invoice"]
        if invoice:
            return await self._invoiced(await get(self.http, f"invoices/{invoice}"))
        session = await self._first("checkout/sessions", {"payment_intent": payment}) if payment else None
        return await self.order(session) if session else None

    async def _invoiced(self, invoice: Body) -> OrderInput:
        """With the charges that paid it: a refund need not have a credit note."""
        charges = [charge async for charge in self._charges(invoice)]
        lines = await self._lines(f"invoices/{invoice['id']}/lines", invoice["lines"])
        return stripe.order_from_invoice(invoice, connection_id=self.connection_id, charges=charges, line_items=lines)

    async def _charges(self, invoice: Body) -> AsyncGenerator[Body]:
        if "charge" in invoice:  # in versions before 2025-03-31
            if invoice["charge"]:
                yield await get(self.http, f"charges/{invoice['charge']}")
            return
        paid = stripe.walk(self.http, "invoice_payments", params={"invoice": invoice["id"], "expand[]": _CHARGE})
        async with aclosing(paid) as payments:
            async for each in payments:
                intent: Body = each["payment"].get("payment_intent") or {}
                if charge := intent.get("latest_charge"):
                    yield charge

    async def _first(self, path: str, params: Mapping[str, str]) -> Body | None:
        async with aclosing(stripe.walk(self.http, path, params=params)) as found:
            return await anext(found, None)

    def cart(self, body: Body, customer_id: int, /) -> CartInput:
        return stripe.cart_from_session(body, connection_id=self.connection_id, customer_id=customer_id)

    async def changed(self, since: datetime) -> AsyncGenerator[Body]:
        """Stripe lists by creation: what became of older sessions and invoices stands in its events."""
        async with aclosing(self._listed("checkout/sessions", since, status="complete")) as sessions:
            async for session in sessions:
                yield session
        async with aclosing(self._invoices(since)) as invoices:
            async for invoice in invoices:
                yield invoice
        for topic in _WENT_BACK:
            async with aclosing(self._named(topic, since)) as backs:
                async for back in backs:
                    yield back

    async def _invoices(self, since: datetime) -> AsyncGenerator[Body]:
        listed = set[str]()
        async with aclosing(self._listed("invoices", since)) as invoices:
            async for invoice in invoices:
                listed.add(invoice["id"])
                if invoice["status"] != "draft":
                    yield invoice
        async with aclosing(self._named("invoice.*", since)) as older:
            async for invoice in older:
                if invoice["id"] not in listed and invoice["status"] != "draft":
                    yield await get(self.http, f"invoices/{invoice['id']}")

    async def _named(self, topic: str, since: datetime) -> AsyncGenerator[Body]:
        """What events of that kind tell of, each thing once, as the newest has it."""
        seen = set[str]()
        async with aclosing(self._listed("events", since, type=topic)) as events:
            async for event in events:
                body: Body = event["data"]["object"]
                if (key := body.get("id")) and key not in seen:  # an invoice that is to come has none
                    seen.add(key)
                    yield body

    def _listed(self, path: str, since: datetime, **params: str) -> AsyncGenerator[Body]:
        return stripe.walk(self.http, path, created_after=since, params=params)

    async def subscription(self, body: Body, /) -> RecurringPaymentInput:
        """From Stripe: an event names the customer by id alone."""
        found = await get(self.http, f"subscriptions/{body['id']}", {"expand[]": ["customer"]})
        return stripe.recurring_payment_from_subscription(found, connection_id=self.connection_id)

    def changed_subscriptions(self, since: datetime, /) -> AsyncGenerator[Body]:
        return self._named("customer.subscription.*", since)


@dataclass
class AdobeCommerce(Plain):
    connection_id: int
    public_key: str
    http: httpx.AsyncClient
    currency: str

    def read(self, body: bytes, headers: Mapping[str, str]) -> Delivery:
        return adobe_commerce.read_delivery(body, headers, self.public_key)

    async def order(self, body: Body) -> OrderInput:
        if "items" not in body:  # merchants choose which fields a webhook has
            body = await get(self.http, f"orders/{body['entity_id']}")
        return adobe_commerce.order_from_rest(body, connection_id=self.connection_id)

    def changed(self, since: datetime) -> AsyncGenerator[Body]:
        return adobe_commerce.walk(self.http, updated_after=since)

    async def products(self, delivery: Delivery, /) -> list[ProductInput]:
        return await unless_gone(self._fetched(delivery.body["sku"]))

    async def _fetched(self, sku: str) -> list[ProductInput]:
        return await self._products(await get(self.http, f"products/{quote(sku, safe='')}"))

    async def _products(self, body: Body) -> list[ProductInput]:
        children: list[Body] = []
        if body.get("type_id") == "configurable":
            children = await get(self.http, f"configurable-products/{quote(body['sku'], safe='')}/children")
        return adobe_commerce.products_from_rest(
            body, connection_id=self.connection_id, currency=self.currency, variants=children
        )

    async def catalog(self) -> AsyncGenerator[ProductInput]:
        async with aclosing(adobe_commerce.walk(self.http, "products")) as bodies:
            async for body in bodies:
                for product in await unless_gone(self._products(body)):
                    yield product
