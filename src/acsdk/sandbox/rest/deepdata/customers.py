"""`ecomCustomers`: a shop's customers, and one aggregate row a contact (E-commerce customers page)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from acsdk.sandbox.messages import Response
from acsdk.sandbox.people import email_key, ensure_aggregate, ensure_contact, find_contact, mark_customer
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.errors import errors, item
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.loads import row_named
from acsdk.sandbox.rest.kit.resource import Child, Column, Filter, Relation, Resource
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row, has_another

__all__ = ["CUSTOMERS"]


def _computed(state: State, row: Row) -> Mapping[str, Any]:
    """The contact, null once that was deleted (rule `contacts.customers`), and the figures."""
    contact = find_contact(state, row["email"])
    return {"subscriberid": str(contact["id"]) if contact else None, **_totals(state, row)}


def _totals(state: State, row: Row) -> Mapping[str, Any]:
    """Figures over the customer's orders, carts left out, in cents; computed on reading."""
    store = state.store
    people = [row]
    if row["connectionid"] == "0":
        people = store.find("ecomCustomers", ("emailKey",), (row["emailKey"],))
    placed = [
        order
        for person in people
        for order in store.find("ecomOrders", ("customerid",), (person["id"],))
        if order.get("externalid")
    ]
    revenue = sum(int(order.get("totalPrice") or 0) for order in placed)
    products = [item for order in placed for item in store.find("ecomOrderProducts", ("orderid",), (order["id"],))]
    category = Counter(product["category"] for product in products if product.get("category")).most_common(1)
    return {
        "totalRevenue": str(revenue),
        "totalOrders": str(len(placed)),
        "totalProducts": str(len(products)),
        "avgRevenuePerOrder": str(revenue // len(placed) if placed else 0),
        "avgProductCategory": category[0][0] if category else "",
    }


def _check(call: Call, row: Row, known: Row | None) -> Response | None:
    whole = {**(known or {}), **row}
    names = ("connectionid", "externalid", "email")
    # The bodies are guesses (rule `customers.bodies`).
    gone = [name for name in names if (known is None or name in row) and whole.get(name) in (None, "")]
    if gone:
        return errors(
            422, *(item(f"The ecomCustomer {name} was not provided.", name, "field_missing") for name in gone)
        )
    if not isinstance(whole["email"], str):
        return errors(422, item("The customer email is not valid.", "email", "field_invalid"))
    key = whole["connectionid"]
    # Rule `connections.deleted`; connection 0 is that of the aggregates.
    if not (known and key == "0") and row_named(call.state, "connections", key) is None:
        return errors(422, item("The related connection does not exist.", "connectionid", "related_missing"))
    same = call.state.store.find("ecomCustomers", ("connectionid", "externalid"), (key, whole["externalid"]))
    if has_another(same, known):
        return errors(422, item("The ecomCustomer already exists in the system.", "externalid", "duplicate"))
    return None


def _prepare(call: Call, row: Row, _known: Row | None) -> Row:
    return {**row, "emailKey": email_key(row["email"]), "tstamp": call.state.iso_now()}


def _after(call: Call, row: Row) -> None:
    ensure_contact(call.state, row["email"])
    ensure_aggregate(call.state, row["email"])
    if call.method == "POST":
        mark_customer(call.state, row)


CUSTOMERS = Resource(
    path="ecomCustomers",
    singular="ecomCustomer",
    plural="ecomCustomers",
    model="EcomCustomer",
    columns=(
        Column("connectionid", "0", writable=True, aliases=("connection",)),
        Column("externalid", writable=True),
        Column("email", writable=True),
        Column("totalRevenue", "0", number=True),
        Column("totalOrders", "0", number=True),
        Column("totalProducts", "0", number=True),
        Column("avgRevenuePerOrder", "0", number=True),
        Column("avgProductCategory"),
        Column("tstamp", None),
        Column("acceptsMarketing", "0", writable=True, number=True),
        Column("smsMarketingState", None),
        Column("smsOptInLevel", None),
        Column("smsConsentUpdatedAt", None),
    ),
    relations=(Relation("connection", "connectionid", "connections"),),
    links={"connection": "", "orders": ""},
    children=(Child("orders", "ecomOrders", "customerid"),),
    filters={f"filters[{name}]": Filter(name) for name in ("email", "externalid", "connectionid")},
    orders={name: name for name in ("id", "email", "externalid", "connectionid")},
    hooks=Hooks(check=_check, prepare=_prepare, after=_after, computed=_computed),
)
