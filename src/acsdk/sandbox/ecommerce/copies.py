"""The second asynchronous step: an order becomes a v3 `ecomOrder` (Orders page, deep data mapping)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from acsdk.sandbox.codec import Json, as_objects
from acsdk.sandbox.dates import iso_offset, parse_instant
from acsdk.sandbox.people import customers_of, email_key
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row, delete_found

__all__ = ["ORDER_STATES", "copy_order", "copy_written"]

ORDER_STATES = {
    "PENDING": "0",
    "COMPLETED": "1",
    "ABANDONED": "2",
    "RECOVERED": "3",
    "WAITING": "4",
    # No source has a number for the following (rule `orders.state_numbers`).
    "PENDING_PAYMENT": "4",
    "CANCELLED": "1",
    "REFUNDED": "1",
    "RETURNED": "1",
    "FAILED": "0",
}


def copy_order(state: State, payload: Row) -> None:
    """Copy an order by its number, where it is still there."""
    order = state.store.get("orders", payload["order"])
    if order is not None:
        copy_written(state, order)


def copy_written(state: State, order: Row) -> None:
    """Write the v3 copy of an order; a cart with the order's cart id becomes that order."""
    known = _known(state, order)
    fields = {**_columns(state, order), "state": _state(order, known)}
    if known is not None:
        row = state.store.replace("ecomOrders", {**known, **fields})
    else:
        row = state.store.insert("ecomOrders", {**fields, "createdDate": state.iso_now()})
    _replace_children(state, row, order)


def _known(state: State, order: Row) -> Row | None:
    connection = order["legacyConnectionId"]
    found = state.store.find("ecomOrders", ("connectionid", "externalid"), (connection, order["storeOrderId"]))
    if not found and order.get("cartId"):
        found = state.store.find("ecomOrders", ("connectionid", "externalcheckoutid"), (connection, order["cartId"]))
    return found[0] if found else None


def _state(order: Row, known: Row | None) -> str:
    number = ORDER_STATES.get(order.get("normalizedStatus") or "COMPLETED", "1")
    was_cart = known is not None and known["state"] in {"2", "3"}
    return "3" if was_cart and number == "1" else number  # rule `carts.recovered`


def _columns(state: State, order: Row) -> Row:
    created = _account_date(order.get("storeCreatedDate"))
    now = state.iso_now()
    columns: Row = {
        "connectionid": str(order["legacyConnectionId"]),
        "externalid": order["storeOrderId"],
        "externalcheckoutid": order.get("cartId"),
        "customerid": _customer(state, order),
        "source": "0" if order.get("creationSource") == "HISTORICAL" else "1",
        "orderNumber": order.get("orderNumber") or "",
        "email": order["email"],
        "currency": order.get("currency") or "",
        "shippingMethod": order.get("shippingMethod") or "",
        "orderUrl": order.get("orderUrl") or "",
        "totalPrice": _cents(order.get("finalAmount")),
        "shippingAmount": _cents(order.get("shippingAmount")),
        "discountAmount": _cents(order.get("discountsAmount")),
        "taxAmount": "0",
        "totalProducts": str(len(order.get("lineItems") or [])),
        "externalCreatedDate": created,
        "externalUpdatedDate": _account_date(order.get("storeModifiedDate")),
    }
    return {**columns, "orderDate": created, "updatedDate": now, "tstamp": now}


def _customer(state: State, order: Row) -> str:
    connection, external = order["legacyConnectionId"], order.get("storeCustomerId")
    found = external and state.store.find("ecomCustomers", ("connectionid", "externalid"), (connection, external))
    if not found:
        found = customers_of(state, connection, email_key(order["email"]))
    return str(found[0]["id"]) if found else "0"


def _replace_children(state: State, row: Row, order: Row) -> None:
    for table in ("ecomOrderProducts", "ecomOrderDiscounts"):
        delete_found(state.store, table, ("orderid",), (row["id"],))
    now = state.iso_now()
    owner = {"orderid": str(row["id"]), "createdDate": now, "updatedDate": now}
    for item in as_objects(order.get("lineItems")):
        product = {**owner, **_product(item), "connectionid": row["connectionid"], "tstamp": now}
        state.store.insert("ecomOrderProducts", product)
    for discount in as_objects(order.get("discounts")):
        state.store.insert("ecomOrderDiscounts", {**owner, **_discount(discount)})


def _product(item: Row) -> Row:
    average, tags = item.get("averageRating"), item.get("tags")
    return {
        "externalid": item.get("storeBaseProductId") or item.get("productStorePrimaryId") or "",
        "name": item.get("name") or "",
        "price": _cents(item.get("priceAmount")),
        "quantity": str(item.get("quantity") if item.get("quantity") is not None else 1),
        "category": item.get("category") or "",
        "sku": item.get("sku") or "",
        "imageUrl": item.get("imageUrl") or "",
        "productUrl": item.get("productUrl") or "",
        "onSale": None if item.get("isOnSale") is None else str(int(item["isOnSale"])),
        "averageRating": None if average is None else str(average),
        "brand": item.get("brand"),
        "tags": None if tags is None else ",".join(str(tag) for tag in tags),
    }


def _discount(discount: Row) -> Row:
    return {
        "name": discount.get("name") or "",
        "type": (discount.get("type") or "ORDER").lower(),
        "discountAmount": _cents(discount.get("discountAmount")),
    }


def _cents(amount: Json) -> str:
    """Always a hundredth of the unit, whatever the currency (rule `money.cents`)."""
    return str(int((Decimal(amount or 0) * 100).quantize(Decimal(1), ROUND_HALF_UP)))


def _account_date(text: str | None) -> str | None:
    moment = parse_instant(text) if text else None
    return iso_offset(moment) if moment else None
