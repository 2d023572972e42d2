"""Orders (Orders page)."""

from __future__ import annotations

from acsdk.sandbox.codec import Json, as_object
from acsdk.sandbox.people import ensure_contact, ensure_customer, person_of
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

from .batches import batch_record, distinct
from .checks import check_order, normalise_dates
from .failures import invalid
from .field import RootField
from .search import search

__all__ = ["bulk_upsert", "bulk_upsert_async", "find_order", "get_order", "keep_order"]
__all__ += ["save_person", "search_orders", "upsert", "write_order"]

_KEY = ("legacyConnectionId", "storeOrderId")


def upsert(field: RootField, order: Row | None = None) -> Row:
    """Write one order and give it back."""
    return _accept(field.state, [order or {}])[0]


def bulk_upsert(field: RootField, orders: list[Row | None] | None = None) -> list[Row]:
    """Write all orders or none, and give them back."""
    return _accept(field.state, [order or {} for order in orders or []])


def bulk_upsert_async(field: RootField, orders: list[Row | None] | None = None) -> Row:
    """Check now, make contacts and customers now, write the orders after the pipeline's delay."""
    state: State = field.state
    for order in _checked(state, [order or {} for order in orders or []]):
        save_person(state, order)
        state.pipeline.add("order.write", order)
    return batch_record(state)


def get_order(field: RootField, **key: Json) -> Row | None:
    """One order by its natural key; null when there is none (rule `graphql.no_match`)."""
    return find_order(field.state, key.get("legacyConnectionId"), key.get("storeOrderId"))


def search_orders(field: RootField, **criteria: Json) -> list[Row]:
    """Orders by filter."""
    return search(field.state.store, "orders", field, criteria.get("filter"))


def find_order(state: State, connection: int | None, store_order: str | None) -> Row | None:
    """The order with this natural key."""
    found = state.store.find("orders", _KEY, (connection, store_order))
    return found[0] if found else None


def write_order(state: State, order: Row) -> Row:
    """Insert or patch the record and queue its copy to v3."""
    row = keep_order(state, order)
    state.pipeline.add("order.copy", {"order": row["id"]})
    return row


def keep_order(state: State, order: Row) -> Row:
    """Insert or patch the record (rule `orders.patch`)."""
    fields = normalise_dates({name: value for name, value in order.items() if name != "customerData"})
    known = find_order(state, order["legacyConnectionId"], order["storeOrderId"])
    if known is not None:
        return state.store.replace("orders", {**known, **fields})
    connection = state.store.get("connections", order["legacyConnectionId"]) or {}
    identity = {"guid": state.new_guid(), "connectionId": connection.get("guid")}
    return state.store.insert("orders", {**fields, **identity})


def save_person(state: State, record: Row) -> None:
    """Make or update the contact and the v3 customer behind an order or a recurring payment, at once."""
    data = as_object(record.get("customerData"))
    accepts = record.get("acceptsMarketing", data.get("acceptsMarketing"))
    ensure_contact(state, record["email"], **person_of(record))
    ensure_customer(
        state,
        record["legacyConnectionId"],
        record.get("storeCustomerId"),
        record["email"],
        acceptsMarketing=None if accepts is None else str(int(accepts)),
        smsMarketingState=data.get("smsMarketingState"),
        smsOptInLevel=data.get("smsOptInLevel"),
        smsConsentUpdatedAt=data.get("smsConsentUpdatedDate"),
    )


def _accept(state: State, orders: list[Row]) -> list[Row]:
    rows: list[Row] = []
    for order in _checked(state, orders):
        save_person(state, order)
        rows.append(write_order(state, order))
    return rows


def _checked(state: State, orders: list[Row]) -> list[Row]:
    faults: dict[str, str] = {}
    for order in orders:
        faults |= check_order(state.store, order)
    if faults:
        raise invalid(faults)
    return distinct(orders, _KEY)
