"""The search by e-mail and order number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from acsdk.sandbox.messages import Response
from acsdk.sandbox.people import email_key
from acsdk.sandbox.store import Row, Store

from .cells import table_path
from .document import document
from .markup import Markup, tag
from .rows import rows_table
from .tables import title_of
from .view import View

__all__ = ["find_page"]

_SHOPS = 100
_NEWEST = 2000
_EACH = 20
_LONGEST = 200
_PARTS: Mapping[str, tuple[str, ...]] = {
    "contacts": ("email", "firstName", "lastName", "phone"),
    "orders": ("email", "storeOrderId", "orderNumber"),
    "ecomOrders": ("email", "externalid", "externalcheckoutid", "orderNumber"),
    "ecomCustomers": ("email", "externalid"),
}


def find_page(view: View) -> Response:
    """What was found, by table; what to type where nothing was."""
    wanted = view.asked.get("q", "").strip()[:_LONGEST]
    if not wanted:
        return document(view, "Search", tag("h1", "Search"), tag("p", _HINT, class_="empty"))
    with view.watch.reading() as store:
        found = {table: list(_found(store, table, wanted).values())[:_EACH] for table in _PARTS}
        is_large = any(store.count(table) > _NEWEST for table in _PARTS)
    parts = [rows_table(table, rows) for table, rows in found.items() if rows]
    heading = tag("h1", "Found for ", tag("bdi", wanted))
    limits = f"A whole e-mail or number is looked for in all rows, a part in the newest {_NEWEST:,} of each table."
    note = tag("p", limits, class_="soft") if is_large else None
    return document(view, "Search", heading, *(parts or [_nothing()]), note)


_HINT = "Type a whole e-mail or a part of one, such as ada@ or example.com, or the number of an order, such as 1001."


def _nothing() -> Markup:
    tables = [tag("a", title_of(table), href=table_path(table)) for table in ("contacts", "orders")]
    return tag("p", "Nothing has it. ", _HINT, " Or look through ", tables[0], " and ", tables[1], ".", class_="empty")


def _found(store: Store, table: str, wanted: str) -> dict[int, Row]:
    """By an index first, whatever the size of the account; then in parts of the newest rows."""
    rows = {row["id"]: row for row in _EXACT[table](store, wanted)}
    newest = store.page(table, max(0, store.count(table) - _NEWEST), _NEWEST)[::-1]
    part = wanted.casefold()
    return rows | {row["id"]: row for row in newest if _has(row, _PARTS[table], part)}


def _has(row: Mapping[str, Any], columns: tuple[str, ...], part: str) -> bool:
    return any(part in str(row.get(column) or "").casefold() for column in columns)


def _contacts(store: Store, wanted: str) -> Iterator[Row]:
    yield from store.find("contacts", ("emailKey",), (email_key(wanted),), limit=_EACH)


def _customers(store: Store, wanted: str) -> Iterator[Row]:
    yield from store.find("ecomCustomers", ("emailKey",), (email_key(wanted),), limit=_EACH)


def _orders(store: Store, wanted: str) -> Iterator[Row]:
    yield from store.find("orders", ("email",), (wanted,), limit=_EACH)
    for shop in store.page("connections", 0, _SHOPS):
        yield from store.find("orders", ("legacyConnectionId", "storeOrderId"), (shop["id"], wanted))


def _copies(store: Store, wanted: str) -> Iterator[Row]:
    for column in ("externalid", "externalcheckoutid", "email"):
        yield from store.find("ecomOrders", (column,), (wanted,), limit=_EACH)


_EXACT = {"contacts": _contacts, "orders": _orders, "ecomOrders": _copies, "ecomCustomers": _customers}
