"""Four shops as the live sync sees them: what they answer over HTTP, and the requests they send."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import httpx
from examples.live_sync.shops import AdobeCommerce, Shop, Shopify, Stripe, WooCommerce

from .shopify_admin import AdminApi
from .shopify_nodes import bag, line_node, order_node
from .signing import PUBLIC_KEY, adobes, encoded, shopifys, stripes, woocommerces

__all__ = ["DOUBLES", "Double", "Request", "State"]

Request = tuple[bytes, Mapping[str, str]]
START = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=20)


@dataclass(frozen=True)
class State:
    """An order at one moment: what it cost, and what was paid back of that."""

    number: int
    version: int
    cents: int
    back: int = 0

    @property
    def changed(self) -> datetime:
        return START + timedelta(minutes=self.number, seconds=self.version)

    @property
    def net(self) -> Decimal:
        return Decimal(self.cents - self.back) / 100


@dataclass
class Double:
    """A shop that knows its orders as they are now."""

    connection_id: int
    orders: dict[int, State] = field(default_factory=dict[int, State])

    def shop(self) -> Shop:
        raise NotImplementedError

    def request(self, state: State, delivery: str) -> Request:
        """The webhook of one state, under an id of its own."""
        raise NotImplementedError

    def answer(self, request: httpx.Request) -> httpx.Response:
        raise NotImplementedError

    def http(self, base: str) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.MockTransport(self.answer), base_url=base)

    def key(self, number: int) -> str:
        return str(number)


def stamp(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def money(cents: int) -> str:
    return f"{cents / 100:.2f}"


class ShopifyDouble(Double):
    def shop(self) -> Shop:
        return Shopify(self.connection_id, "s", self.http("https://tea.myshopify.com/admin/api/2026-10/"))

    def body(self, state: State) -> dict[str, Any]:
        return {
            "id": state.number,
            "email": "ada@example.com",
            "created_at": (START + timedelta(minutes=state.number)).isoformat(),
            "updated_at": state.changed.isoformat(),
            "currency": "EUR",
            "financial_status": "paid",
            "cart_token": f"cart-{state.number}",
            "checkout_token": f"checkout-{state.number}",
            "total_price": money(state.cents),
            "current_total_price": money(state.cents - state.back),
            "line_items": [{"id": 1, "name": "Tea", "quantity": 1, "price": money(state.cents)}],
        }

    def request(self, state: State, delivery: str) -> Request:
        body = encoded(self.body(state))
        return body, shopifys(body, "orders/updated", delivery)

    def cart(self, number: int, delivery: str) -> Request:
        moment = (START + timedelta(minutes=number)).isoformat()
        content = {"token": f"checkout-{number}", "cart_token": f"cart-{number}", "email": "ada@example.com"}
        content |= {"created_at": moment, "updated_at": moment, "currency": "EUR", "total_price": "1.00"}
        line = {"variant_id": 5, "title": "Tea", "variant_title": "100 g", "price": "1.00", "quantity": 1, "sku": "T"}
        body = encoded({**content, "line_items": [line], "shipping_lines": [{"price": "0.00"}]})
        return body, shopifys(body, "checkouts/update", delivery)

    def answer(self, request: httpx.Request) -> httpx.Response:
        return AdminApi(lambda: [self.node(state) for state in self.orders.values()]).answer(request)

    def node(self, state: State) -> dict[str, Any]:
        total, current = money(state.cents), money(state.cents - state.back)
        line = line_node(1, total, name="Tea", sku="", vendor="")
        moments = {"createdAt": stamp(START + timedelta(minutes=state.number)), "updatedAt": stamp(state.changed)}
        sums = {"totalRefundedSet": bag(money(state.back)), "cartToken": f"cart-{state.number}"}
        nobody = {"customer": None, "billingAddress": None, "shippingAddress": None}
        node = order_node(state.number, total, current, email="ada@example.com", **moments, **sums, **nobody)
        return {**node, "lineItems": [line]}


class WooCommerceDouble(Double):
    def shop(self) -> Shop:
        return WooCommerce(self.connection_id, "s", self.http("https://tea.example.com/wp-json/wc/v3/"))

    def body(self, state: State) -> dict[str, Any]:
        return {
            "id": state.number,
            "currency": "EUR",
            "status": "processing",
            "date_created_gmt": f"{START + timedelta(minutes=state.number):%Y-%m-%dT%H:%M:%S}",
            "date_modified_gmt": f"{state.changed:%Y-%m-%dT%H:%M:%S}",
            "total": money(state.cents),
            "total_tax": "0.00",
            "billing": {"email": "ada@example.com"},
            "refunds": [{"id": 9, "total": f"-{money(state.back)}"}] if state.back else [],
            "line_items": [
                {
                    "id": 1,
                    "name": "Tea",
                    "quantity": 1,
                    "subtotal": money(state.cents),
                    "total": money(state.cents),
                }
            ],
        }

    def request(self, state: State, delivery: str) -> Request:
        body = encoded(self.body(state))
        return body, woocommerces(body, "order.updated", delivery)

    def answer(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/refunds"):
            state = self.orders[int(request.url.path.split("/")[-2])]
            return httpx.Response(200, json=[{"id": 9, "amount": money(state.back), "line_items": []}])
        return httpx.Response(200, json=[self.body(state) for _, state in sorted(self.orders.items())])


class StripeDouble(Double):
    def key(self, number: int) -> str:
        return f"cs_{number}"

    def shop(self) -> Shop:
        return Stripe(self.connection_id, "whsec_s", self.http("https://api.stripe.com/v1/"))

    def session(self, state: State, *, whole: bool = False) -> dict[str, Any]:
        charge = {"object": "charge", "currency": "eur", "amount_refunded": state.back}
        item = {"id": "li_1", "description": "Tea", "quantity": 1}
        lines = [{**item, "amount_subtotal": state.cents, "amount_total": state.cents}]
        return {
            "object": "checkout.session",
            "id": self.key(state.number),
            "created": int(START.timestamp()) + 60 * state.number,
            "currency": "eur",
            "status": "complete",
            "payment_status": "paid",
            "amount_total": state.cents,
            "customer_details": {"email": "ada@example.com"},
            "payment_intent": {"latest_charge": charge} if whole else f"pi_{state.number}",
            **({"line_items": {"data": lines}} if whole else {}),
        }

    def charge(self, state: State) -> dict[str, Any]:
        return {"object": "charge", "id": f"ch_{state.number}", "payment_intent": f"pi_{state.number}"}

    def request(self, state: State, delivery: str) -> Request:
        found = self.charge(state) if state.back else self.session(state)
        event = {"id": delivery, "type": "charge.refunded", "created": int(state.changed.timestamp())}
        body = encoded({**event, "data": {"object": found}})
        return body, stripes(body, int(datetime.now(UTC).timestamp()))

    def answer(self, request: httpx.Request) -> httpx.Response:
        path, params = request.url.path.removeprefix("/v1/"), request.url.params
        if path.startswith("checkout/sessions/"):
            return httpx.Response(200, json=self.session(self.orders[int(path.rpartition("_")[2])], whole=True))
        found: list[dict[str, Any]] = []
        if path == "checkout/sessions":
            wanted = params.get("payment_intent")
            found = [self.session(state) for state in self.orders.values()]
            found = [session for session in found if wanted in (None, session["payment_intent"])]
        elif path == "events":
            found = [{"data": {"object": self.charge(state)}} for state in self.orders.values() if state.back]
        return httpx.Response(200, json={"data": found, "has_more": False})


class AdobeDouble(Double):
    def shop(self) -> Shop:
        return AdobeCommerce(self.connection_id, PUBLIC_KEY, self.http("https://tea.example.com/rest/V1/"))

    def body(self, state: State) -> dict[str, Any]:
        item = {"item_id": 1, "name": "Tea", "qty_ordered": 1, "price": state.cents / 100}
        return {
            "entity_id": state.number,
            "state": "processing",
            "created_at": f"{START + timedelta(minutes=state.number):%Y-%m-%d %H:%M:%S}",
            "updated_at": f"{state.changed:%Y-%m-%d %H:%M:%S}",
            "customer_email": "ada@example.com",
            "order_currency_code": "EUR",
            "grand_total": state.cents / 100,
            "total_refunded": state.back / 100,
            "items": [item],
        }

    def request(self, state: State, delivery: str) -> Request:
        body = self.body(state)
        named = {name: body[name] for name in ("entity_id", "updated_at")}
        sent = encoded({"order": named, "delivery": delivery})
        return sent, adobes(sent)

    def answer(self, request: httpx.Request) -> httpx.Response:
        number = request.url.path.rpartition("/")[2]
        if number.isdecimal():
            return httpx.Response(200, json=self.body(self.orders[int(number)]))
        found = [self.body(state) for _, state in sorted(self.orders.items())]
        return httpx.Response(200, json={"items": found, "total_count": len(found)})


DOUBLES: Mapping[str, Callable[[int], Double]] = {
    "shopify": ShopifyDouble,
    "woocommerce": WooCommerceDouble,
    "stripe": StripeDouble,
    "adobe": AdobeDouble,
}
