"""`ecomOrders`: orders and carts in one collection (E-commerce orders and carts pages)."""

from __future__ import annotations

from acsdk.sandbox.messages import Response, json_response, message_response
from acsdk.sandbox.people import email_key, find_contact
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.loads import row_named
from acsdk.sandbox.rest.kit.resource import Child, Column, Filter, Relation, Resource
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.rest.kit.verbs import create, find, missing

from .order_rows import beside_created, check, listed, order_ids, prepare, remove_children, save_children

__all__ = ["DISCOUNTS", "ORDERS", "ORDER_ENDPOINTS", "PRODUCTS"]

_FILTERS = {
    "connectionid": "connectionid",
    "externalid": "externalid",
    "externalcheckoutid": "externalcheckoutid",
    "email": "email",
    "state": "state",
    "customerid": "customerid",
    "external_created_date": "externalCreatedDate",
}

ORDERS = Resource(
    path="ecomOrders",
    singular="ecomOrder",
    plural="ecomOrders",
    model="EcomOrder",
    columns=(
        Column("customerid", "0", writable=True, aliases=("customer",)),
        Column("connectionid", "0", writable=True, aliases=("connection",)),
        Column("state", "0", number=True),
        Column("source", "1", writable=True),
        Column("externalid", writable=True),
        Column("externalcheckoutid", None, writable=True, aliases=("externalCheckoutId",)),
        Column("orderNumber", writable=True),
        Column("email", writable=True),
        Column("totalPrice", "0", writable=True, number=True),
        Column("discountAmount", "0", writable=True, number=True),
        Column("shippingAmount", "0", writable=True, number=True),
        Column("taxAmount", "0", writable=True, number=True),
        Column("totalProducts", "0", number=True),
        Column("currency", writable=True),
        Column("shippingMethod", writable=True),
        Column("orderUrl", writable=True),
        Column("externalCreatedDate", None, writable=True),
        Column("externalUpdatedDate", None, writable=True),
        Column("abandonedDate", None, writable=True, aliases=("abandoned_date",)),
        Column("createdDate", None),
        Column("updatedDate", None),
        Column("orderDate", None, writable=True),
        Column("tstamp", None),
    ),
    relations=(
        Relation("connection", "connectionid", "connections"),
        Relation("customer", "customerid", "ecomCustomers"),
    ),
    links={"connection": "", "customer": "", "orderProducts": "", "orderDiscounts": "", "orderActivities": ""},
    children=(
        Child("orderProducts", "ecomOrderProducts", "orderid"),
        Child("orderDiscounts", "ecomOrderDiscounts", "orderid"),
    ),
    filters={f"filters[{name}]": Filter(column) for name, column in _FILTERS.items()},
    orders={"id": "id", **_FILTERS},
    hooks=Hooks(
        check=check,
        only_listed=listed,
        prepare=prepare,
        after=save_children,
        removed=remove_children,
        beside_write=beside_created,
        written=order_ids,
    ),
)


def _no_activities(call: Call) -> Response:
    """The link is there, its rows are in no source (rule `orders.activities`)."""
    if find(ORDERS, call, call.segments[1]) is None:
        return missing(ORDERS, call, call.segments[1])
    return json_response(200, {"ecomOrderActivities": []})


def _create(call: Call) -> Response:
    """An order of another address than its customer's is saved, and answered with 404 (rule `orders.mismatch`)."""
    answer = create(ORDERS, call)
    sent = call.wrapped("ecomOrder")
    customer = row_named(call.state, "ecomCustomers", sent.get("customerid") or sent.get("customer"))
    email = sent.get("email")
    if answer.status != 201 or customer is None or email_key(str(email)) == customer["emailKey"]:
        return answer
    contact = find_contact(call.state, str(email)) or {"id": 0}
    return message_response(404, f"No Result found for Subscriber with id {contact['id']}")


ORDER_ENDPOINTS = (
    Endpoint("GET", "ecomOrders/{}/orderActivities", _no_activities),
    Endpoint("POST", "ecomOrders", _create),
)

PRODUCTS = Resource(
    path="ecomOrderProducts",
    singular="ecomOrderProduct",
    plural="ecomOrderProducts",
    model="EcomOrderProduct",
    verbs=frozenset({"list", "get"}),
    columns=(
        Column("orderid", "0"),
        Column("connectionid", "0"),
        *(Column(name) for name in ("externalid", "sku", "name", "description")),
        Column("price", "0"),
        Column("quantity", "1"),
        *(Column(name) for name in ("category", "imageUrl", "productUrl")),
        *(Column(name, None) for name in ("onSale", "averageRating", "brand", "tags")),
        *(Column(name, None) for name in ("createdDate", "updatedDate", "tstamp")),
    ),
    relations=(Relation("ecomOrder", "orderid", "ecomOrders"),),
    links={"ecomOrder": ""},
    filters={f"filters[{name}]": Filter(name) for name in ("orderid", "connectionid", "externalid", "sku")},
    total=None,
)

DISCOUNTS = Resource(
    path="ecomOrderDiscounts",
    singular="ecomOrderDiscount",
    plural="ecomOrderDiscounts",
    model="EcomOrderDiscount",
    verbs=frozenset(),
    columns=(
        Column("name"),
        Column("type", "order"),
        Column("orderid", "0"),
        Column("discountAmount", "0"),
        Column("createdDate", None),
        Column("updatedDate", None),
    ),
    total=None,
)
