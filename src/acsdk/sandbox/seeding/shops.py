"""Made-up shops: what they sell, who buys it, and what stays in the cart."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from acsdk.sandbox.dates import iso_offset, utc_instant
from acsdk.sandbox.ecommerce.copies import copy_written
from acsdk.sandbox.ecommerce.orders import keep_order
from acsdk.sandbox.rest.deepdata.connections import CONNECTIONS
from acsdk.sandbox.rest.deepdata.customers import CUSTOMERS
from acsdk.sandbox.rest.deepdata.orders import ORDERS
from acsdk.sandbox.store import Row

from . import made_up
from .desk import Desk
from .timeline import END

__all__ = ["Shops"]

_CENT = Decimal("0.01")
_ENDED = ("COMPLETED",) * 8 + ("CANCELLED", "REFUNDED")
_UNDER_WAY = ("WAITING", "PENDING", "COMPLETED")
_RECENT = timedelta(days=7)
_SHIPPING = (Decimal("0.00"), Decimal("3.90"), Decimal("5.90"))


@dataclass(frozen=True, slots=True)
class _Cart:
    """What becomes an order: where, in which currency, by whom; and the cart's own id where it was one."""

    shop: int
    currency: str
    person: int
    key: str | None

    @property
    def customer(self) -> tuple[str, str]:
        """Address and customer's id."""
        return Desk.address(self.person), f"customer-{self.person + 1}"


class Shops:
    """The shops of an account, and the carts whose order is still to come."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._shops = [(self._open(shop), shop[3]) for shop in made_up.SHOPS]
        self._goods = {key: self._stock(key, currency) for key, currency in self._shops}
        self._carts: deque[_Cart] = deque()

    def _open(self, shop: tuple[str, str, str, str]) -> int:
        service, external, name, _ = shop
        links = {"logoUrl": f"https://{external}/logo.png", "linkUrl": f"https://{external}/"}
        known = self._desk.known_by(CONNECTIONS, "externalid", service=service, externalid=external, name=name, **links)
        return int(known["id"])

    def _stock(self, shop: int, currency: str) -> list[Row]:
        return [self._product(shop, currency, number) for number in range(len(made_up.GOODS))]

    def _product(self, shop: int, currency: str, number: int) -> Row:
        store = self._desk.state.store
        key = {"legacyConnectionId": shop, "storePrimaryId": f"sku-{number}"}
        known = store.find("products", tuple(key), tuple(key.values()))
        if known:
            return known[0]
        name, category = made_up.GOODS[number]
        price = Decimal(self._desk.dice.randrange(199, 9999)) / 100
        values = {"baseProductName": name, "variantName": name, "variantSku": f"SKU-{number}", "categories": [category]}
        money = {"variantPriceAmount": price, "variantPriceCurrency": currency}
        return store.insert("products", {**key, **values, **money, "guid": self._desk.state.new_guid()})

    def add_cart(self, number: int) -> None:
        """Somebody leaves; of three carts one becomes the next order."""
        desk = self._desk
        cart, moment = _Cart(*desk.choice(self._shops), desk.number(), f"cart-{number + 1}"), desk.state.now()
        goods = desk.dice.sample(self._goods[cart.shop], desk.dice.randrange(1, 4))
        lines = [{**_offered(product), "quantity": 1} for product in goods]
        desk.make(
            ORDERS,
            externalcheckoutid=cart.key,
            source="1",
            email=cart.customer[0],
            orderProducts=lines,
            totalPrice=sum(line["price"] for line in lines),
            currency=cart.currency,
            connectionid=str(cart.shop),
            customerid=str(self._known(cart) or self._new(cart)),
            externalCreatedDate=iso_offset(moment - timedelta(hours=2)),
            abandonedDate=iso_offset(moment),
        )
        if desk.one_in(3):
            self._carts.append(cart)

    def _known(self, cart: _Cart) -> int | None:
        key = cart.shop, cart.customer[1]
        found = self._desk.state.store.find(CUSTOMERS.rows, ("connectionid", "externalid"), key)
        return found[0]["id"] if found else None

    def _new(self, cart: _Cart) -> int:
        email, external = cart.customer
        made: int = self._desk.make(CUSTOMERS, connectionid=str(cart.shop), externalid=external, email=email)["id"]
        return made

    def add_order(self, number: int) -> None:
        """An order: a customer where it is the first, the order itself and its v3 copy, at once."""
        desk = self._desk
        cart = self._carts.popleft() if self._carts else _Cart(*desk.choice(self._shops), desk.number(), None)
        if self._known(cart) is None:
            self._new(cart)
        copy_written(desk.state, keep_order(desk.state, self._order(number, cart)))

    def _order(self, number: int, cart: _Cart) -> Row:
        desk, (email, customer) = self._desk, cart.customer
        goods = desk.dice.sample(self._goods[cart.shop], desk.dice.randrange(1, 5))
        lines = [{**_sold(product), "quantity": desk.dice.randrange(1, 4)} for product in goods]
        worth = _worth(lines)
        placed, (city, country) = desk.state.now(), desk.choice(made_up.CITIES)
        return {
            "legacyConnectionId": cart.shop,
            "storeOrderId": str(1000 + number),
            "orderNumber": str(1000 + number),
            "storeCustomerId": customer,
            "email": email,
            "cartId": cart.key,
            "creationSource": "REAL_TIME",
            "normalizedStatus": desk.choice(_UNDER_WAY if END - placed < _RECENT else _ENDED),
            "storeCreatedDate": utc_instant(placed),
            "currency": cart.currency,
            "lineItems": lines,
            "isTestOrder": False,
            "shippingAddress": {"city": city, "country": country},
            **self._sums(worth),
        }

    def _sums(self, worth: Decimal) -> Row:
        """Shipping is added; of eight orders one has a tenth off."""
        shipping = self._desk.choice(_SHIPPING)
        off = (worth / 10).quantize(_CENT) if self._desk.one_in(8) else Decimal(0)
        discounts = [{"name": "TENTH", "type": "ORDER", "discountAmount": off}] if off else []
        sums = {"finalAmount": worth + shipping - off, "shippingAmount": shipping}
        return {**sums, **({"discountsAmount": off, "discounts": discounts} if off else {})}


def _worth(lines: list[Row]) -> Decimal:
    worth = Decimal(0)
    for line in lines:
        worth += line["priceAmount"] * line["quantity"]
    return worth


def _sold(product: Row) -> Row:
    return {
        "name": product["baseProductName"],
        "sku": product["variantSku"],
        "productStorePrimaryId": product["storePrimaryId"],
        "category": product["categories"][0],
        "priceAmount": product["variantPriceAmount"],
    }


def _offered(product: Row) -> Row:
    """As carts of v3 have it: in cents."""
    sold = _sold(product)
    price = int(sold["priceAmount"] * 100)
    return {"externalid": sold["productStorePrimaryId"], "name": sold["name"], "sku": sold["sku"], "price": price}
