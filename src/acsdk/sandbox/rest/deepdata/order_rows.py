"""What writes on `ecomOrders` do: requirements, states of carts, product rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from acsdk.sandbox.codec import Json, as_object, as_objects
from acsdk.sandbox.dates import iso_offset, parse_loose
from acsdk.sandbox.messages import Response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.errors import errors, item
from acsdk.sandbox.rest.kit.loads import row_named, shown_rows
from acsdk.sandbox.rest.kit.wire import as_number, as_text
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row, delete_found, has_another

from .carts import schedule_cart, state_of

__all__ = ["beside_created", "check", "listed", "order_ids", "prepare", "remove_children", "save_children"]

_REQUIRED = ("source", "email", "totalPrice", "currency", "connectionid", "customerid", "externalCreatedDate")
_PARENTS = {"connectionid": ("connections", "connection"), "customerid": ("ecomCustomers", "ecomCustomer")}
_KEYS = ("connectionid", "customerid")
_NOTHING = (None, "")
_NO_KEY = (None, "", "0")
_DATES = ("externalCreatedDate", "externalUpdatedDate", "abandonedDate", "orderDate")
_NUMBERS = ("totalPrice", "discountAmount", "shippingAmount", "taxAmount", "totalProducts", "state")
_PRODUCT_TEXTS = ("externalid", "name", "category", "sku", "description", "imageUrl", "productUrl")


def check(call: Call, row: Row, known: Row | None) -> Response | None:
    """Requirements of a create, unique ids of the shop (rules `orders.v3_required`, `orders.v3_duplicate`)."""
    refusal = _unmet(call, row) if known is None else _orphaned(call, known)
    return refusal if refusal is not None else _taken(call, {**(known or {}), **row}, known)


def _unmet(call: Call, row: Row) -> Response | None:
    """What a create lacks: columns first, then the rows that they name."""
    gone = [*_missing(row), *_nameless(row)]
    if gone:
        return errors(422, *(item(f"The ecomOrder {name} was not provided.", name, "field_missing") for name in gone))
    for name, (table, model) in _PARENTS.items():
        if row_named(call.state, table, row[name]) is None:
            return errors(422, item(f"The related {model} does not exist.", name, "related_missing"))
    return None


def _orphaned(call: Call, known: Row) -> Response | None:
    """An order of a connection that is gone can no longer be written (rule `connections.deleted`)."""
    if row_named(call.state, "connections", known["connectionid"]) is not None:
        return None
    return errors(422, item("The related connection does not exist.", "connectionid", "related_missing"))


def _missing(row: Row) -> Iterator[str]:
    given = {**row, "externalCreatedDate": _created(row)}
    for name in _REQUIRED:
        if given.get(name) in (_NO_KEY if name in _KEYS else _NOTHING):
            yield name


def _nameless(row: Row) -> Iterator[str]:
    """An order has a number, a cart the number of a checkout and a date."""
    if not row.get("externalid"):
        if not row.get("externalcheckoutid"):
            yield "externalid"
        elif not row.get("abandonedDate"):
            yield "abandonedDate"


def _created(row: Row) -> Json:
    """Clients of 2018 send `orderDate`, the name that it had then (rule `orders.order_date`)."""
    return row.get("externalCreatedDate") or row.get("orderDate")


def _taken(call: Call, whole: Row, known: Row | None) -> Response | None:
    for name in ("externalid", "externalcheckoutid"):
        value = whole.get(name)
        same = (
            call.state.store.find("ecomOrders", ("connectionid", name), (whole["connectionid"], value)) if value else []
        )
        if has_another(same, known):
            status = 422 if known is None else 400
            which = " with externalcheckoutid" if name == "externalcheckoutid" else ""
            return errors(status, item(f"The ecomOrder{which} already exists in the system.", name, "duplicate"))
    return None


def prepare(call: Call, row: Row, known: Row | None) -> Row:
    """Dates in the account's zone, the state by the kind of row, stamps."""
    now = call.state.iso_now()
    dates = {name: _account_date(row.get(name)) for name in _DATES if row.get(name)}
    state = state_of(row, known, call.state.now())
    placed = {**row, **dates, "updatedDate": now, "tstamp": now, "state": state}
    placed["externalCreatedDate"] = _created(placed)
    placed.setdefault("createdDate", now)
    placed["orderDate"] = placed.get("orderDate") or placed.get("externalCreatedDate")
    sent = _sent_products(call)
    return placed if sent is None else {**placed, "totalProducts": str(len(sent))}


def save_children(call: Call, row: Row) -> None:
    """Sent products and discounts replace the stored rows; a cart's date is put on the clock."""
    schedule_cart(call.state, row)
    now = call.state.iso_now()
    owner = {"orderid": str(row["id"]), "createdDate": now, "updatedDate": now}
    products, discounts = _sent_products(call), _sent(call, "orderDiscounts")
    if products is not None:
        _replace(call, "ecomOrderProducts", row, [{**owner, **_product(sent, row), "tstamp": now} for sent in products])
    if discounts is not None:
        _replace(call, "ecomOrderDiscounts", row, [{**owner, **_discount(sent)} for sent in discounts])


def remove_children(call: Call, row: Row) -> None:
    """An order takes its products and discounts along."""
    _replace(call, "ecomOrderProducts", row, [])
    _replace(call, "ecomOrderDiscounts", row, [])


def order_ids(call: Call, row: Row) -> Mapping[str, Any]:
    """The ids of products and discounts, which only the answers to writes carry; the new number of products."""
    store, sent = call.state.store, _sent_products(call)
    counted = {} if sent is None else {"totalProducts": len(sent)}
    return {
        **counted,
        "orderProducts": [str(child["id"]) for child in store.find("ecomOrderProducts", ("orderid",), (row["id"],))],
        "orderDiscounts": [str(child["id"]) for child in store.find("ecomOrderDiscounts", ("orderid",), (row["id"],))],
    }


def listed(state: State, row: Row) -> Mapping[str, Json]:
    """In lists the documentation shows numbers as numbers, and the ids of the products."""
    products = state.store.find("ecomOrderProducts", ("orderid",), (row["id"],))
    return {
        **{name: int(row.get(name) or 0) for name in _NUMBERS},
        "orderProducts": [str(product["id"]) for product in products],
    }


def beside_created(call: Call, row: Row) -> Mapping[str, Json]:
    """Side-loads of a write: the sent products as they were sent on a create, whole rows on an update."""
    state, store = call.state, call.state.store
    discounts = shown_rows(state, "ecomOrderDiscounts", store.find("ecomOrderDiscounts", ("orderid",), (row["id"],)))
    for discount in discounts:
        del discount["links"]
    if call.method != "POST":
        products = store.find("ecomOrderProducts", ("orderid",), (row["id"],))
        shown = shown_rows(state, "ecomOrderProducts", products)
        return {"ecomOrderProducts": shown, "ecomOrderDiscounts": discounts}
    connection = store.get("connections", int(row["connectionid"]))
    shop = shown_rows(state, "connections", [connection] if connection else [])
    return {"connections": shop, "ecomOrderProducts": _sent_products(call) or [], "ecomOrderDiscounts": discounts}


def _replace(call: Call, table: str, row: Row, children: list[Row]) -> None:
    delete_found(call.state.store, table, ("orderid",), (row["id"],))
    for child in children:
        call.state.store.insert(table, child)


def _sent_products(call: Call) -> list[dict[str, Json]] | None:
    return _sent(call, "orderProducts")


def _sent(call: Call, key: str) -> list[dict[str, Json]] | None:
    value = call.wrapped("ecomOrder").get(key)
    if isinstance(value, dict):
        return [as_object(value)]
    return as_objects(value) if isinstance(value, list) else None


def _product(sent: dict[str, Json], row: Row) -> Row:
    texts = {name: as_text(sent.get(name)) or "" for name in _PRODUCT_TEXTS}
    numbers = {"price": as_number(sent.get("price", 0)), "quantity": as_number(sent.get("quantity", 1))}
    return {**texts, **numbers, "connectionid": row["connectionid"]}


def _discount(sent: dict[str, Json]) -> Row:
    names = {"name": as_text(sent.get("name")) or "", "type": as_text(sent.get("type")) or "order"}
    return {**names, "discountAmount": as_number(sent.get("discountAmount", 0))}


def _account_date(text: Json) -> Json:
    moment = parse_loose(text) if isinstance(text, str) else None
    return iso_offset(moment) if moment else text
