"""Made-up people, products and orders, the same for the same seed."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from acsdk.sandbox.ecommerce.jobs import SETTLED_JOBS
from acsdk.sandbox.ecommerce.orders import save_person, write_order
from acsdk.sandbox.rest.lists.tags import ensure_tag

from .dates import utc_instant
from .people import ensure_contact
from .state import State
from .store import Row

__all__ = ["fill"]

_TODAY = datetime(2026, 1, 1, tzinfo=UTC)
# fmt: off
_FIRST = (
    "Ada", "Alan", "Barbara", "Edsger", "Frances", "Grace", "Hedy", "Ida", "Jean", "Joan", "Katherine",
    "Linus", "Margaret", "Niklaus", "Radia", "Zoë",
)
_LAST = (
    "Allen", "Bartik", "Dijkstra", "Goldberg", "Hamilton", "Hopper", "Johnson", "Lamarr", "Liskov", "Lovelace",
    "Müller", "Perlman", "Rhodes",
)
_GOODS = (
    "Tea", "Coffee", "Mug", "Kettle", "Spoon", "Tray", "Filter", "Honey", "Biscuit", "Teapot", "Grinder",
    "Cup",
)
# fmt: on
_CITIES = (("Berlin", "DE"), ("Chicago", "US"), ("Lyon", "FR"), ("Osaka", "JP"), ("Recife", "BR"))
_TAGS = ("customer", "newsletter", "vip", "wholesale")
_STATES = ("COMPLETED",) * 8 + ("PENDING", "WAITING", "CANCELLED", "REFUNDED")


def fill(state: State, *, contacts: int, orders: int, seed: int) -> None:
    """Write rows through the same paths as requests, at a fixed instant."""
    dice = random.Random(seed)  # noqa: S311 - reproducible on purpose
    with state.frozen(_TODAY, seed):
        people = [_person(state, dice, number) for number in range(contacts)]
        if orders:
            connection = _shop(state)
            people = people or [_person(state, dice, 0)]
            goods = [_product(state, dice, connection, number, name) for number, name in enumerate(_GOODS)]
            for number in range(orders):
                order = _order(dice, connection, number, dice.choice(people), goods)
                save_person(state, order)
                write_order(state, order)
        state.pipeline.settle(SETTLED_JOBS)


def _person(state: State, dice: random.Random, number: int) -> Row:
    first, last = dice.choice(_FIRST), dice.choice(_LAST)
    phone = f"+49{dice.randrange(10**9, 10**10)}"
    contact, _ = ensure_contact(state, f"person{number}@example.com", firstName=first, lastName=last, phone=phone)
    for name in dice.sample(_TAGS, dice.randrange(3)):
        tagging = {"contact": str(contact["id"]), "tag": str(ensure_tag(state, name)["id"])}
        state.store.insert("contactTags", {**tagging, "cdate": state.iso_now()})
    return contact


def _shop(state: State) -> int:
    known = state.store.find("connections", ("service", "externalid"), ("sandbox", "shop.example.com"))
    if known:
        return int(known[0]["id"])
    now = state.iso_now()
    row = {"service": "sandbox", "externalid": "shop.example.com", "name": "Example Shop", "serviceName": "sandbox"}
    return int(state.store.insert("connections", {**row, "cdate": now, "udate": now, "guid": state.new_guid()})["id"])


def _product(state: State, dice: random.Random, connection: int, number: int, name: str) -> Row:
    key = {"legacyConnectionId": connection, "storePrimaryId": f"sku-{number}"}
    known = state.store.find("products", ("legacyConnectionId", "storePrimaryId"), tuple(key.values()))
    if known:
        return known[0]
    price = Decimal(dice.randrange(199, 9999)) / 100
    values = {"baseProductName": name, "variantName": name, "variantSku": f"SKU-{number}", "variantPriceAmount": price}
    return state.store.insert("products", {**key, **values, "variantPriceCurrency": "EUR", "guid": state.new_guid()})


def _order(dice: random.Random, connection: int, number: int, person: Row, goods: list[Row]) -> Row:
    lines = [_line(dice, product) for product in dice.sample(goods, dice.randrange(1, 5))]
    total = sum((line["priceAmount"] * line["quantity"] for line in lines), Decimal(0))
    placed = _TODAY - timedelta(minutes=dice.randrange(1, 525_600))
    city, country = dice.choice(_CITIES)
    return {
        "legacyConnectionId": connection,
        "storeOrderId": str(1000 + number),
        "orderNumber": str(1000 + number),
        "storeCustomerId": f"customer-{person['id']}",
        "email": person["email"],
        "creationSource": "HISTORICAL",
        "normalizedStatus": dice.choice(_STATES),
        "storeCreatedDate": utc_instant(placed),
        "currency": "EUR",
        "finalAmount": total,
        "isTestOrder": False,
        "lineItems": lines,
        "shippingAddress": {"city": city, "country": country},
    }


def _line(dice: random.Random, product: Row) -> Row:
    return {
        "name": product["baseProductName"],
        "sku": product["variantSku"],
        "productStorePrimaryId": product["storePrimaryId"],
        "quantity": dice.randrange(1, 4),
        "priceAmount": product["variantPriceAmount"],
    }
