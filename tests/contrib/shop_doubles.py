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

__all__ = ["DOUBLES", "Double", "Goods", "Plan", "Request", "State"]

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


@dataclass(frozen=True)
class Goods:
    """A product at one moment: what each of its variants cost, and which there were."""

    number: int
    version: int
    cents: int
    variants: tuple[int, ...] = ()

    @property
    def changed(self) -> datetime:
        return START + timedelta(minutes=self.number, seconds=self.version)


@dataclass(frozen=True)
class Plan:
    """A subscription at one moment."""

    number: int
    version: int
    cents: int
    status: str = "active"

    @property
    def changed(self) -> datetime:
        return START + timedelta(minutes=self.number, seconds=self.version)


@dataclass
class Double:
    """A shop that knows its orders, products and subscriptions as they are now."""

    connection_id: int
    orders: dict[int, State] = field(default_factory=dict[int, State])
    goods: dict[int, Goods] = field(default_factory=dict[int, Goods])
    plans: dict[int, Plan] = field(default_factory=dict[int, Plan])

    def shop(self) -> Shop:
        raise NotImplementedError

    def request(self, state: State, delivery: str) -> Request:
        """The webhook of one state, under an id of its own."""
        raise NotImplementedError

    def product_request(self, goods: Goods, delivery: str, *, deleted: bool = False) -> Request:
        """The webhook of one state of a product, or of its end."""
        raise NotImplementedError

    def plan_request(self, plan: Plan, delivery: str) -> Request:
        """The webhook of one state of a subscription."""
        raise NotImplementedError

    def answer(self, request: httpx.Request) -> httpx.Response:
        raise NotImplementedError

    def product_keys(self, goods: Goods) -> list[str]:
        """By what ActiveCampaign knows what is sold of a product."""
        return [str(variant) for variant in goods.variants]

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
        return AdminApi(self.nodes).answer(request)

    def nodes(self) -> list[dict[str, Any]]:
        return [*map(self.node, self.orders.values()), *map(self.product_node, self.goods.values())]

    def product_node(self, goods: Goods) -> dict[str, Any]:
        price, currency = money(goods.cents), {"minVariantPrice": {"currencyCode": "EUR"}}
        variants = [
            {"id": f"gid://shopify/ProductVariant/{each}", "title": f"V{each}", "price": price}
            for each in goods.variants
        ]
        known = {"title": "Tea", "updatedAt": stamp(goods.changed), "priceRangeV2": currency, "status": "ACTIVE"}
        return {"id": f"gid://shopify/Product/{goods.number}", **known, "variants": variants}

    def product_request(self, goods: Goods, delivery: str, *, deleted: bool = False) -> Request:
        body = {"id": goods.number, **({} if deleted else {"updated_at": goods.changed.isoformat()})}
        topic = "products/delete" if deleted else "products/update"
        return encoded(body), shopifys(encoded(body), topic, delivery)

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
        return WooCommerce(self.connection_id, "s", self.http("https://tea.example.com/wp-json/wc/v3/"), "EUR")

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

    def product_keys(self, goods: Goods) -> list[str]:
        return [str(goods.number), *super().product_keys(goods)]

    def product(self, goods: Goods) -> dict[str, Any]:
        moment = f"{goods.changed:%Y-%m-%dT%H:%M:%S}"
        own = {"id": goods.number, "name": "Tea", "status": "publish", "price": money(goods.cents)}
        return {**own, "date_modified_gmt": moment, "variations": list(goods.variants)}

    def product_request(self, goods: Goods, delivery: str, *, deleted: bool = False) -> Request:
        """Its body is as the product is when it is sent."""
        body = encoded({"id": goods.number} if deleted else self.product(self.goods.get(goods.number, goods)))
        return body, woocommerces(body, "product.deleted" if deleted else "product.updated", delivery)

    def subscription(self, plan: Plan) -> dict[str, Any]:
        moment = f"{plan.changed:%Y-%m-%dT%H:%M:%S}"
        own = {"id": plan.number, "status": plan.status, "currency": "EUR", "total": money(plan.cents)}
        return {**own, "date_modified_gmt": moment, "billing": {"email": "ada@example.com"}, "parent_id": 0}

    def plan_request(self, plan: Plan, delivery: str) -> Request:
        body = encoded(self.subscription(plan))
        return body, woocommerces(body, "subscription.updated", delivery)

    def records(self, path: str) -> list[dict[str, Any]]:
        if path == "products":
            return [self.product(goods) for _, goods in sorted(self.goods.items())]
        if path == "subscriptions":
            return [self.subscription(plan) for _, plan in sorted(self.plans.items())]
        goods = self.goods[int(path.split("/")[1])]
        return [
            {"id": each, "name": f"V{each}", "status": "publish", "price": money(goods.cents)}
            for each in goods.variants
        ]

    def answer(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.partition("/v3/")[2]
        if path.endswith("/variations") and int(path.split("/")[1]) not in self.goods:
            return httpx.Response(404, json={"code": "woocommerce_rest_product_invalid_id"})
        if not path.startswith("orders"):
            return httpx.Response(200, json=self.records(path))
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
            **({"line_items": {"data": lines, "has_more": False}} if whole else {}),
        }

    def charge(self, state: State) -> dict[str, Any]:
        return {"object": "charge", "id": f"ch_{state.number}", "payment_intent": f"pi_{state.number}"}

    def request(self, state: State, delivery: str) -> Request:
        found = self.charge(state) if state.back else self.session(state)
        event = {"id": delivery, "type": "charge.refunded", "created": int(state.changed.timestamp())}
        body = encoded({**event, "data": {"object": found}})
        return body, stripes(body, int(datetime.now(UTC).timestamp()))

    def subscription(self, plan: Plan) -> dict[str, Any]:
        price = {"id": "price_1", "unit_amount": plan.cents, "recurring": {"interval": "month", "interval_count": 1}}
        return {
            "object": "subscription",
            "id": f"sub_{plan.number}",
            "status": plan.status,
            "currency": "eur",
            "customer": {"id": "cus_1", "email": "ada@example.com"},
            "items": {"data": [{"price": price, "quantity": 1}]},
        }

    def plan_request(self, plan: Plan, delivery: str) -> Request:
        found = {**self.subscription(plan), "customer": "cus_1"}
        event = {"id": delivery, "type": "customer.subscription.updated", "created": int(plan.changed.timestamp())}
        body = encoded({**event, "data": {"object": found}})
        return body, stripes(body, int(datetime.now(UTC).timestamp()))

    def answer(self, request: httpx.Request) -> httpx.Response:
        path, params = request.url.path.removeprefix("/v1/"), request.url.params
        if path.startswith("subscriptions/"):
            return httpx.Response(200, json=self.subscription(self.plans[int(path.rpartition("_")[2])]))
        if params.get("type") == "customer.subscription.*":
            events = [{"data": {"object": self.subscription(plan)}} for plan in self.plans.values()] * 2
            return httpx.Response(200, json={"data": events, "has_more": False})
        if path.startswith("checkout/sessions/"):
            return httpx.Response(200, json=self.session(self.orders[int(path.rpartition("_")[2])], whole=True))
        found: list[dict[str, Any]] = []
        if path == "checkout/sessions":
            wanted = params.get("payment_intent")
            found = [self.session(state) for state in self.orders.values()]
            found = [session for session in found if wanted in (None, session["payment_intent"])]
        elif params.get("type") == "charge.refunded":
            found = [{"data": {"object": self.charge(state)}} for state in self.orders.values() if state.back]
        return httpx.Response(200, json={"data": found, "has_more": False})


class AdobeDouble(Double):
    def shop(self) -> Shop:
        return AdobeCommerce(self.connection_id, PUBLIC_KEY, self.http("https://tea.example.com/rest/V1/"), "EUR")

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

    def product(self, goods: Goods) -> dict[str, Any]:
        kind = "configurable" if goods.variants else "simple"
        moment = f"{goods.changed:%Y-%m-%d %H:%M:%S}"
        own = {"id": goods.number, "sku": f"T/{goods.number}", "name": "Tea", "price": goods.cents / 100}
        return {**own, "updated_at": moment, "type_id": kind, "status": 1}

    def product_request(self, goods: Goods, delivery: str, *, deleted: bool = False) -> Request:
        value = {"entity_id": goods.number, "sku": f"T/{goods.number}", "delivery": delivery}
        value |= {} if deleted else {"updated_at": f"{goods.changed:%Y-%m-%d %H:%M:%S}"}
        what = (
            "observer.catalog_product_delete_commit_after" if deleted else "observer.catalog_product_save_commit_after"
        )
        sent = encoded({"event": {"@type": f"com.adobe.commerce.{what}", "data": {"value": value}}})
        return sent, adobes(sent)

    def products(self, path: str) -> httpx.Response:
        if path == "products":
            found = [self.product(goods) for _, goods in sorted(self.goods.items())]
            return httpx.Response(200, json={"items": found, "total_count": len(found)})
        number = int(path.split("%2F")[1].partition("/")[0])
        if number not in self.goods:
            return httpx.Response(404, json={"message": "The product that was requested doesn't exist."})
        goods = self.goods[number]
        if not path.endswith("/children"):
            return httpx.Response(200, json=self.product(goods))
        children = [{"id": each, "sku": f"V{each}", "price": goods.cents / 100} for each in goods.variants]
        return httpx.Response(200, json=children)

    def answer(self, request: httpx.Request) -> httpx.Response:
        path = request.url.raw_path.decode().partition("?")[0].partition("/V1/")[2]
        if not path.startswith("orders"):
            return self.products(path)
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
